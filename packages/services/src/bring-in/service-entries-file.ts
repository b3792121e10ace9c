import type { BulkValue } from "@banksia/db";
import { choice, code, day, percent, yesNo } from "./cells.ts";
import { columnOf, optional, required } from "./columns.ts";
import { writeEntries } from "./entry-rows.ts";
import type { FileRow } from "./file-row.ts";
import { findClient } from "./find-client.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { type KnownCustomer, knownChoices, knownCustomers } from "./set-up.ts";
import { stayColumns, stayFactColumns } from "./stay-columns.ts";
import { byIndexes } from "./recalculate-clients.ts";
import { StayRows } from "./stay-rows.ts";
import { Stays } from "./stays.ts";
import { WaitingRows } from "./waiting-rows.ts";

const columns = {
  account: required(code, "The account of the client, a person.", "R-2041"),
  ...stayColumns,
  departure_date: optional(day, "Blank while the client is there."),
  departure_reason: optional(
    choice("deceased", "home", "hospital", "other_service", "other"),
    "deceased, home, hospital, other_service or other. Needed with a departure date.",
  ),
  billing_end_date: optional(day, "The last day to bill where it is not the day of departure."),
  notice_date: optional(day, "The day on which notice of leaving was given."),
  probate_date: optional(day, "The day on which probate was shown, for a client who died."),
  ...stayFactColumns,
  departure_capacity: optional(percent, "Short-term restorative care: the capacity score at departure, 0 to 100."),
  entry_event_required: optional(
    yesNo,
    "yes where the entry has still to be told to the government's portal. Blank: no, an earlier system told it.",
  ),
  departure_event_required: optional(
    yesNo,
    "yes where the departure has to be told to the government's portal. Blank: yes for a funded resident who is still there.",
  ),
  template_lines: required(
    yesNo,
    "yes: the templates of the care type give the client's fees and funding. no: they come otherwise, such as from a file of schedule lines.",
    "no",
  ),
};

type Row = FileRow<typeof columns>;

class ServiceEntriesCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #rows: StayRows;
  readonly #stays: Stays;
  readonly #plain = new WaitingRows<BulkValue[]>();
  readonly #withFees = new WaitingRows<BulkValue[]>();

  constructor(job: FileJob, rows: StayRows) {
    this.#job = job;
    this.#rows = rows;
    this.#stays = new Stays(job);
  }

  async check(rows: readonly Row[]): Promise<void> {
    const { tx } = this.#job;
    const clients = await knownCustomers(
      tx,
      rows.map(({ cells }) => cells.account),
    );
    const choices = await knownChoices(
      tx,
      [...clients.values()].map((client) => client.id),
    );
    await this.#rows.loadPlaces(rows);
    const plain: BulkValue[][] = [];
    const withFees: BulkValue[][] = [];
    for (const row of rows) {
      const good = this.#checkRow(row, clients, choices);
      if (good !== null) (row.cells.template_lines === true ? withFees : plain).push(good);
    }
    this.#plain.push(plain);
    this.#withFees.push(withFees);
  }

  #checkRow(
    row: Row,
    clients: ReadonlyMap<string, KnownCustomer>,
    choices: ReadonlyMap<number, string>,
  ): BulkValue[] | null {
    const client = findClient(row, clients, "Only a person can be admitted; an organisation can only pay.");
    if (client !== null && !client.active)
      row.fault("account", "INACTIVE", `${client.name} is no longer active: activate first.`);
    const parts = this.#rows.find(row);
    const { service, careType, place } = parts;
    const problem = row.cells.template_lines === true ? this.#rows.templateProblem(parts) : null;
    if (problem !== null) row.fault("template_lines", "NOT_ALLOWED", problem);
    if (!row.isWhole() || service === null || careType === null) return null;
    const { cells } = row;
    const dates = {
      entryDate: cells.entry_date,
      billingStartDate: cells.billing_start_date ?? cells.entry_date,
      departureDate: cells.departure_date,
      departureReason: cells.departure_reason,
      billingEndDate: cells.billing_end_date,
      noticeDate: cells.notice_date,
      probateDate: cells.probate_date,
    };
    const facts = this.#rows.check(
      { service, careType },
      dates,
      {
        funded: cells.funded ?? undefined,
        accommodationStatus: cells.accommodation_status ?? undefined,
        careBeforeJuly2014: cells.care_before_july_2014 ?? undefined,
        newMeansTesting: cells.new_means_testing ?? undefined,
        agreementDate: cells.agreement_date,
        initialCapacity: cells.initial_capacity,
        departureCapacity: cells.departure_capacity,
        entryEventRequired: cells.entry_event_required ?? false,
        departureEventRequired: cells.departure_event_required ?? (dates.departureDate === null ? undefined : false),
        choiceOf2014: client === null ? null : (choices.get(client.id) ?? null),
      },
      (pointer, code, detail) => row.fault(columnOf(columns, pointer), code, detail),
    );
    if (!row.good || client === null) return null;
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
      facts.funded,
      dates.entryDate,
      dates.billingStartDate,
      facts.accommodationStatus,
      facts.careBeforeJuly2014,
      facts.newMeansTesting,
      facts.agreementDate,
      facts.initialCapacity,
      cells.departure_capacity,
      facts.entryEventRequired,
      facts.departureEventRequired,
      dates.departureDate,
      dates.departureReason,
      dates.noticeDate,
      dates.probateDate,
      dates.billingEndDate,
    ];
  }

  finish(): Promise<void> {
    return this.#stays.finish();
  }

  async load(written: (rows: number) => void): Promise<void> {
    const { tx, ctx } = this.#job;
    await byIndexes(tx);
    for (const [waiting, template] of [
      [this.#plain, false],
      [this.#withFees, true],
    ] as const)
      for (const rows of waiting.take()) {
        await writeEntries(tx, rows, { template, moveAddress: new Set() }, ctx.today());
        written(rows.length);
      }
  }
}

/** Stays of clients with services, with or without the fees and the funding that their care type's templates give. */
export const serviceEntriesFile: FileKind = {
  kind: "service_entries",
  title: "Service entries",
  scope: "customers:write",
  columns,
  refusedColumns: {},
  open: async (job) => new ServiceEntriesCheck(job, await StayRows.open(job)),
};
