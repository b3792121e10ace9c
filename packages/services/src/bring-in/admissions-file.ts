import { arrangementFactFaults } from "../admissions/arrangement-facts.ts";
import type { BulkValue } from "@banksia/db";
import { customerFaults, personName } from "../customers/check-customer.ts";
import { firstAddress, firstDetailFaults } from "../customers/first-details.ts";
import { userIdOf } from "../context.ts";
import { AccountBook } from "./account-book.ts";
import type { ByCode } from "./by-code.ts";
import { yesNo } from "./cells.ts";
import { columnOf, optional } from "./columns.ts";
import { writeEntries } from "./entry-rows.ts";
import type { FileRow } from "./file-row.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { type NewPerson, writePeople } from "./new-people.ts";
import { factColumns, personColumns } from "./person-columns.ts";
import { ReferenceNumbers } from "./reference-numbers.ts";
import { type KnownService, knownCustomerGroups, knownTerms } from "./set-up.ts";
import { stayColumns, stayFactColumns } from "./stay-columns.ts";
import { byIndexes } from "./recalculate-clients.ts";
import { StayRows } from "./stay-rows.ts";
import { Stays } from "./stays.ts";
import { WaitingRows } from "./waiting-rows.ts";

const columns = {
  ...personColumns,
  ...stayColumns,
  ...stayFactColumns,
  entry_event_required: optional(
    yesNo,
    "yes where the entry has to be told to the government's portal. Blank: yes for a funded resident.",
  ),
  departure_event_required: optional(
    yesNo,
    "yes where the departure will have to be told to the government's portal. Blank: yes for a funded resident.",
  ),
  ...factColumns,
};

type Row = FileRow<typeof columns>;

/** A person with the values of the stay, which follow the client's number in the order of `entryTarget`. */
type Admitted = readonly [person: NewPerson, stay: BulkValue[]];

class AdmissionsCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #groups: ByCode<{ id: number; code: string }>;
  readonly #terms: ByCode<{ id: number; code: string }>;
  readonly #accounts: AccountBook;
  readonly #references: ReferenceNumbers;
  readonly #purposeId: number | null;
  readonly #rows: StayRows;
  readonly #stays: Stays;
  readonly #waiting = new WaitingRows<Admitted>();
  /** Services whose places become home addresses. */
  readonly #homes = new Set<number>();
  readonly #today: string;

  constructor(job: FileJob, facts: Awaited<ReturnType<typeof loadFacts>>) {
    this.#job = job;
    this.#groups = facts.groups;
    this.#terms = facts.terms;
    this.#accounts = facts.accounts;
    this.#references = facts.references;
    this.#purposeId = facts.purposeId;
    this.#rows = facts.rows;
    this.#stays = new Stays(job);
    this.#today = job.ctx.today();
  }

  async check(rows: readonly Row[]): Promise<void> {
    const taken = await this.#accounts.taken(
      rows.map(({ cells }) => cells.account),
      this.#groups.any(),
      this.#terms.any(),
    );
    await this.#references.check(this.#job.tx, rows);
    await this.#rows.loadPlaces(rows);
    const good: Admitted[] = [];
    for (const row of rows) {
      this.#accounts.check(row, taken);
      const admitted = this.#checkRow(row);
      if (admitted !== null) good.push(admitted);
    }
    this.#waiting.push(good);
  }

  #checkRow(row: Row): Admitted | null {
    const group = this.#groups.find(row, "customer_group");
    const terms = this.#terms.find(row, "terms_of_payment");
    const parts = this.#rows.find(row);
    const { service, careType, place } = parts;
    const problem = this.#rows.templateProblem(parts);
    if (problem !== null) row.fault("care_type", "NOT_ALLOWED", problem.replace(/, or write no.*$/, "."));
    if (!row.isWhole() || service === null || careType === null || group === null || terms === null) return null;
    const { cells } = row;
    const details = {
      email: cells.email,
      phone: cells.phone,
      addressLine: cells.address_line,
      suburb: cells.suburb,
      state: cells.state,
      postcode: cells.postcode,
    };
    const fault = (pointer: string, code: Parameters<Row["fault"]>[1], detail: string) =>
      row.fault(columnOf(columns, pointer), code, detail);
    for (const { pointer, code, detail } of [
      ...customerFaults(
        {
          type: "person",
          firstName: cells.first_name,
          lastName: cells.last_name,
          name: null,
          birthDate: cells.birth_date,
          abn: null,
        },
        this.#today,
      ),
      ...firstDetailFaults(details),
    ])
      fault(pointer, code, detail);
    const earlierStay = earlierStayOf(row, cells.entry_date);
    const dates = {
      entryDate: cells.entry_date,
      billingStartDate: cells.billing_start_date ?? cells.entry_date,
      departureDate: null,
      departureReason: null,
      billingEndDate: null,
      noticeDate: null,
      probateDate: null,
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
        departureCapacity: null,
        entryEventRequired: cells.entry_event_required ?? undefined,
        departureEventRequired: cells.departure_event_required ?? undefined,
        choiceOf2014: cells.choice_of_2014,
      },
      fault,
    );
    if (!row.good) return null;
    this.#keep(row.row, service, place?.id ?? null, dates.entryDate);
    const person: NewPerson = {
      account: cells.account,
      values: [
        personName(cells.first_name, cells.last_name),
        cells.title,
        cells.first_name,
        cells.middle_name,
        cells.last_name,
        cells.known_as,
        cells.birth_date,
        cells.gender,
        cells.marital_status,
        group.id,
        terms.id,
        cells.method_of_payment,
        cells.reference,
        service.id,
      ],
      parts: {
        address: firstAddress(details),
        phone: cells.phone,
        email: cells.email,
        references: this.#references.of(cells.references ?? []),
        bank: null,
      },
      facts: Object.fromEntries(
        (
          [
            ["home_care_on_sep_2024", cells.home_care_on_sep_2024],
            ["choice_of_2014", cells.choice_of_2014],
            ["election_of_2025", cells.election_of_2025],
            ["agreement_before_2014", cells.agreement_before_2014],
            ["pre_2014_fee", cells.pre_2014_fee],
          ] as const
        ).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ),
      earlierStay,
    };
    return [
      person,
      [
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
        null,
        facts.entryEventRequired,
        facts.departureEventRequired,
      ],
    ];
  }

  #keep(row: number, service: KnownService, placeId: number | null, entryDate: string): void {
    if (service.placeAddress) this.#homes.add(service.id);
    this.#stays.add({
      row,
      clientId: null,
      serviceId: service.id,
      placeId: service.allowPartnered ? null : placeId,
      entryDate,
      departureDate: null,
    });
  }

  finish(): Promise<void> {
    return this.#stays.finish();
  }

  async load(written: (rows: number) => void): Promise<void> {
    const { tx, ctx } = this.#job;
    await this.#accounts.reserve();
    await byIndexes(tx);
    const asker = { id: userIdOf(ctx.actor) ?? 0, name: ctx.actor.name };
    for (const rows of this.#waiting.take()) {
      const people = rows.map(([person]) => person);
      const unnumbered = people.filter((person) => person.account === null);
      const accounts = await this.#accounts.give(unnumbered.length);
      for (const [at, person] of unnumbered.entries()) person.account = accounts[at] ?? null;
      const ids = await writePeople(tx, asker, this.#purposeId, people);
      const stays = rows.map(([, stay], at): BulkValue[] => [ids[at] ?? null, ...stay]);
      await writeEntries(tx, stays, { template: true, moveAddress: this.#homes }, ctx.today());
      written(rows.length);
    }
  }
}

/** The earlier stay that a row tells; what is wrong with it is told. */
function earlierStayOf(row: Row & { cells: { entry_date: string } }, entryDate: string): NewPerson["earlierStay"] {
  const { earlier_home: home, earlier_kind: kind, earlier_start: from, earlier_end: to } = row.cells;
  if (home == null && kind == null && from == null && to == null) return null;
  if (home == null) row.fault("earlier_home", "REQUIRED", "Name the home of the earlier stay.");
  if (from == null) row.fault("earlier_start", "REQUIRED", "Say when the earlier stay began.");
  if (home == null || from == null) return null;
  const stay = { kind: kind ?? ("permanent" as const), home, startDate: from, endDate: to ?? null };
  for (const { pointer, code, detail } of arrangementFactFaults({ earlierStays: [stay] }, entryDate))
    row.fault(pointer.endsWith("startDate") ? "earlier_start" : "earlier_end", code, detail);
  return stay;
}

async function loadFacts(job: FileJob) {
  const [purpose] = await job.tx<{ id: number }[]>`select id from purpose where code = 'INVOICE'`;
  return {
    groups: await knownCustomerGroups(job.tx),
    terms: await knownTerms(job.tx),
    accounts: await AccountBook.open(job),
    references: await ReferenceNumbers.open(job.tx),
    purposeId: purpose?.id ?? null,
    rows: await StayRows.open(job),
  };
}

/** New clients with their stay: the customer and the admission with all that follows, as admitting one by hand does. */
export const admissionsFile: FileKind = {
  kind: "admissions",
  title: "Admissions",
  scope: "customers:write",
  columns,
  refusedColumns: {
    home_service: "The record is kept by the service of the stay.",
    departure_date: "A file of admissions has people who stay: bring ended stays in as service entries.",
  },
  open: async (job) => new AdmissionsCheck(job, await loadFacts(job)),
};
