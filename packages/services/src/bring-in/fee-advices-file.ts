import type { BulkColumns, BulkValue, SqlTx } from "@banksia/db";
import { adviceFaults } from "../fees/advice-faults.ts";
import { CellFault, type ReadCell, code, day, line, quoted, yesNo } from "./cells.ts";
import { columnOf, optional, optionalOr, required } from "./columns.ts";
import type { FileRow } from "./file-row.ts";
import { findClient } from "./find-client.ts";
import type { FileCheck, FileJob, FileKind } from "./kind.ts";
import { recalculateClients } from "./recalculate-clients.ts";
import { type KnownCustomer, knownCustomers } from "./set-up.ts";
import { WaitingRows, loadWaiting } from "./waiting-rows.ts";

/** An amount a day in dollars, to the cent. */
const amount: ReadCell<string> = (text) =>
  /^-?\d{1,7}(\.\d{1,2})?$/.test(text)
    ? text
    : new CellFault(
        "INVALID",
        `${quoted(text)} is no amount: write dollars such as 134.22 with at most two decimals, no $ and no commas.`,
      );

const columns = {
  account: optional(code, "The account of the resident. Blank where a reference number names the resident.", "C100042"),
  reference_number: optional(
    line(60),
    "A number that the resident is known by, as on the letter; spaces and hyphens do not matter. Blank with an account.",
  ),
  issued_on: required(day, "The day on which the letter was issued: 2025-11-12, or 12/11/2025.", "2025-11-12"),
  start_date: required(day, "The first day that the amounts are for.", "2025-11-01"),
  end_date: optional(day, "The last day that the amounts are for. Blank: until further notice."),
  means_tested_amount: optional(
    amount,
    "The daily means tested amount. Blank where the letter names only fees.",
    "134.22",
  ),
  means_not_disclosed: optionalOr(false, yesNo, "yes where the resident has not disclosed means. Blank: no."),
  hotelling_contribution: optional(amount, "The daily hotelling contribution, where the letter names it."),
  non_clinical_care_contribution: optional(
    amount,
    "The daily non-clinical care contribution, where the letter names it.",
  ),
  means_tested_care_fee: optional(amount, "The daily means tested care fee, where the letter names it."),
  income_tested_fee: optional(
    amount,
    "The daily income tested fee of residents of before July 2014, where the letter names it.",
  ),
  accommodation_contribution: optional(amount, "The daily accommodation contribution, where the letter names it."),
  letter_reference: optional(line(100), "The reference of the letter."),
};

type Row = FileRow<typeof columns>;

const target: BulkColumns = {
  client_id: "bigint",
  issued_on: "date",
  start_date: "date",
  end_date: "date",
  means_tested_amount: "numeric",
  means_not_disclosed: "boolean",
  hotelling_contribution: "numeric",
  non_clinical_care_contribution: "numeric",
  means_tested_care_fee: "numeric",
  income_tested_fee: "numeric",
  accommodation_contribution: "numeric",
  reference: "text",
  source: "text",
  created_by_name: "text",
};

const bare = (number: string) => number.replaceAll(/[^0-9A-Za-z]/g, "").toUpperCase();

class FeeAdvicesCheck implements FileCheck {
  readonly #job: FileJob;
  readonly #today: string;
  readonly #waiting = new WaitingRows<BulkValue[]>();
  readonly #clients = new Set<number>();
  /** Row by client and days, so that no letter is taken twice. */
  readonly #rowOf = new Map<string, number>();

  constructor(job: FileJob) {
    this.#job = job;
    this.#today = job.ctx.today();
  }

  async check(rows: readonly Row[]): Promise<void> {
    const { tx } = this.#job;
    const byAccount = await knownCustomers(
      tx,
      rows.map(({ cells }) => cells.account),
    );
    const byNumber = await namedByNumber(
      tx,
      rows.flatMap(({ cells }) => cells.reference_number ?? []),
    );
    const named = rows.map((row) => ({ row, client: clientOf(row, byAccount, byNumber) }));
    const onRecord = await advicesOnRecord(
      tx,
      named.flatMap(({ client }) => client?.id ?? []),
    );
    const good: BulkValue[][] = [];
    for (const { row, client } of named) {
      const values = this.#checkRow(row, client, onRecord);
      if (values !== null) good.push(values);
    }
    this.#waiting.push(good);
  }

  #checkRow(row: Row, client: KnownCustomer | null, onRecord: ReadonlySet<string>): BulkValue[] | null {
    if (!row.isWhole()) return null;
    const { cells } = row;
    const advice = {
      issuedOn: cells.issued_on,
      startDate: cells.start_date,
      endDate: cells.end_date,
      meansTestedAmount: cells.means_tested_amount,
      meansNotDisclosed: cells.means_not_disclosed,
      hotellingContribution: cells.hotelling_contribution,
      nonClinicalCareContribution: cells.non_clinical_care_contribution,
      meansTestedCareFee: cells.means_tested_care_fee,
      incomeTestedFee: cells.income_tested_fee,
      accommodationContribution: cells.accommodation_contribution,
    };
    for (const { pointer, code: fault, detail } of adviceFaults(advice, this.#today))
      row.fault(columnOf(columns, pointer), fault, detail);
    if (client === null || !row.good) return null;
    const key = keyOf(client.id, cells.issued_on, cells.start_date);
    const before = this.#rowOf.get(key);
    if (before !== undefined) {
      const message = `Row ${before} has an advice of the same letter for the same client from the same day.`;
      row.fault("start_date", "DUPLICATE", message);
      return null;
    }
    this.#rowOf.set(key, row.row);
    if (onRecord.has(key)) {
      const message = `${client.name} has an advice of this day for days from ${cells.start_date} on already: withdraw that one first if this one is right.`;
      row.fault("start_date", "TAKEN", message);
      return null;
    }
    this.#clients.add(client.id);
    return [
      client.id,
      advice.issuedOn,
      advice.startDate,
      advice.endDate,
      advice.meansTestedAmount,
      advice.meansNotDisclosed,
      advice.hotellingContribution,
      advice.nonClinicalCareContribution,
      advice.meansTestedCareFee,
      advice.incomeTestedFee,
      advice.accommodationContribution,
      cells.letter_reference,
      "file",
      this.#job.ctx.actor.name,
    ];
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  async load(written: (rows: number) => void): Promise<void> {
    await loadWaiting(this.#job.tx, "fee_advice", target, this.#waiting, written);
    await recalculateClients(this.#job, this.#clients);
  }
}

const keyOf = (clientId: number, issuedOn: string, startDate: string): string => `${clientId} ${issuedOn} ${startDate}`;

/** The resident that a row names, by account or by a number. What is wrong with that is a fault of the row. */
function clientOf(
  row: Row,
  byAccount: ReadonlyMap<string, KnownCustomer>,
  byNumber: ReadonlyMap<string, KnownCustomer[]>,
): KnownCustomer | null {
  const { account, reference_number: number } = row.cells;
  if (account === undefined || number === undefined) return null;
  if (account === null && number === null) {
    row.fault("account", "REQUIRED", "Name the resident by account or by a reference number.");
    return null;
  }
  const byName = findClient(row, byAccount, "An advice is about a resident.");
  if (number === null) return byName;
  const found = byNumber.get(bare(number)) ?? [];
  const [one] = found;
  if (one === undefined) {
    row.fault("reference_number", "UNKNOWN", `No client that you can see has the number ${quoted(number)}.`);
    return null;
  }
  if (account === null) {
    if (found.length === 1) return one;
    const names = found.map((client) => client.account).join(" and ");
    row.fault("reference_number", "INVALID", `${names} both have the number ${quoted(number)}: name the account.`);
    return null;
  }
  if (byName !== null && !found.some((client) => client.id === byName.id)) {
    row.fault(
      "reference_number",
      "INVALID",
      `${byName.name} does not have the number ${quoted(number)}: ${one.account} has.`,
    );
    return null;
  }
  return byName;
}

/** The clients who have numbers in use, by the bare number. */
async function namedByNumber(tx: SqlTx, numbers: readonly string[]): Promise<Map<string, KnownCustomer[]>> {
  const asked = [...new Set(numbers)];
  if (asked.length === 0) return new Map();
  const found = await tx<(KnownCustomer & { number: string })[]>`
    with asked as (select number, upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g')) as bare from unnest(${asked}::text[]) a (number)),
    named as (
      select a.bare, r.client_id from asked a join client_reference r on r.number = a.number and r.active
      union select a.bare, r.client_id from asked a join client_reference r on r.number = a.bare and r.active
      union select a.bare, r.client_id from asked a cross join reference_type t
        join client_reference r on r.reference_type_id = t.id and r.distinct_key = a.bare and r.active)
    select n.bare as number, c.id, c.account, c.name, c.type, c.active from named n join customer c on c.id = n.client_id order by c.id`;
  return Map.groupBy(found, (row) => row.number);
}

/** What the clients have on record, by client, letter and first day. */
async function advicesOnRecord(tx: SqlTx, clientIds: readonly number[]): Promise<Set<string>> {
  if (clientIds.length === 0) return new Set();
  const rows = await tx<{ clientId: number; issuedOn: string; startDate: string }[]>`
    select a.client_id as "clientId", a.issued_on as "issuedOn", a.start_date as "startDate"
    from unnest(${clientIds.map(String)}::text[]::bigint[]) c (id) join fee_advice a on a.client_id = c.id and a.withdrawn_at is null`;
  return new Set(rows.map((row) => keyOf(row.clientId, row.issuedOn, row.startDate)));
}

/** Fee advices of Services Australia; fees follow, and what was billed otherwise waits to be adjusted. */
export const feeAdvicesFile: FileKind = {
  kind: "fee_advices",
  title: "Fee advices",
  scope: "customers:write",
  columns,
  refusedColumns: {},
  open: (job) => Promise.resolve(new FeeAdvicesCheck(job)),
};
