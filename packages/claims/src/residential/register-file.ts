import { readCsv, type CsvRow } from "../common/csv-read.ts";
import { guardCell, unguardCell, writeCsv } from "../common/csv-write.ts";
import { isMonth } from "../common/day.ts";
import { formatCents, parseCents } from "../common/decimal.ts";
import { IssueLog } from "../common/issue.ts";
import { columnKeys, readTable, type ColumnSpec, type Table } from "../common/table.ts";
import { decodeText, type FileInput } from "../common/text.ts";
import { registerRules, type RegisterIssueCode } from "./issues.ts";
import {
  checkRegisterLine,
  checkRegisterLines,
  registerOf,
  type ClaimRegister,
  type RegisterLine,
} from "./register.ts";

/** The columns of a register file. The agency takes no such file: the layout is ours, for people and other systems. */
export const registerColumns = {
  claimMonth: { header: "Claim month", required: true },
  serviceNapsId: { header: "Service NAPS id", required: true },
  careRecipientId: { header: "Care recipient id", required: true },
  clientName: { header: "Client name", required: true },
  fundingCode: { header: "Funding code", required: true },
  externalCode: { header: "External funding code", required: true },
  from: { header: "From", required: true },
  to: { header: "To", required: true },
  basis: { header: "Basis", required: true },
  days: { header: "Days", required: true },
  rate: { header: "Rate", required: true },
  amount: { header: "Amount", required: true },
  reference: { header: "Reference", required: true },
  adjustment: { header: "Adjustment", required: true },
} as const satisfies Record<string, ColumnSpec>;

type Column = keyof typeof registerColumns;
const TOTAL = "Total";

/**
 * Writes a register as CSV with a total row (number of lines, sum) at its end. The same register gives the same bytes.
 * Text that would run as a spreadsheet formula is guarded.
 */
export function writeRegisterFile(register: ClaimRegister): string {
  const rows = register.lines.map((line) => [
    register.month,
    line.serviceNapsId,
    line.careRecipientId,
    guardCell(line.clientName),
    guardCell(line.fundingCode),
    guardCell(line.externalCode),
    line.from,
    line.to,
    line.basis,
    line.days === null ? "" : String(line.days),
    line.rate ?? "",
    line.amount,
    guardCell(line.reference),
    line.adjustment ? "Y" : "N",
  ]);
  const columns = columnKeys(registerColumns);
  const total = columns.map((column) => {
    if (column === "claimMonth") return TOTAL;
    if (column === "days") return String(register.lines.length);
    return column === "amount" ? register.total : "";
  });
  return writeCsv([Object.values(registerColumns).map(({ header }) => header), ...rows, total]);
}

function readLine(table: Table<Column>, row: CsvRow, log: IssueLog<RegisterIssueCode>): RegisterLine | null {
  const cell = (key: Column): string => table.cell(row, key);
  const at = (key: Column) => ({ line: row.line, field: registerColumns[key].header, value: cell(key) });
  const basis = cell("basis");
  if (basis !== "daily" && basis !== "monthly" && basis !== "once") {
    log.add("register.basis", at("basis"));
    return null;
  }
  if (cell("adjustment") !== "Y" && cell("adjustment") !== "N") log.add("register.flag", at("adjustment"));
  const amount = parseCents(cell("amount"));
  if (!/^\d{0,4}$/.test(cell("days"))) log.add("register.days", at("days"));
  return {
    careRecipientId: cell("careRecipientId"),
    clientName: unguardCell(cell("clientName")),
    serviceNapsId: cell("serviceNapsId"),
    fundingCode: unguardCell(cell("fundingCode")),
    externalCode: unguardCell(cell("externalCode")),
    from: cell("from"),
    to: cell("to"),
    basis,
    days: /^\d{1,4}$/.test(cell("days")) ? Number(cell("days")) : null,
    rate: cell("rate") === "" ? null : cell("rate"),
    amount: amount === null ? cell("amount") : formatCents(amount),
    reference: unguardCell(cell("reference")),
    adjustment: cell("adjustment") === "Y",
  };
}

/** Reads a register file back, checks it like a new register and recomputes its total row. Never throws. */
export function readRegisterFile(input: FileInput): ClaimRegister {
  const log = new IssueLog<RegisterIssueCode>(registerRules);
  const text = decodeText(input, log);
  const table = text === null ? null : readTable(readCsv(text, log), registerColumns, log);
  if (table === null) return registerOf([], "", "", log.findings());
  const lastRow = table.rows.at(-1);
  const hasTotal = lastRow !== undefined && table.cell(lastRow, "claimMonth") === TOTAL;
  if (!hasTotal) log.add("register.no-total");
  const rows = hasTotal ? table.rows.slice(0, -1) : table.rows;
  const first = rows[0];
  const month = first === undefined ? "" : table.cell(first, "claimMonth");
  const service = first === undefined ? "" : table.cell(first, "serviceNapsId");
  if (first === undefined) log.add("register.no-lines");
  const placed: { line: RegisterLine; place: number }[] = [];
  for (const row of rows) {
    const rowMonth = table.cell(row, "claimMonth");
    if (!isMonth(rowMonth) || rowMonth !== month) {
      log.add("register.month", { line: row.line, field: "Claim month", value: rowMonth });
      continue;
    }
    const line = readLine(table, row, log);
    if (line === null) continue;
    checkRegisterLine(line, row.line, month, service, log);
    placed.push({ line, place: row.line });
  }
  checkRegisterLines(placed, log);
  const lines = placed.map(({ line }) => line);
  if (hasTotal) {
    const sum = formatCents(lines.reduce((total, line) => total + (parseCents(line.amount) ?? 0n), 0n));
    const agrees = table.cell(lastRow, "days") === String(lines.length) && table.cell(lastRow, "amount") === sum;
    if (!agrees)
      log.add("register.total-differs", {
        line: lastRow.line,
        value: `${table.cell(lastRow, "days")} lines, ${table.cell(lastRow, "amount")}`,
        detail: `Found ${lines.length} lines, ${sum}.`,
      });
  }
  return registerOf(lines, month, service, log.findings());
}
