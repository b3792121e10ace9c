import { readCsv, type CsvRow } from "../common/csv-read.ts";
import type { IssueSink } from "../common/issue.ts";
import { normaliseHeader } from "../common/table.ts";
import { fieldsOf } from "./fields.ts";
import type { StatementIssueCode } from "./issues.ts";
import type { CsvShape, StatementMapping } from "./mapping.ts";
import type { RawLine, RawStatement } from "./raw.ts";

/** Header rows stand near the top: further down nothing is taken for one. */
const HEADER_WITHIN = 100;

/** Cells of a row to the fields whose columns they are: place by field, and the fields two cells claim. */
export function placeFields(
  cells: readonly string[],
  fields: StatementMapping["fields"],
): { places: Map<string, number>; twice: string[] } {
  const wanted = new Map<string, string>();
  for (const [key, source] of Object.entries(fields))
    if ("columns" in source) for (const name of source.columns) wanted.set(normaliseHeader(name), key);
  const places = new Map<string, number>();
  const twice: string[] = [];
  cells.forEach((cell, at) => {
    const key = wanted.get(normaliseHeader(cell));
    if (key === undefined) return;
    if (places.has(key)) twice.push(key);
    else places.set(key, at);
  });
  return { places, twice };
}

/** The fields every line needs that come from a column. */
function neededColumns(mapping: StatementMapping): string[] {
  const specs = fieldsOf(mapping.programme);
  return Object.entries(mapping.fields)
    .filter(([key, source]) => specs.get(key)?.required === true && "columns" in source)
    .map(([key]) => key);
}

/** The place of the header: the first row with all needed columns, or the row that comes nearest. */
export function findHeader(
  rows: readonly CsvRow[],
  mapping: StatementMapping,
): { at: number; missing: string[]; places: Map<string, number>; twice: string[] } {
  const needed = neededColumns(mapping);
  let best = { at: -1, missing: needed, places: new Map<string, number>(), twice: [] as string[] };
  for (const [at, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const { places, twice } = placeFields(row.cells, mapping.fields);
    const missing = needed.filter((key) => !places.has(key));
    if (missing.length < best.missing.length || (best.at === -1 && missing.length === 0))
      best = { at, missing, places, twice };
    if (missing.length === 0 && places.size > 0) break;
  }
  return best;
}

/** The first filled cell behind the cell with this label, in any row. */
class Labels {
  readonly #wanted: ReadonlySet<string>;
  readonly #found = new Map<string, { line: number; text: string }>();

  constructor(labels: Iterable<string>) {
    this.#wanted = new Set([...labels].map(normaliseHeader));
  }

  /** Takes what the row says behind its labels; true when its first filled cell is one. */
  take(row: CsvRow): boolean {
    let first = true;
    let isLabelRow = false;
    for (const [at, cell] of row.cells.entries()) {
      const text = cell.trim();
      if (text === "") continue;
      const label = normaliseHeader(text);
      if (this.#wanted.has(label)) {
        if (first) isLabelRow = true;
        const value = row.cells.slice(at + 1).find((next) => next.trim() !== "");
        if (value !== undefined && !this.#found.has(label))
          this.#found.set(label, { line: row.line, text: value.trim() });
      }
      first = false;
    }
    return isLabelRow;
  }

  get(label: string): { line: number; text: string } | null {
    return this.#found.get(normaliseHeader(label)) ?? null;
  }
}

/** Finds lines and totals of a CSV statement by the mapping. Null when there is no header to read by. */
export function readRawCsv(
  text: string,
  mapping: StatementMapping,
  shape: CsvShape,
  log: IssueSink<StatementIssueCode>,
): RawStatement | null {
  const rows = readCsv(text, log, { delimiter: shape.delimiter });
  const header = findHeader(rows, mapping);
  const headerRow = rows[header.at];
  if (headerRow === undefined || header.missing.length > 0) {
    log.add("statement.no-header", { detail: `Missing: ${header.missing.join(", ")}.` });
    return null;
  }
  for (const key of header.twice) log.add("statement.column-twice", { line: headerRow.line, field: key });
  const sources = Object.entries(mapping.fields);
  const labels = new Labels([
    ...sources.flatMap(([, source]) => ("label" in source ? [source.label] : [])),
    ...mapping.totals.flatMap(({ source }) => ("label" in source ? [source.label] : [])),
  ]);
  const dataRows: CsvRow[] = [];
  let ended = false;
  for (const [at, row] of rows.entries()) {
    const isLabelRow = at !== header.at && labels.take(row);
    if (at <= header.at || isLabelRow || isBlank(row) || sameCells(row, headerRow)) continue;
    if (isEnd(row, shape)) ended = true;
    else if (!ended) dataRows.push(row);
    else if (shape.stopAt === undefined) log.add("statement.after-end", { line: row.line });
  }
  const constant = new Map<string, string>();
  for (const [key, source] of sources) {
    if ("fixed" in source) constant.set(key, source.fixed);
    else if ("label" in source) constant.set(key, labels.get(source.label)?.text ?? "");
  }
  const width = headerRow.cells.length;
  const lines = dataRows.map((row): RawLine => {
    if (row.cells.slice(width).some((cell) => cell.trim() !== "")) log.add("statement.cells-over", { line: row.line });
    const values = new Map(constant);
    for (const [key, at] of header.places) values.set(key, (row.cells[at] ?? "").trim());
    return { line: row.line, values };
  });
  const totals = new Map(
    mapping.totals.map(({ name, source }) => [name, "label" in source ? labels.get(source.label) : null]),
  );
  return { lines, totals };
}

const isBlank = (row: CsvRow): boolean => row.cells.every((cell) => cell.trim() === "");

const sameCells = (a: CsvRow, b: CsvRow): boolean => a.cells.join("\n") === b.cells.join("\n");

/** Agency files end in a line EOF; a mapping may name another text at which the lines end. */
function isEnd(row: CsvRow, shape: CsvShape): boolean {
  const first = normaliseHeader(row.cells[0] ?? "");
  return first === "eof" || (shape.stopAt !== undefined && first === normaliseHeader(shape.stopAt));
}
