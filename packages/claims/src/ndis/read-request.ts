import { formatCents, formatShortest } from "../common/decimal.ts";
import { parseDay, type Day } from "../common/day.ts";
import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { IssueLog, type Findings } from "../common/issue.ts";
import { readTable, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { isCancellationReason, isClaimType, isGstCode } from "./codes.ts";
import { checkAbn, checkCancellation, checkDays, checkIdentity, checkPrice, RowFindings } from "./check-row.ts";
import { MAX_REQUEST_ROWS, requestColumns, requestHeader, type RequestColumn } from "./columns.ts";
import { parseHours, parseQuantity, type DeliveredCells } from "./delivered.ts";
import { DuplicateCheck } from "./duplicates.ts";
import { isNdisFileName } from "./file-name.ts";
import { ndisClaimIssues, ndisRequestRules, type NdisRequestIssueCode } from "./issues.ts";
import { totalClaimed, type NdisRow } from "./row.ts";

/** A line as read, with its line in the file. */
export interface ReadNdisRow extends NdisRow {
  readonly line: number;
}

type Code = NdisRequestIssueCode | keyof typeof ndisClaimIssues;

export interface ReadNdisRequest extends Findings<Code> {
  /** The lines without an error. */
  readonly rows: readonly ReadNdisRow[];
  /** Lines under the header, with and without errors. */
  readonly rowCount: number;
  /** Total of the lines without an error. */
  readonly total: string;
}

export interface ReadNdisRequestOptions {
  /** Checked when given. */
  readonly fileName?: string;
  /** When given, supports after it are errors. */
  readonly today?: Day;
}

const rules = { ...ndisRequestRules, ...ndisClaimIssues };

function readDelivered(quantityText: string, hoursText: string, found: RowFindings): DeliveredCells | null {
  const quantity = quantityText === "" ? null : parseQuantity(quantityText);
  // "Hours 1" beside a decimal quantity is the guide's own way of saying "this many hours".
  const oneHour = /^0{0,2}1$/.test(hoursText);
  const minutes = hoursText === "" ? null : oneHour ? 60 : parseHours(hoursText);
  if (quantityText !== "" && quantity === null) found.error("ndis.quantity", "Quantity", quantityText);
  if (hoursText !== "" && minutes === null) found.error("ndis.hours", "Hours", hoursText);
  if (quantityText === "" && hoursText === "") found.error("ndis.quantity-missing", "Quantity", "");
  if (found.bad) return null;
  if (quantity === 0n || minutes === 0) {
    found.error("ndis.quantity-zero", quantity === 0n ? "Quantity" : "Hours", "0");
    return null;
  }
  if (minutes === null) return { quantity: formatShortest(quantity ?? 0n, 2), minutes: null };
  if (quantity === null || quantity === 100n) return { quantity: null, minutes };
  if (minutes === 60) return { quantity: formatShortest(quantity, 2), minutes: null };
  found.error("ndis.quantity-and-hours", "Hours", hoursText);
  return null;
}

function readRow(table: Table<RequestColumn>, row: CsvRow, today: Day | null, log: IssueLog<Code>): ReadNdisRow | null {
  const found = new RowFindings(log, row.line);
  const cell = (key: RequestColumn): string => table.cell(row, key);
  const identity = {
    registrationNumber: cell("registrationNumber"),
    ndisNumber: cell("ndisNumber"),
    supportNumber: cell("supportNumber"),
    claimReference: cell("claimReference"),
  };
  const delivered = readDelivered(cell("quantity"), cell("hours"), found);
  checkIdentity(identity, found);
  const from = parseDay(cell("from"));
  const to = parseDay(cell("to"));
  checkDays(from ?? cell("from"), to ?? cell("to"), today, found);
  const cents = checkPrice(cell("unitPrice"), found);
  const gstCode = cell("gstCode");
  if (!isGstCode(gstCode)) found.error("ndis.gst-code", "GSTCode", gstCode);
  const claimType = cell("claimType");
  const reason = cell("cancellationReason");
  if (claimType !== "" && !isClaimType(claimType)) found.error("ndis.claim-type", "ClaimType", claimType);
  if (reason !== "" && !isCancellationReason(reason))
    found.error("ndis.cancellation-reason", "CancellationReason", reason);
  else
    checkCancellation(isClaimType(claimType) ? claimType : null, isCancellationReason(reason) ? reason : null, found);
  const abn = cell("abn");
  checkAbn(abn, found);
  for (const key of ["authorisedBy", "participantApproved", "inKindFundingProgram"] as const)
    if (cell(key) !== "") found.warning("ndis.unused-column", requestColumns[key].header, cell(key));
  if (found.bad || delivered === null || from === null || to === null || cents === null || !isGstCode(gstCode))
    return null;
  return {
    ...identity,
    ...delivered,
    line: row.line,
    from,
    to,
    unitPrice: formatCents(cents),
    gstCode,
    authorisedBy: cell("authorisedBy"),
    participantApproved: cell("participantApproved"),
    inKindFundingProgram: cell("inKindFundingProgram"),
    claimType: isClaimType(claimType) ? claimType : null,
    cancellationReason: isCancellationReason(reason) ? reason : null,
    abn,
  };
}

const keys: readonly string[] = Object.keys(requestColumns);
/** The layout before claim types had thirteen columns. */
const NEWER = ["claimType", "cancellationReason", "abn"] as const;

/** Compares the header with the template: columns may be read in any order, but the portal wants its own. */
function checkHeader(table: Table<RequestColumn>, log: IssueLog<Code>): void {
  const old = NEWER.every((key) => !table.columns.has(key)) && table.columns.size === keys.length - NEWER.length;
  if (old) log.add("ndis.old-layout", { line: 1 });
  else
    for (const [key, column] of Object.entries(requestColumns))
      if (![...table.columns.keys()].some((found) => found === key))
        log.add("table.missing-column", { line: 1, field: column.header });
  const inOrder = [...table.columns].toSorted((a, b) => a[1] - b[1]).map(([key]) => keys.indexOf(key));
  if (inOrder.some((place, i) => i > 0 && place < (inOrder[i - 1] ?? 0))) log.add("ndis.column-order", { line: 1 });
  for (const at of table.columns.values()) {
    const header = (table.header[at] ?? "").trim();
    if (!requestHeader.includes(header)) log.add("ndis.column-name", { line: 1, value: header });
  }
}

/**
 * Reads a bulk payment request and checks everything its lines say by themselves (dates in any of the written forms,
 * old 13-column files, headers written in other ways). Lines with an error are counted and left out of `rows`.
 * Never throws.
 */
export function readNdisRequest(input: FileInput, options: ReadNdisRequestOptions = {}): ReadNdisRequest {
  const log = new IssueLog<Code>(rules);
  const rows: ReadNdisRow[] = [];
  let rowCount = 0;
  if (options.fileName !== undefined && !isNdisFileName(options.fileName))
    log.add("ndis.file-name", { value: options.fileName });
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), requestColumns, log);
  if (table !== null) {
    checkHeader(table, log);
    rowCount = table.rows.length;
    if (rowCount === 0) log.add("ndis.no-rows");
    if (rowCount > MAX_REQUEST_ROWS) log.add("ndis.too-many-rows", { detail: `It has ${rowCount}.` });
    const duplicates = new DuplicateCheck(log);
    for (const tableRow of table.rows) {
      const row = readRow(table, tableRow, options.today ?? null, log);
      if (row === null) continue;
      duplicates.check(row, row.line);
      rows.push(row);
    }
  }
  return { rows, rowCount, total: totalClaimed(rows), ...log.findings() };
}
