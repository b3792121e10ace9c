import type { BulkColumns, BulkValue, SqlTx } from "@banksia/db";
import { entryDateFaults } from "../admissions/entry-dates.ts";
import { ByCode } from "./by-code.ts";
import { choice, code, day, yesNo } from "./cells.ts";
import { columnOf, optional, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import { findClient } from "./find-client.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import {
  type KnownCareType,
  type KnownCustomer,
  type KnownPlace,
  type KnownService,
  knownCareTypes,
  knownCustomers,
  knownPlaces,
  knownServices,
} from "./set-up.ts";
import { Stays } from "./stays.ts";
import { type NewEntry, TemplateFees } from "./template-fees.ts";
import { WaitingRows, loadWaiting } from "./waiting-rows.ts";

const columns = {
  account: required(code, "The account of the client, a person.", "R-2041"),
  service: required(code, "The code of the service.", "S1"),
  care_type: required(code, "The code of the care type.", "PERM"),
  place: optional(code, "The code of the bed, room or unit. A residential service needs one.", "A12"),
  funded: optional(yesNo, "yes or no. Blank: as the service.", "yes"),
  entry_date: required(day, "2026-10-31, or 31/10/2026.", "2026-07-01"),
  billing_start_date: optional(day, "The first day to bill. Blank: the entry date.", "2026-07-01"),
  departure_date: optional(day, "Blank while the client is there."),
  departure_reason: optional(
    choice("deceased", "home", "hospital", "other_service", "other"),
    "deceased, home, hospital, other_service or other. Needed with a departure date.",
  ),
  billing_end_date: optional(day, "The last day to bill where it is not the day of departure."),
  template_lines: required(
    yesNo,
    "yes: the schedule template of the care type gives the client's fees. no: the fees come otherwise, such as from a file of schedule lines.",
    "no",
  ),
};

type Row = FileRow<typeof columns>;

const target: BulkColumns = {
  client_id: "bigint",
  service_id: "bigint",
  care_type_id: "bigint",
  place_id: "bigint",
  funded: "boolean",
  entry_date: "date",
  billing_start_date: "date",
  departure_date: "date",
  departure_reason: "text",
  billing_end_date: "date",
};

class ServiceEntriesCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #services: ByCode<KnownService>;
  readonly #careTypes: ByCode<KnownCareType>;
  readonly #fees: TemplateFees;
  readonly #stays: Stays;
  readonly #places = new Map<number, ByCode<KnownPlace>>();
  readonly #plain = new WaitingRows<BulkValue[]>();
  readonly #withFees = new WaitingRows<BulkValue[]>();

  constructor(job: FileJob, facts: Awaited<ReturnType<typeof loadFacts>>) {
    this.#job = job;
    this.#services = facts.services;
    this.#careTypes = facts.careTypes;
    this.#fees = facts.fees;
    this.#stays = new Stays(job);
  }

  async check(rows: readonly Row[]): Promise<void> {
    const clients = await knownCustomers(
      this.#job.tx,
      rows.map(({ cells }) => cells.account),
    );
    await this.#loadPlaces(rows);
    const plain: BulkValue[][] = [];
    const withFees: BulkValue[][] = [];
    for (const row of rows) {
      const good = this.#checkRow(row, clients);
      if (good !== null) (row.cells.template_lines === true ? withFees : plain).push(good);
    }
    this.#plain.push(plain);
    this.#withFees.push(withFees);
  }

  async #loadPlaces(rows: readonly Row[]): Promise<void> {
    const wanted = new Set<number>();
    for (const { cells } of rows) {
      const service = cells.place == null || cells.service === undefined ? null : this.#services.get(cells.service);
      if (service !== null && !this.#places.has(service.id)) wanted.add(service.id);
    }
    for (const [id, places] of await knownPlaces(this.#job.tx, [...wanted])) this.#places.set(id, places);
  }

  #checkRow(row: Row, clients: ReadonlyMap<string, KnownCustomer>): BulkValue[] | null {
    const client = findClient(row, clients, "Only a person can be admitted; an organisation can only pay.");
    if (client !== null && !client.active)
      row.fault("account", "INACTIVE", `${client.name} is no longer active: activate first.`);
    const service = this.#services.find(row, "service");
    if (service !== null && !service.active)
      row.fault("service", "INACTIVE", `${service.name} is closed: choose another service.`);
    const careType = this.#careTypes.find(row, "care_type");
    const place = this.#checkPlace(row, service);
    if (row.cells.template_lines === true && careType !== null && service !== null) {
      const problem = this.#fees.problem(careType, service);
      if (problem !== null) row.fault("template_lines", "NOT_ALLOWED", problem);
    }
    if (!row.isWhole() || service === null) return null;
    const { cells } = row;
    const dates = {
      entryDate: cells.entry_date,
      billingStartDate: cells.billing_start_date ?? cells.entry_date,
      departureDate: cells.departure_date,
      departureReason: cells.departure_reason,
      billingEndDate: cells.billing_end_date,
    };
    for (const fault of entryDateFaults(dates, this.#job.ctx.today(service.timeZone)))
      row.fault(columnOf(columns, fault.pointer), fault.code, fault.detail);
    if (!row.good || client === null || careType === null) return null;
    this.#stays.add({
      row: row.row,
      clientId: client.id,
      serviceId: service.id,
      placeId: service.allowPartnered ? null : (place?.id ?? null),
      entryDate: dates.entryDate,
      departureDate: dates.departureDate,
    });
    return [
      client.id,
      service.id,
      careType.id,
      place?.id ?? null,
      cells.funded ?? service.funded,
      dates.entryDate,
      dates.billingStartDate,
      dates.departureDate,
      dates.departureReason,
      dates.billingEndDate,
    ];
  }

  #checkPlace(row: Row, service: KnownService | null): KnownPlace | null {
    if (service === null) return null;
    if (row.cells.place === null && service.kind === "residential")
      row.fault("place", "REQUIRED", "A residential service needs the bed or room that the client moves into.");
    const place = (this.#places.get(service.id) ?? noPlaces).find(row, "place");
    if (place !== null && !place.active)
      row.fault("place", "INACTIVE", `Place ${place.code} is closed: open it or choose another.`);
    return place;
  }

  finish(): Promise<void> {
    return this.#stays.finish();
  }

  async load(written: (rows: number) => void): Promise<void> {
    const { tx } = this.#job;
    await loadWaiting(tx, "service_entry", target, this.#plain, written);
    for (const rows of this.#withFees.take()) {
      await this.#fees.write(tx, await insertEntries(tx, rows));
      written(rows.length);
    }
  }
}

/** Writes entries, in the order of `target`, and gives them back with their numbers. */
async function insertEntries(tx: SqlTx, rows: readonly BulkValue[][]): Promise<NewEntry[]> {
  const names = Object.keys(target);
  const arrays = Object.values(target).map((type, at) => `$${at + 1}::text[]::${type}[]`);
  const texts = names.map((_, at) => rows.map((row) => (row[at] == null ? null : String(row[at]))));
  const made = await tx.unsafe<NewEntry[]>(
    `insert into service_entry (${names.join(", ")}) select * from unnest(${arrays.join(", ")})
      returning id, client_id as "clientId", service_id as "serviceId", care_type_id as "careTypeId", billing_start_date as "billingStartDate"`,
    texts,
  );
  return made.toSorted((a, b) => a.id - b.id);
}

const noPlaces = new ByCode<KnownPlace>("place", []);

async function loadFacts({ tx }: FileJob) {
  return {
    services: await knownServices(tx),
    careTypes: await knownCareTypes(tx),
    fees: await TemplateFees.load(tx),
  };
}

/** Stays of clients with services, with or without the fees that their care type's template gives. */
export const serviceEntriesFile: FileKind = {
  kind: "service_entries",
  title: "Service entries",
  scope: "customers:write",
  columns,
  refusedColumns: {},
  open: async (job) => new ServiceEntriesCheck(job, await loadFacts(job)),
};
