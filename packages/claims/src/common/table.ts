import type { CsvRow } from "./csv-read.ts";
import type { IssueRule, IssueSink } from "./issue.ts";

export const tableIssues = {
  "table.empty": { severity: "error", says: "The file has no header row." },
  "table.missing-column": { severity: "error", says: "A column this file needs is missing from the header row." },
  "table.duplicate-column": { severity: "error", says: "The same column stands twice in the header row." },
  "table.unknown-column": { severity: "warning", says: "This column is not known here and was not read." },
  "table.cells-over": {
    severity: "error",
    says: "The row has more filled cells than the header has columns: a comma inside a cell is not quoted.",
  },
  "table.cells-short": {
    severity: "warning",
    says: "The row has fewer cells than the header; the rest count as empty.",
  },
  "table.blank-row": {
    severity: "warning",
    says: "A row with no values was left out. Portals may refuse it: delete it.",
  },
} as const satisfies Record<string, IssueRule>;

export type TableIssueCode = keyof typeof tableIssues;

/** A column of a file: its header as written by us first, then other forms met. */
export interface ColumnSpec {
  readonly header: string;
  readonly also?: readonly string[];
  readonly required?: boolean;
}

/** A header reduced to what tells columns apart: lower-case letters and digits. */
export function normaliseHeader(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The keys of a table's columns in the order in which they are written. */
export function columnKeys<Key extends string>(specs: Readonly<Record<Key, ColumnSpec>>): Key[] {
  const keys: Key[] = [];
  for (const key in specs) keys.push(key);
  return keys;
}

/** Rows under a header, cells taken by column name. */
export interface Table<Key extends string> {
  readonly header: readonly string[];
  readonly columns: ReadonlyMap<Key, number>;
  readonly rows: readonly CsvRow[];
  /** The trimmed cell of a column, "" when the row or the file has none. */
  cell(row: CsvRow, key: Key): string;
}

/** Which columns of `specs` a header row holds. The same header twice keeps the first place. */
export function findColumns<Key extends string>(
  header: readonly string[],
  specs: Readonly<Record<Key, ColumnSpec>>,
): { columns: Map<Key, number>; duplicates: Key[]; unknown: number[] } {
  const byName = new Map<string, Key>();
  for (const key in specs)
    for (const name of [specs[key].header, ...(specs[key].also ?? [])]) byName.set(normaliseHeader(name), key);
  const columns = new Map<Key, number>();
  const duplicates: Key[] = [];
  const unknown: number[] = [];
  header.forEach((cell, at) => {
    const key = byName.get(normaliseHeader(cell));
    if (key === undefined) {
      if (cell.trim() !== "") unknown.push(at);
    } else if (columns.has(key)) duplicates.push(key);
    else columns.set(key, at);
  });
  return { columns, duplicates, unknown };
}

/**
 * Takes the first row as the header and finds the wanted columns by name, in whatever order they stand.
 * Null when the header is missing or lacks a required column.
 */
export function readTable<Key extends string>(
  rows: readonly CsvRow[],
  specs: Readonly<Record<Key, ColumnSpec>>,
  log: IssueSink<TableIssueCode>,
): Table<Key> | null {
  const first = rows[0];
  if (first === undefined) {
    log.add("table.empty");
    return null;
  }
  const header = first.cells;
  const { columns, duplicates, unknown } = findColumns(header, specs);
  for (const key of duplicates) log.add("table.duplicate-column", { line: first.line, field: specs[key].header });
  for (const at of unknown) log.add("table.unknown-column", { line: first.line, value: header[at] });
  let complete = true;
  for (const key in specs)
    if (specs[key].required === true && !columns.has(key)) {
      complete = false;
      log.add("table.missing-column", { line: first.line, field: specs[key].header });
    }
  if (!complete) return null;
  const places: Partial<Record<Key, number>> = {};
  for (const [key, at] of columns) places[key] = at;
  return {
    header,
    columns,
    rows: usableRows(rows, header.length, log),
    cell(row, key) {
      const at = places[key];
      return at === undefined ? "" : (row.cells[at] ?? "").trim();
    },
  };
}

function usableRows(rows: readonly CsvRow[], width: number, log: IssueSink<TableIssueCode>): CsvRow[] {
  const usable: CsvRow[] = [];
  for (let i = 1; i < rows.length; i++) {
    const row = rows[i];
    if (row === undefined) continue;
    if (row.cells.every((cell) => cell.trim() === "")) log.add("table.blank-row", { line: row.line });
    else {
      if (row.cells.length < width) log.add("table.cells-short", { line: row.line });
      if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== ""))
        log.add("table.cells-over", { line: row.line });
      usable.push(row);
    }
  }
  return usable;
}
