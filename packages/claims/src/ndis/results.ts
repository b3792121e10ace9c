import { formatCents, formatShortest, parseAmount, parseDecimal } from "../common/decimal.ts";
import { parseDay, type Day } from "../common/day.ts";
import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { readTable, type ColumnSpec, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { parseHours } from "./delivered.ts";
import { ndisAnswerRules, type NdisAnswerIssueCode } from "./issues.ts";
import { readReason, type RejectionReason } from "./reasons.ts";

/** The columns seen in results files. Only the reference is needed; the rest is read when it is there. */
export const resultColumns = {
  registrationNumber: { header: "RegistrationNumber" },
  ndisNumber: { header: "NDISNumber" },
  from: { header: "SupportsDeliveredFrom" },
  to: { header: "SupportsDeliveredTo" },
  supportNumber: { header: "SupportNumber" },
  claimReference: { header: "ClaimReference", required: true },
  quantity: { header: "Quantity" },
  hours: { header: "Hours" },
  unitPrice: { header: "UnitPrice" },
  gstCode: { header: "GSTCode" },
  paidTotal: { header: "PaidTotalAmount" },
  paymentRequestNumber: { header: "Payment Request Number" },
  participantName: { header: "Participant Name" },
  cappedPrice: { header: "Capped Price" },
  status: { header: "Payment Request Status" },
  errorMessage: { header: "Error Message" },
  authorisedBy: { header: "AuthorisedBy" },
  participantApproved: { header: "ParticipantApproved" },
  inKindFundingProgram: { header: "InKindFundingProgram", also: ["InKindFundingProgramCode"] },
  claimType: { header: "ClaimType" },
  cancellationReason: { header: "CancellationReason" },
  abn: { header: "ABN of Support Provider", also: ["ABN"] },
} as const satisfies Record<string, ColumnSpec>;

type Column = keyof typeof resultColumns;

/** "accepted" means pending payment, not paid: the remittance says what was paid. */
export type ResultOutcome = "accepted" | "rejected" | "unknown";

export interface NdisResultLine {
  readonly line: number;
  readonly claimReference: string;
  readonly outcome: ResultOutcome;
  /** The status as it stands in the file. */
  readonly status: string;
  readonly reason: RejectionReason | null;
  /** Dollars the NDIA says it will pay for the line; null when the file does not say. */
  readonly paidTotal: string | null;
  /** Dollars a unit was cut to; null when not cut, or when the file says so only in words. */
  readonly cappedPrice: string | null;
  /** The cell as it stands: an amount, Y or N, or empty. */
  readonly cappedPriceText: string;
  readonly paymentRequestNumber: string;
  readonly registrationNumber: string;
  readonly ndisNumber: string;
  readonly participantName: string;
  readonly supportNumber: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** Plain decimal, or null when the file has none that can be read. */
  readonly quantity: string | null;
  readonly minutes: number | null;
  readonly unitPrice: string | null;
  readonly claimType: string;
  readonly cancellationReason: string;
}

export interface ReadNdisResults extends Findings<NdisAnswerIssueCode> {
  readonly lines: readonly NdisResultLine[];
  readonly accepted: number;
  readonly rejected: number;
  readonly unknown: number;
  /** Sum of PaidTotalAmount over the accepted and unknown lines. */
  readonly paidTotal: string;
}

function outcomeOf(status: string, row: CsvRow, hasStatus: boolean, log: IssueLog<NdisAnswerIssueCode>): ResultOutcome {
  const word = status.toUpperCase();
  if (word === "SUCCESSFUL" || word === "SUCCESS") return "accepted";
  if (word === "ERROR" || word === "REJECTED") return "rejected";
  const at = { line: row.line, field: resultColumns.status.header, value: status };
  if (hasStatus) log.add(word === "" ? "ndis.no-status" : "ndis.status-unknown", at);
  return "unknown";
}

function readLine(table: Table<Column>, row: CsvRow, log: IssueLog<NdisAnswerIssueCode>): NdisResultLine | null {
  const cell = (key: Column): string => table.cell(row, key);
  const at = (key: Column) => ({ line: row.line, field: resultColumns[key].header, value: cell(key) });
  const claimReference = cell("claimReference");
  if (claimReference === "") {
    log.add("ndis.no-reference", at("claimReference"));
    return null;
  }
  const amount = (key: Column): string | null => {
    if (cell(key) === "") return null;
    const cents = parseAmount(cell(key));
    if (cents === null) log.add("ndis.amount", at(key));
    return cents === null ? null : formatCents(cents);
  };
  const soft = <T>(key: Column, read: (text: string) => T | null): T | null => {
    if (cell(key) === "") return null;
    const value = read(cell(key));
    if (value === null) log.add("ndis.answer-value", at(key));
    return value;
  };
  const outcome = outcomeOf(cell("status"), row, table.columns.has("status"), log);
  const errorMessage = cell("errorMessage");
  const reason = errorMessage === "" ? null : readReason(errorMessage);
  if (outcome === "rejected" && reason === null) log.add("ndis.reason-missing", at("errorMessage"));
  if (reason !== null && reason.code !== null && reason.means === null)
    log.add("ndis.reason-unknown", at("errorMessage"));
  const capped = parseAmount(cell("cappedPrice"));
  return {
    line: row.line,
    claimReference,
    outcome,
    status: cell("status"),
    reason,
    paidTotal: amount("paidTotal"),
    cappedPrice: capped === null || capped === 0n ? null : formatCents(capped),
    cappedPriceText: cell("cappedPrice"),
    paymentRequestNumber: cell("paymentRequestNumber"),
    registrationNumber: cell("registrationNumber"),
    ndisNumber: cell("ndisNumber"),
    participantName: cell("participantName"),
    supportNumber: cell("supportNumber"),
    from: soft("from", (text) => parseDay(text)),
    to: soft("to", (text) => parseDay(text)),
    quantity: soft("quantity", (text) => {
      const units = parseDecimal(text.replaceAll(",", ""), 3);
      return units === null ? null : formatShortest(units, 3);
    }),
    minutes: soft("hours", parseHours),
    unitPrice: amount("unitPrice"),
    claimType: cell("claimType"),
    cancellationReason: cell("cancellationReason"),
  };
}

/**
 * Reads the results file of a bulk upload by its header: columns in any order, new ones ignored, amounts with $ and
 * thousands commas, days in any written form. Never throws.
 */
export function readNdisResults(input: FileInput): ReadNdisResults {
  const log = new IssueLog<NdisAnswerIssueCode>(ndisAnswerRules);
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), resultColumns, log);
  const lines: NdisResultLine[] = [];
  let paid = 0n;
  const count = { accepted: 0, rejected: 0, unknown: 0 };
  if (table !== null) {
    if (!table.columns.has("status")) log.add("ndis.no-status", { line: 1, field: resultColumns.status.header });
    if (table.rows.length === 0) log.add("ndis.no-lines");
    for (const row of table.rows) {
      const line = readLine(table, row, log);
      if (line === null) continue;
      lines.push(line);
      count[line.outcome]++;
      if (line.outcome !== "rejected") paid += parseAmount(line.paidTotal ?? "0") ?? 0n;
    }
  }
  return { lines, ...count, paidTotal: formatCents(paid), ...log.findings() };
}
