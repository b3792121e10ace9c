import { formatCents } from "../common/decimal.ts";
import { parseCompactDay, type Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { fieldReader, linesOf, widthOf, type Layout, type TextLine } from "../common/lines.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { crnFault, type CrnRule } from "./crn.ts";
import { bpayRules, type BpayIssueCode } from "./issues.ts";
import { Tally, type BpayTotals } from "./tally.ts";

const headerLayout = [
  ["type", 1],
  ["customerId", 16],
  ["customerName", 20],
  ["date", 8],
] as const satisfies Layout<string>;

const detailLayout = [
  ["type", 1],
  ["biller", 10],
  ["bsb", 6],
  ["account", 9],
  ["crn", 20],
  ["amount", 13],
  ["reference1", 10],
  ["reference2", 20],
  ["reference3", 50],
  ["returnCode", 4],
  ["returnText", 50],
  ["transactionReference", 21],
] as const satisfies Layout<string>;

const headerField = fieldReader(headerLayout);
const detailField = fieldReader(detailLayout);

/** Records of a batch are this wide; details of a results file end with their last field. */
const BATCH_WIDTH = 144;
const RESULT_WIDTH = widthOf(detailLayout);
/** Where the amount ends (the references behind it may be blank and trimmed), and where a batch's last field ends. */
const AMOUNT_END = widthOf(detailLayout.slice(0, 6));
const BATCH_END = widthOf(detailLayout.slice(0, 9));
/** Where a result's code ends; the text and reference behind it may be blank and trimmed. */
const CODE_END = widthOf(detailLayout.slice(0, 10));
const COUNT = 10;
const TOTAL = 13;
const DONE = "0000";

/** One bill to pay. `result` is there in a results file only. */
export interface BpayPayment {
  readonly line: number;
  readonly billerCode: string;
  readonly bsb: string;
  readonly account: string;
  readonly crn: string;
  /** Dollars with two decimals. */
  readonly amount: string;
  readonly references: readonly string[];
  readonly result: BpayResult | null;
}

export interface BpayResult {
  /** Four characters; 0000 is done. */
  readonly code: string;
  readonly text: string;
  readonly transactionReference: string;
  readonly done: boolean;
}

export interface ReadBpayBatch extends Findings<BpayIssueCode> {
  /** "results" when the bank has answered each payment. */
  readonly kind: "batch" | "results";
  readonly customerId: string;
  readonly customerName: string;
  readonly date: Day | null;
  readonly payments: readonly BpayPayment[];
  readonly all: BpayTotals;
  /** Both null in a batch that has no results. */
  readonly done: BpayTotals | null;
  readonly failed: BpayTotals | null;
}

export interface ReadBpayBatchOptions {
  /** Check digit rule by biller code (without leading zeros). */
  readonly crnRules?: Readonly<Record<string, CrnRule>>;
}

class BatchReader {
  readonly #log: IssueLog<BpayIssueCode>;
  readonly #rules: ReadonlyMap<string, CrnRule>;
  readonly #results: boolean;
  readonly payments: BpayPayment[] = [];
  readonly all = new Tally();
  readonly done = new Tally();
  readonly failed = new Tally();
  header: TextLine | null = null;
  date: Day | null = null;
  #ended = false;

  constructor(log: IssueLog<BpayIssueCode>, rules: ReadonlyMap<string, CrnRule>, results: boolean) {
    this.#log = log;
    this.#rules = rules;
    this.#results = results;
  }

  read(record: TextLine): void {
    const type = record.text[0];
    if (type !== "1" && type !== "2" && type !== "9") {
      this.#log.add("bpay.record-type", { line: record.line, value: record.text.slice(0, 20) });
      return;
    }
    if (this.#ended || (type === "1") !== (this.header === null)) this.#log.add("bpay.order", { line: record.line });
    if (type === "1") this.#header(record);
    else if (type === "2") this.#detail(record);
    else this.#trailer(record);
  }

  end(): void {
    if (this.header === null) this.#log.add("bpay.no-header");
    else if (!this.#ended) this.#log.add("bpay.no-trailer");
  }

  /** `least` characters must be there, from `filled` to `widest` only blanks may be. */
  #width(record: TextLine, least: number, filled: number, widest: number): void {
    const { length } = record.text;
    if (length < least || length > widest)
      this.#log.add("bpay.record-width", { line: record.line, detail: `It has ${length} characters.` });
    else if (record.text.slice(filled).trim() !== "") this.#log.add("bpay.filler", { line: record.line });
  }

  #header(record: TextLine): void {
    this.#width(record, widthOf(headerLayout), widthOf(headerLayout), RESULT_WIDTH);
    this.header ??= record;
    this.date = parseCompactDay(headerField(record.text, "date"));
    if (this.date === null) this.#log.add("bpay.date", { line: record.line, value: headerField(record.text, "date") });
  }

  #detail(record: TextLine): void {
    const { line, text } = record;
    const field = (key: (typeof detailLayout)[number][0]): string => detailField(text, key).trim();
    const errorsBefore = this.#log.errors;
    if (this.#results) this.#width(record, CODE_END, RESULT_WIDTH, RESULT_WIDTH);
    else this.#width(record, AMOUNT_END, BATCH_END, BATCH_WIDTH);
    const billerCode = field("biller").replace(/^0+(?=\d)/, "");
    if (!/^\d{1,10}$/.test(billerCode)) this.#log.add("bpay.biller", { line, value: field("biller") });
    if (!/^\d{6}$/.test(field("bsb")) || field("account") === "")
      this.#log.add("bpay.account", { line, value: `${field("bsb")} ${field("account")}` });
    const crn = field("crn");
    const rule = this.#rules.get(billerCode);
    if (!/^\d{2,20}$/.test(crn)) this.#log.add("bpay.crn", { line, field: "CRN", value: crn });
    else if (rule !== undefined && crnFault(rule, crn) !== null)
      this.#log.add("bpay.crn-check-digit", { line, field: "CRN", value: crn, detail: `The rule is ${rule}.` });
    const cents = /^\d{13}$/.test(field("amount")) ? BigInt(field("amount")) : null;
    if (cents === null) this.#log.add("bpay.amount", { line, value: field("amount") });
    else if (cents === 0n) this.#log.add("bpay.amount-zero", { line });
    const result = this.#results ? this.#result(record, field("returnCode")) : null;
    if (cents !== null) {
      this.all.add(cents);
      if (result !== null) (result.done ? this.done : this.failed).add(cents);
    }
    if (this.#log.errors > errorsBefore || cents === null) return;
    this.payments.push({
      line,
      billerCode,
      bsb: field("bsb"),
      account: field("account"),
      crn,
      amount: formatCents(cents),
      references: [field("reference1"), field("reference2"), field("reference3")].filter((text) => text !== ""),
      result,
    });
  }

  #result(record: TextLine, code: string): BpayResult {
    if (!/^[0-9A-Za-z]{4}$/.test(code))
      this.#log.add("bpay.return-code", { line: record.line, field: "return code", value: code });
    return {
      code,
      text: detailField(record.text, "returnText").trim(),
      transactionReference: detailField(record.text, "transactionReference").trim(),
      done: code === DONE,
    };
  }

  #trailer(record: TextLine): void {
    this.#ended = true;
    const parts: readonly (readonly [string, Tally])[] = this.#results
      ? [
          ["done", this.done],
          ["failed", this.failed],
          ["all", this.all],
        ]
      : [["all", this.all]];
    const end = 1 + parts.length * (COUNT + TOTAL);
    this.#width(record, end, end, RESULT_WIDTH);
    let at = 1;
    const check = (width: number, field: string, expected: bigint, code: BpayIssueCode): void => {
      const text = record.text.slice(at, at + width);
      at += width;
      if (!/^\d+$/.test(text) || text.length !== width)
        this.#log.add("bpay.trailer-field", { line: record.line, field, value: text });
      else if (BigInt(text) !== expected)
        this.#log.add(code, { line: record.line, field, value: text, detail: `Found ${expected}.` });
    };
    for (const [name, tally] of parts) {
      check(COUNT, `${name} count`, BigInt(tally.count), "bpay.count-differs");
      check(TOTAL, `${name} total`, tally.cents, "bpay.total-differs");
    }
  }
}

/**
 * Reads a BPAY batch (bills to pay: records 1, 2 and 9) or the bank's results file for one, and recomputes every
 * count and amount of the trailer. Never throws.
 */
export function readBpayBatch(input: FileInput, options: ReadBpayBatchOptions = {}): ReadBpayBatch {
  const log = new IssueLog<BpayIssueCode>(bpayRules);
  const text = decodeText(input, log);
  const records = text === null ? [] : [...linesOf(text)];
  // Only a results file has anything past the width of a batch record.
  const results = records.some((record) => record.text[0] === "2" && record.text.trimEnd().length > BATCH_WIDTH);
  const reader = new BatchReader(log, new Map(Object.entries(options.crnRules ?? {})), results);
  for (const record of records) reader.read(record);
  if (text !== null) reader.end();
  const header = reader.header?.text ?? "";
  return {
    kind: results ? "results" : "batch",
    customerId: headerField(header, "customerId").trim(),
    customerName: headerField(header, "customerName").trim(),
    date: reader.date,
    payments: reader.payments,
    all: reader.all.totals(),
    done: results ? reader.done.totals() : null,
    failed: results ? reader.failed.totals() : null,
    ...log.findings(),
  };
}
