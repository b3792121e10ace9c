import type { SqlTx } from "@banksia/db";
import { type EntryDates, entryDateFaults } from "../admissions/entry-dates.ts";
import {
  type EntryFacts,
  type EntryFactsInput,
  entryFactFaults,
  withEntryDefaults,
} from "../admissions/entry-facts.ts";
import type { ByCode } from "./by-code.ts";
import type { Column } from "./columns.ts";
import type { FaultCode } from "./faults.ts";
import type { FileRow } from "./file-row.ts";
import type { FileJob } from "./kind.ts";
import {
  type KnownCareType,
  type KnownPlace,
  type KnownService,
  knownCareTypes,
  knownPlaces,
  knownServices,
  noPlaces,
} from "./set-up.ts";
import type { stayColumns } from "./stay-columns.ts";
import { TemplateFees } from "./template-fees.ts";

/** A row that names where somebody stays. */
type StayRow = FileRow<typeof stayColumns & Record<string, Column>>;

/** Where somebody stays, as a row names it; null where the cell is blank, at fault or names nothing. */
export interface StayParts {
  service: KnownService | null;
  careType: KnownCareType | null;
  place: KnownPlace | null;
}

/** The set-up that rows of stays name, and the checks that they share. */
export class StayRows {
  readonly #job: FileJob;
  readonly #services: ByCode<KnownService>;
  readonly #careTypes: ByCode<KnownCareType>;
  readonly #fees: TemplateFees;
  readonly #places = new Map<number, ByCode<KnownPlace>>();

  private constructor(
    job: FileJob,
    services: ByCode<KnownService>,
    careTypes: ByCode<KnownCareType>,
    fees: TemplateFees,
  ) {
    this.#job = job;
    this.#services = services;
    this.#careTypes = careTypes;
    this.#fees = fees;
  }

  static async open(job: FileJob): Promise<StayRows> {
    const { tx } = job;
    return new StayRows(job, await knownServices(tx), await knownCareTypes(tx), await TemplateFees.load(tx));
  }

  /** Loads the places of the services that the next rows name. */
  async loadPlaces(rows: readonly { cells: { place?: unknown; service?: unknown } }[]): Promise<void> {
    const wanted = new Set<number>();
    for (const { cells } of rows) {
      const service =
        cells.place == null || typeof cells.service !== "string" ? null : this.#services.get(cells.service);
      if (service !== null && !this.#places.has(service.id)) wanted.add(service.id);
    }
    const tx: SqlTx = this.#job.tx;
    for (const [id, places] of await knownPlaces(tx, [...wanted])) this.#places.set(id, places);
  }

  /** Finds what a row names. */
  find(row: StayRow): StayParts {
    const service = this.#services.find(row, "service");
    if (service !== null && !service.active)
      row.fault("service", "INACTIVE", `${service.name} is closed: choose another service.`);
    return { service, careType: this.#careTypes.find(row, "care_type"), place: this.#findPlace(row, service) };
  }

  #findPlace(row: StayRow, service: KnownService | null): KnownPlace | null {
    if (service === null) return null;
    if (row.cells.place === null && service.kind === "residential")
      row.fault("place", "REQUIRED", "A residential service needs the bed or room that the client moves into.");
    const place = (this.#places.get(service.id) ?? noPlaces).find(row, "place");
    if (place !== null && !place.active)
      row.fault("place", "INACTIVE", `Place ${place.code} is closed: open it or choose another.`);
    return place;
  }

  /** Why the templates of a care type cannot give all their fees and funding at a service; null when they can. */
  templateProblem({ service, careType }: StayParts): string | null {
    return service === null || careType === null ? null : this.#fees.problem(careType, service);
  }

  /**
   * The facts of a stay with their defaults; what is wrong with its days and facts is told.
   * @param fault is told of faults by the pointer of the verb's field
   */
  check(
    { service, careType }: { service: KnownService; careType: KnownCareType },
    dates: EntryDates,
    input: EntryFactsInput & { departureCapacity: string | null; choiceOf2014: string | null },
    fault: (pointer: string, code: FaultCode, detail: string) => void,
  ): EntryFacts {
    const { setting } = careType;
    const facts = withEntryDefaults(input, {
      service,
      setting,
      entryDate: dates.entryDate,
      choiceOf2014: input.choiceOf2014,
    });
    const today = this.#job.ctx.today(service.timeZone);
    for (const { pointer, code, detail } of [
      ...entryDateFaults(dates, today),
      ...entryFactFaults({ ...dates, ...facts, setting, departureCapacity: input.departureCapacity }),
    ])
      fault(pointer, code, detail);
    return facts;
  }
}
