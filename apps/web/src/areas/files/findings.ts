import type { FileComparison, FileFact, FileIssue, FileReport } from "banksia-files/inspect";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, formatNumber } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";

/** A cell of a CSV file: quoted where needed, and text that a spreadsheet would run as a formula is disarmed. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** The findings of a file as CSV, one row each. */
export function findingsCsv({ name, label, issues }: FileReport): string {
  const head = ["File", "Kind", "Severity", "Code", "Line", "From column", "To column", "Field", "Found", "Message"];
  return csvOf([
    head,
    ...issues.map((issue) => [
      name,
      label,
      issue.severity,
      issue.code,
      issue.line,
      issue.columns?.[0] ?? null,
      issue.columns?.[1] ?? null,
      issue.field,
      issue.value,
      issue.message,
    ]),
  ]);
}

/** The differences between two files as CSV, one row for every field that differs. */
export function differencesCsv({ differences, reports }: FileComparison): string {
  const head = ["Difference", "Record", `Line in ${reports[0].name}`, `Line in ${reports[1].name}`, "Answer", "Field"];
  const rows = differences.flatMap(({ kind, key, firstLine, secondLine, says, fields }) => {
    const parts = fields.length === 0 ? [{ field: "", first: "", second: "" }] : fields;
    return parts.map(({ field, first, second }) => [kind, key, firstLine, secondLine, says, field, first, second]);
  });
  return csvOf([[...head, reports[0].name, reports[1].name], ...rows]);
}

/** A label with a capital at its start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The value of a fact as people read it. */
export function factText({ kind, value }: Pick<FileFact, "kind" | "value">): string {
  if (value === "") return "";
  if (kind === "money") return formatDollars(value);
  if (kind === "count") return formatNumber(value);
  return kind === "day" ? formatDay(value) : value;
}

/** Where a finding is: `line 3, columns 21–30, amount`. */
export function placeText({ line, columns, field }: Pick<FileIssue, "line" | "columns" | "field">): string {
  const parts = [
    line === null ? "the file" : `line ${formatNumber(line)}`,
    columns === null ? "" : columns[0] === columns[1] ? `column ${columns[0]}` : `columns ${columns[0]}–${columns[1]}`,
    field ?? "",
  ];
  return parts.filter(Boolean).join(", ");
}

/** `2 errors, 1 warning`. */
export function tally({ errors, warnings }: Pick<FileReport, "errors" | "warnings">): string {
  if (errors + warnings === 0) return "No errors";
  return [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""]
    .filter(Boolean)
    .join(", ");
}

/** The whole report as text for a mail or a ticket. */
export function reportText(report: FileReport): string {
  const lines = [
    `${report.name}: ${report.label}`,
    ...report.facts.map((fact) => `  ${fact.label}: ${factText(fact)}`),
    `  ${tally(report)}`,
    ...report.issues.map((issue) => `  ${issue.severity}, ${placeText(issue)}: ${issue.message} [${issue.code}]`),
  ];
  if (report.leftOff > 0) lines.push(`  and ${formatNumber(report.leftOff)} more, counted but not listed`);
  return `${lines.join("\n")}\n`;
}
