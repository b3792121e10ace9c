import { formatCents } from "../common/decimal.ts";
import { parseCompactDay, type Day } from "../common/day.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { fieldReader, linesOf, widthOf, type Layout, type TextLine } from "../common/lines.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { crnFault, type CrnRule } from "./crn.ts";
import { bpayRules, type BpayIssueCode } from "./issues.ts";
import { parseSigned } from "./signed.ts";
import { Tally, type BpayTotals } from "./tally.ts";

const headerLayout = [
  ["type", 2],
  ["biller", 10],
  ["name", 20],
  ["bsb", 6],
  ["account", 9],
  ["date", 8],
  ["time", 6],
] as const satisfies Layout<string>;

const detailLayout = [
  ["type", 2],
  ["biller", 10],
  ["crn", 20],
  ["instruction", 2],
  ["reference", 21],
  ["original", 21],
  ["reason", 3],
  ["amount", 12],
  ["paidOn", 8],
  ["time", 6],
  ["settledOn", 8],
] as const satisfies Layout<string>;

const trailerLayout = [
  ["type", 2],
  ["biller", 10],
  ["paymentCount", 9],
  ["paymentTotal", 15],
  ["correctionCount", 9],
  ["correctionTotal", 15],
  ["reversalCount", 9],
  ["reversalTotal", 15],
  ["settlement", 15],
] as const satisfies Layout<string>;

const headerField = fieldReader(headerLayout);
const detailField = fieldReader(detailLayout);
const trailerField = fieldReader(trailerLayout);

/** Every record may be filled with blanks to this width. */
const RECORD_WIDTH = 219;

export const BRF_INSTRUCTIONS = { "05": "payment", "15": "correction", "25": "reversal" } as const;
export type BrfKind = (typeof BRF_INSTRUCTIONS)[keyof typeof BRF_INSTRUCTIONS];

/** One receipt, or the correction or reversal of one. Amounts are dollars with two decimals and never negative. */
export interface BrfReceipt {
  readonly line: number;
  readonly kind: BrfKind;
  readonly billerCode: string;
  readonly crn: string;
  readonly amount: string;
  readonly transactionReference: string;
  readonly originalReference: string;
  readonly correctionReason: string;
  readonly paidOn: Day;
  /** HH:MM:SS, null when the file has none that is a time. */
  readonly paidAt: string | null;
  readonly settledOn: Day;
}

/** One biller's part of the file: header, receipts, trailer. */
export interface BrfGroup {
  readonly billerCode: string;
  readonly billerName: string;
  readonly creditBsb: string;
  readonly creditAccount: string;
  readonly createdOn: Day | null;
  readonly receipts: readonly BrfReceipt[];
  readonly payments: BpayTotals;
  readonly corrections: BpayTotals;
  readonly reversals: BpayTotals;
  /** Payments less corrections less reversals: what reaches the account. */
  readonly settlement: string;
}

export interface ReadBrf extends Findings<BpayIssueCode> {
  readonly groups: readonly BrfGroup[];
  readonly settlement: string;
}

export interface ReadBrfOptions {
  /** Check digit rule by biller code (without leading zeros). Billers not named are not checked. */
  readonly crnRules?: Readonly<Record<string, CrnRule>>;
}

interface OpenGroup {
  readonly header: TextLine;
  readonly billerCode: string;
  readonly createdOn: Day | null;
  readonly receipts: BrfReceipt[];
  readonly tallies: Record<BrfKind, Tally>;
}

const unpadded = (digits: string): string => digits.replace(/^0+(?=\d)/, "");

function timeOf(text: string): string | null {
  const m = /^([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(text);
  return m === null ? null : `${m[1]}:${m[2]}:${m[3]}`;
}

class BrfReader {
  readonly #log: IssueLog<BpayIssueCode>;
  readonly #rules: ReadonlyMap<string, CrnRule>;
  readonly #seen = new Set<string>();
  readonly groups: BrfGroup[] = [];
  #open: OpenGroup | null = null;
  settlement = 0n;

  constructor(log: IssueLog<BpayIssueCode>, rules: ReadonlyMap<string, CrnRule>) {
    this.#log = log;
    this.#rules = rules;
  }

  read(record: TextLine): void {
    const type = record.text.slice(0, 2);
    if (type === "00") this.#header(record);
    else if (type === "50") this.#detail(record);
    else if (type === "99") this.#trailer(record);
    else this.#log.add("bpay.record-type", { line: record.line, value: record.text.slice(0, 20) });
  }

  end(): void {
    if (this.#open !== null) {
      this.#log.add("bpay.no-trailer", { line: this.#open.header.line });
      this.#close(this.#open);
    } else if (this.groups.length === 0) this.#log.add("bpay.no-header");
  }

  /** Too short loses fields; beyond the last field only blanks may stand. */
  #width(record: TextLine, layout: Layout<string>): void {
    const width = widthOf(layout);
    const { length } = record.text;
    if (length < width || length > RECORD_WIDTH)
      this.#log.add("bpay.record-width", { line: record.line, detail: `It has ${length} characters.` });
    else if (record.text.slice(width).trim() !== "") this.#log.add("bpay.filler", { line: record.line });
  }

  #header(record: TextLine): void {
    const field = (key: (typeof headerLayout)[number][0]): string => headerField(record.text, key);
    if (this.#open !== null) {
      this.#log.add("bpay.order", { line: record.line });
      this.#close(this.#open);
    }
    this.#width(record, headerLayout);
    if (!/^\d{1,10}$/.test(field("biller").trim()))
      this.#log.add("bpay.biller", { line: record.line, field: "biller code", value: field("biller") });
    if (!/^\d{6}$/.test(field("bsb")) || field("account").trim() === "")
      this.#log.add("bpay.account", { line: record.line, value: field("bsb") });
    const createdOn = parseCompactDay(field("date"));
    if (createdOn === null) this.#log.add("bpay.date", { line: record.line, field: "created", value: field("date") });
    if (timeOf(field("time")) === null) this.#log.add("bpay.time", { line: record.line, value: field("time") });
    this.#open = {
      header: record,
      billerCode: unpadded(field("biller").trim()),
      createdOn,
      receipts: [],
      tallies: { payment: new Tally(), correction: new Tally(), reversal: new Tally() },
    };
  }

  #detail(record: TextLine): void {
    const { line } = record;
    const field = (key: (typeof detailLayout)[number][0]): string => detailField(record.text, key);
    const errorsBefore = this.#log.errors;
    if (this.#open === null) {
      this.#log.add("bpay.order", { line });
      return;
    }
    this.#width(record, detailLayout);
    const billerCode = unpadded(field("biller").trim());
    if (billerCode !== this.#open.billerCode) this.#log.add("bpay.biller-differs", { line, value: field("biller") });
    const crn = field("crn").trim();
    const rule = this.#rules.get(billerCode);
    if (!/^\d{2,20}$/.test(crn)) this.#log.add("bpay.crn", { line, field: "CRN", value: crn });
    else if (rule !== undefined && crnFault(rule, crn) !== null)
      this.#log.add("bpay.crn-check-digit", { line, field: "CRN", value: crn, detail: `The rule is ${rule}.` });
    const instruction = field("instruction");
    const kind =
      instruction === "05" || instruction === "15" || instruction === "25" ? BRF_INSTRUCTIONS[instruction] : null;
    if (kind === null) this.#log.add("bpay.instruction", { line, value: instruction });
    const cents = /^\d{12}$/.test(field("amount")) ? BigInt(field("amount")) : null;
    if (cents === null) this.#log.add("bpay.amount", { line, value: field("amount") });
    else if (cents === 0n) this.#log.add("bpay.amount-zero", { line });
    const reference = field("reference").trim();
    if (reference === "") this.#log.add("bpay.reference-missing", { line });
    const paidOn = parseCompactDay(field("paidOn"));
    if (paidOn === null) this.#log.add("bpay.date", { line, field: "payment date", value: field("paidOn") });
    const settledOn = parseCompactDay(field("settledOn"));
    if (settledOn === null) this.#log.add("bpay.date", { line, field: "settlement date", value: field("settledOn") });
    const paidAt = timeOf(field("time"));
    if (paidAt === null) this.#log.add("bpay.time", { line, value: field("time") });
    const key = `${crn}|${reference}|${instruction}`;
    if (this.#seen.has(key)) this.#log.add("bpay.transaction-twice", { line, value: reference });
    this.#seen.add(key);
    if (kind !== null && cents !== null) this.#open.tallies[kind].add(cents);
    if (this.#log.errors > errorsBefore || kind === null || cents === null || paidOn === null || settledOn === null)
      return;
    this.#open.receipts.push({
      line,
      kind,
      billerCode,
      crn,
      amount: formatCents(cents),
      transactionReference: reference,
      originalReference: field("original").trim(),
      correctionReason: field("reason").trim(),
      paidOn,
      paidAt,
      settledOn,
    });
  }

  #trailer(record: TextLine): void {
    const { line } = record;
    const open = this.#open;
    if (open === null) {
      this.#log.add("bpay.order", { line });
      return;
    }
    this.#width(record, trailerLayout);
    if (unpadded(trailerField(record.text, "biller").trim()) !== open.billerCode)
      this.#log.add("bpay.biller-differs", { line, value: trailerField(record.text, "biller") });
    const check = (
      key: Exclude<(typeof trailerLayout)[number][0], "type" | "biller">,
      expected: bigint,
      code: "bpay.count-differs" | "bpay.total-differs" | "bpay.settlement-differs",
    ): void => {
      const text = trailerField(record.text, key);
      const stated = parseSigned(text);
      if (stated === null) this.#log.add("bpay.trailer-field", { line, field: key, value: text });
      else if (stated !== expected)
        this.#log.add(code, { line, field: key, value: text, detail: `Stated ${stated}, found ${expected}.` });
    };
    const { payment, correction, reversal } = open.tallies;
    check("paymentCount", BigInt(payment.count), "bpay.count-differs");
    check("paymentTotal", payment.cents, "bpay.total-differs");
    check("correctionCount", BigInt(correction.count), "bpay.count-differs");
    check("correctionTotal", correction.cents, "bpay.total-differs");
    check("reversalCount", BigInt(reversal.count), "bpay.count-differs");
    check("reversalTotal", reversal.cents, "bpay.total-differs");
    check("settlement", payment.cents - correction.cents - reversal.cents, "bpay.settlement-differs");
    this.#close(open);
  }

  #close(open: OpenGroup): void {
    const { payment, correction, reversal } = open.tallies;
    const settlement = payment.cents - correction.cents - reversal.cents;
    this.settlement += settlement;
    this.groups.push({
      billerCode: open.billerCode,
      billerName: headerField(open.header.text, "name").trim(),
      creditBsb: headerField(open.header.text, "bsb"),
      creditAccount: headerField(open.header.text, "account").trim(),
      createdOn: open.createdOn,
      receipts: open.receipts,
      payments: payment.totals(),
      corrections: correction.totals(),
      reversals: reversal.totals(),
      settlement: formatCents(settlement),
    });
    this.#open = null;
  }
}

/**
 * Reads a BPAY biller report (BRF, records 00, 50 and 99) and recomputes every count and amount of its trailers.
 * Receipts with an error are counted in the totals but left out of `receipts`. Never throws.
 */
export function readBrf(input: FileInput, options: ReadBrfOptions = {}): ReadBrf {
  const log = new IssueLog<BpayIssueCode>(bpayRules);
  const reader = new BrfReader(log, new Map(Object.entries(options.crnRules ?? {})));
  const text = decodeText(input, log);
  if (text !== null) {
    for (const record of linesOf(text)) reader.read(record);
    reader.end();
  }
  return { groups: reader.groups, settlement: formatCents(reader.settlement), ...log.findings() };
}
