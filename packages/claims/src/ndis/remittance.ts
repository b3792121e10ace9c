import { formatCents, formatShortest, parseAmount, parseDecimal } from "../common/decimal.ts";
import { makeDay, parseCompactDay, parseDay, type Day } from "../common/day.ts";
import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { readTable, type ColumnSpec, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { ndisAnswerRules, type NdisAnswerIssueCode } from "./issues.ts";

/** The nineteen columns of the payee payment remittance advice; four of them are needed. */
export const remittanceColumns = {
  payeeBp: { header: "PayeeBP" },
  z4No: { header: "Z4No" },
  financialYears: { header: "FinYrs" },
  paymentRequestNumber: { header: "PayReqNum", required: true },
  paymentDate: { header: "PayReqDocDate", required: true },
  claimReference: { header: "ProvClaimRef", required: true },
  supportNumber: { header: "ItemID" },
  quantity: { header: "ItemQty" },
  unitPrice: { header: "UnitPrice" },
  amountClaimed: { header: "AmountClaimed" },
  amountPaid: { header: "AmountPaid", required: true },
  ndisNumber: { header: "ParticipantBP" },
  participantName: { header: "ParticipantName" },
  from: { header: "SupportStartDate" },
  to: { header: "SupportEndDate" },
  serviceBooking: { header: "ServiceBookingNum" },
  uploadedFile: { header: "BulkClmId" },
  claimType: { header: "ClaimType" },
  cancellationReason: { header: "CancelRsn" },
} as const satisfies Record<string, ColumnSpec>;

type Column = keyof typeof remittanceColumns;

export interface NdisPayment {
  readonly line: number;
  /** With the claim reference it names the payment; one loaded again replaces the one known. */
  readonly paymentRequestNumber: string;
  readonly paymentDate: Day;
  readonly claimReference: string;
  readonly amountPaid: string;
  readonly amountClaimed: string | null;
  readonly supportNumber: string;
  readonly quantity: string | null;
  readonly unitPrice: string | null;
  readonly ndisNumber: string;
  readonly participantName: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly serviceBooking: string;
  /** The name of the bulk file the line was claimed in. */
  readonly uploadedFile: string;
  readonly claimType: string;
  readonly cancellationReason: string;
}

export interface ReadNdisRemittance extends Findings<NdisAnswerIssueCode> {
  readonly payments: readonly NdisPayment[];
  readonly totalPaid: string;
}

export interface ReadNdisRemittanceOptions {
  readonly fileName?: string;
  /** Names of the files loaded before; a name among them is refused. */
  readonly loadedFiles?: ReadonlySet<string>;
}

/** Both orders are met: DDMMYYYY (its first zero lost in spreadsheets) and YYYYMMDD. No day can be read both ways. */
export function parsePaymentDate(text: string): Day | null {
  const digits = /^\d{7}$/.test(text) ? `0${text}` : text;
  if (/^\d{8}$/.test(digits)) {
    const year = Number(digits.slice(4));
    const dayFirst =
      year >= 2013 && year < 2100 ? makeDay(year, Number(digits.slice(2, 4)), Number(digits.slice(0, 2))) : null;
    return dayFirst ?? parseCompactDay(digits);
  }
  return parseDay(text);
}

function readPayment(table: Table<Column>, row: CsvRow, log: IssueLog<NdisAnswerIssueCode>): NdisPayment | null {
  const cell = (key: Column): string => table.cell(row, key);
  const at = (key: Column) => ({ line: row.line, field: remittanceColumns[key].header, value: cell(key) });
  const soft = <T>(key: Column, read: (text: string) => T | null): T | null => {
    if (cell(key) === "") return null;
    const value = read(cell(key));
    if (value === null) log.add("ndis.answer-value", at(key));
    return value;
  };
  const money = (text: string): string | null => {
    const cents = parseAmount(text);
    return cents === null ? null : formatCents(cents);
  };
  const paymentRequestNumber = cell("paymentRequestNumber");
  const paymentDate = parsePaymentDate(cell("paymentDate"));
  const amountPaid = money(cell("amountPaid"));
  if (paymentRequestNumber === "") log.add("ndis.payment-number", at("paymentRequestNumber"));
  if (paymentDate === null) log.add("ndis.payment-date", at("paymentDate"));
  if (amountPaid === null) log.add("ndis.amount", at("amountPaid"));
  if (cell("claimReference") === "") log.add("ndis.no-reference", at("claimReference"));
  if (paymentRequestNumber === "" || paymentDate === null || amountPaid === null || cell("claimReference") === "")
    return null;
  return {
    line: row.line,
    paymentRequestNumber,
    paymentDate,
    claimReference: cell("claimReference"),
    amountPaid,
    amountClaimed: soft("amountClaimed", money),
    supportNumber: cell("supportNumber"),
    quantity: soft("quantity", (text) => {
      const units = parseDecimal(text.replaceAll(",", ""), 3);
      return units === null ? null : formatShortest(units, 3);
    }),
    unitPrice: soft("unitPrice", money),
    ndisNumber: cell("ndisNumber"),
    participantName: cell("participantName"),
    from: soft("from", parsePaymentDate),
    to: soft("to", parsePaymentDate),
    serviceBooking: cell("serviceBooking"),
    uploadedFile: cell("uploadedFile"),
    claimType: cell("claimType"),
    cancellationReason: cell("cancellationReason"),
  };
}

/** The number alone should do; with the reference, lines that share a number are never lost. */
const keyOf = (payment: NdisPayment): string => `${payment.paymentRequestNumber}|${payment.claimReference}`;

const factsOf = ({ line: _line, ...facts }: NdisPayment): string => JSON.stringify(facts);

/**
 * Reads a remittance advice by its header; only PayReqNum, PayReqDocDate, ProvClaimRef and AmountPaid are needed.
 * A repeated line counts once; the same payment with other facts is an error. Never throws.
 */
export function readNdisRemittance(input: FileInput, options: ReadNdisRemittanceOptions = {}): ReadNdisRemittance {
  const log = new IssueLog<NdisAnswerIssueCode>(ndisAnswerRules);
  if (options.fileName !== undefined && options.loadedFiles?.has(options.fileName) === true)
    log.add("ndis.file-already-loaded", { value: options.fileName });
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), remittanceColumns, log);
  if (table?.rows.length === 0) log.add("ndis.no-lines");
  const payments = new Map<string, NdisPayment>();
  let total = 0n;
  for (const row of table?.rows ?? []) {
    const payment = table === null ? null : readPayment(table, row, log);
    if (payment === null) continue;
    const seen = payments.get(keyOf(payment));
    if (seen !== undefined) {
      const place = { line: row.line, field: "PayReqNum", value: payment.paymentRequestNumber };
      log.add(factsOf(seen) === factsOf(payment) ? "ndis.payment-repeated" : "ndis.payment-twice", place);
      continue;
    }
    payments.set(keyOf(payment), payment);
    total += parseAmount(payment.amountPaid) ?? 0n;
  }
  return { payments: [...payments.values()], totalPaid: formatCents(total), ...log.findings() };
}

/** Payments known so far with those of a new file put in: new ones added, those of the same name replaced. */
export function mergePayments(known: readonly NdisPayment[], loaded: readonly NdisPayment[]): NdisPayment[] {
  const merged = new Map(known.map((payment) => [keyOf(payment), payment]));
  for (const payment of loaded) merged.set(keyOf(payment), payment);
  return [...merged.values()];
}
