import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { makeDay, type Day } from "../common/day.ts";
import { formatCents } from "../common/decimal.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { disbursementRules, type DisbursementIssueCode } from "./disbursement-issues.ts";

/** One entry of a direct entry file as the bank has treated it. */
export interface DisbursedItem {
  readonly line: number;
  readonly side: "credit" | "debit";
  readonly reference: string;
  /** Dollars with two decimals. */
  readonly amount: string;
  readonly title: string;
  readonly bsb: string;
  readonly account: string;
  /** Why the bank did not process the entry, in its words; null when it did. */
  readonly failure: string | null;
}

export interface ReadDisbursementReport extends Findings<DisbursementIssueCode> {
  readonly bank: string;
  readonly reportedOn: Day | null;
  readonly paymentDate: Day | null;
  /** Name of the file that was sent. */
  readonly importFile: string;
  readonly userId: string;
  readonly items: readonly DisbursedItem[];
  readonly failed: number;
  readonly credits: string;
  readonly debits: string;
}

interface Tally {
  count: bigint;
  cents: bigint;
}

/** The items a summary record (54, 58, 62) speaks of are those of the types before it. */
const SUMMED: ReadonlyMap<string, string> = new Map([
  ["54", "53"],
  ["58", "57"],
  ["62", "61"],
]);

class ReportReader {
  readonly #log: IssueLog<DisbursementIssueCode>;
  readonly #tallies = new Map<string, Tally>();
  readonly items: DisbursedItem[] = [];
  readonly sides = { credit: 0n, debit: 0n };
  header: CsvRow | null = null;
  #ended = false;

  constructor(log: IssueLog<DisbursementIssueCode>) {
    this.#log = log;
  }

  read(row: CsvRow): void {
    const type = row.cells[0] ?? "";
    const summed = SUMMED.get(type);
    const place = { line: row.line, value: type };
    if ((type === "00") !== (this.header === null)) this.#log.add("report.order", place);
    if (type === "00") this.header ??= row;
    else if (type === "53" || type === "57" || type === "61") this.#item(row, type);
    else if (summed !== undefined) this.#summary(row, summed);
    else if (type === "99") this.#totals(row);
    else if (type !== "100" || !this.#ended) this.#log.add("report.record-type", place);
  }

  end(): void {
    if (!this.#ended) this.#log.add("report.no-totals");
  }

  day(at: number): Day | null {
    const text = this.header?.cells[at] ?? "";
    const day = /^\d{8}$/.test(text)
      ? makeDay(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))
      : null;
    if (day === null && this.header !== null) this.#log.add("report.date", { line: this.header.line, value: text });
    return day;
  }

  #item(row: CsvRow, type: string): void {
    // A failed item has one more code in front of what every item says.
    const cells = type === "61" ? row.cells.slice(1) : row.cells;
    const [, , reference = "", amountText = "", currency = "", side = "", title = "", bsb = "", account = ""] = cells;
    const cents = this.#number(row, amountText);
    if (currency !== "AUD") this.#log.add("report.currency", { line: row.line, value: currency });
    if (side !== "CR" && side !== "DR") this.#log.add("report.side", { line: row.line, value: side });
    if (cents === null || (side !== "CR" && side !== "DR")) return;
    const tally = this.#tallies.get(type) ?? { count: 0n, cents: 0n };
    this.#tallies.set(type, { count: tally.count + 1n, cents: tally.cents + cents });
    const credit = side === "CR";
    this.sides[credit ? "credit" : "debit"] += cents;
    this.items.push({
      line: row.line,
      side: credit ? "credit" : "debit",
      reference,
      amount: formatCents(cents),
      title,
      bsb,
      account,
      failure:
        type === "61" ? [cells[9], cells[10]].filter((text) => text !== undefined && text !== "").join(" ") : null,
    });
  }

  #number(row: CsvRow, text: string): bigint | null {
    const value = /^\d{1,18}$/.test(text) ? BigInt(text) : null;
    if (value === null) this.#log.add("report.amount", { line: row.line, value: text });
    return value;
  }

  #hold(row: CsvRow, at: number, found: bigint, code: "report.count-differs" | "report.total-differs"): void {
    const stated = this.#number(row, row.cells[at] ?? "");
    if (stated !== null && stated !== found)
      this.#log.add(code, { line: row.line, value: String(stated), detail: `Found ${found}.` });
  }

  #summary(row: CsvRow, of: string): void {
    const { count, cents } = this.#tallies.get(of) ?? { count: 0n, cents: 0n };
    this.#hold(row, 2, count, "report.count-differs");
    this.#hold(row, 3, cents, "report.total-differs");
    this.#tallies.delete(of);
  }

  #totals(row: CsvRow): void {
    if (this.#ended) this.#log.add("report.order", { line: row.line, value: "99" });
    this.#ended = true;
    const { credit, debit } = this.sides;
    this.#hold(row, 1, credit > debit ? credit - debit : debit - credit, "report.total-differs");
    this.#hold(row, 2, credit, "report.total-differs");
    this.#hold(row, 3, debit, "report.total-differs");
    this.#hold(row, 4, BigInt(this.items.length), "report.count-differs");
    for (const type of this.#tallies.keys())
      this.#log.add("report.count-differs", { line: row.line, value: type, detail: "The items have no sum." });
  }
}

/**
 * Reads a bank's report on a direct entry file it has processed (NAB: records 00, 53 to 62, 99, 100) and recomputes
 * its sums. Never throws.
 */
export function readDisbursementReport(input: FileInput): ReadDisbursementReport {
  const log = new IssueLog<DisbursementIssueCode>(disbursementRules);
  const reader = new ReportReader(log);
  const text = decodeText(input, log);
  if (text !== null) {
    for (const row of readCsv(text, log)) reader.read(row);
    reader.end();
  }
  const cell = (at: number): string => reader.header?.cells[at] ?? "";
  const reportedOn = reader.day(4);
  const paymentDate = reader.day(9);
  return {
    bank: cell(1),
    reportedOn,
    paymentDate,
    importFile: cell(8),
    userId: cell(12),
    items: reader.items,
    failed: reader.items.filter((item) => item.failure !== null).length,
    credits: formatCents(reader.sides.credit),
    debits: formatCents(reader.sides.debit),
    ...log.findings(),
  };
}
