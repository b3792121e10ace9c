import type { IssueRule, IssueSink } from "./issue.ts";

export const csvIssues = {
  "csv.quote-open": { severity: "error", says: "A quotation mark opens here and is never closed." },
  "csv.quote-inside": {
    severity: "warning",
    says: "A quotation mark stands in the middle of a cell. Quote the whole cell and double the marks inside it.",
  },
  "csv.cell-too-long": { severity: "error", says: "A cell is too long to be real data. Reading stopped here." },
  "csv.too-many-cells": { severity: "error", says: "A row has too many cells to be real data. Reading stopped here." },
  "csv.too-many-rows": { severity: "error", says: "The file has more rows than the reader takes. Split it." },
  "csv.formula": {
    severity: "warning",
    says: "A cell starts like a spreadsheet formula. It was kept as text; do not open the file in a spreadsheet.",
  },
} as const satisfies Record<string, IssueRule>;

export type CsvIssueCode = keyof typeof csvIssues;

/** One row: the line it starts on, from 1, and its cells as written, without their quotes. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvLimits {
  readonly delimiter?: string;
  readonly maxCells?: number;
  readonly maxCellLength?: number;
  readonly maxRows?: number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Line ends between two places of the text; CR LF counts once. */
function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) count++;
  }
  return count;
}

const NUMBER_LIKE = /^[+-] ?\$?[\d.,]*\)?$/;

function looksLikeFormula(cell: string): boolean {
  const c = cell.charCodeAt(0);
  if (c === 61 || c === 64 || c === 9) return true;
  return (c === 43 || c === 45) && cell.length > 1 && !NUMBER_LIKE.test(cell);
}

/**
 * Reads comma separated text (RFC 4180): CR LF, LF or CR, quoted cells over several lines, doubled quotes.
 * One pass over the text, whatever it holds; rows without any text are left out. Never throws.
 */
export function readCsv(text: string, log: IssueSink<CsvIssueCode>, limits: CsvLimits = {}): CsvRow[] {
  const delimiter = (limits.delimiter ?? ",").charCodeAt(0);
  const maxCells = limits.maxCells ?? 512;
  const maxCellLength = limits.maxCellLength ?? 32_768;
  const maxRows = limits.maxRows ?? 1_000_000;
  const end = text.length;
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let pos = 0;
  let line = 1;
  let rowLine = 1;

  /** Reads the quoted cell that opens at `pos` and leaves `pos` behind its closing mark. */
  const readQuoted = (): string => {
    const opened = line;
    let cell = "";
    let from = pos + 1;
    for (;;) {
      const close = text.indexOf('"', from);
      const stop = close === -1 ? end : close;
      line += lineBreaks(text, from, stop);
      cell += text.slice(from, stop);
      pos = stop + 1;
      if (close === -1) {
        log.add("csv.quote-open", { line: opened, value: cell });
        return cell;
      }
      if (text.charCodeAt(close + 1) !== QUOTE || cell.length > maxCellLength) return cell;
      cell += '"';
      from = close + 2;
    }
  };

  /** Reads one cell and leaves `pos` on the delimiter or line end behind it. */
  const readCell = (): string => {
    const isQuoted = text.charCodeAt(pos) === QUOTE;
    const cell = isQuoted ? readQuoted() : "";
    const from = Math.min(pos, end);
    let marks = isQuoted;
    for (; pos < end; pos++) {
      const c = text.charCodeAt(pos);
      if (c === delimiter || c === LF || c === CR) break;
      if (c === QUOTE) marks = true;
    }
    const rest = text.slice(from, pos);
    if (isQuoted && rest.trim() === "") return cell;
    if (marks) log.add("csv.quote-inside", { line, value: rest });
    return cell + rest;
  };

  while (pos < end) {
    const cell = readCell();
    if (cell.length > maxCellLength) {
      log.add("csv.cell-too-long", { line: rowLine, value: cell });
      return rows;
    }
    if (cells.length === maxCells) {
      log.add("csv.too-many-cells", { line: rowLine });
      return rows;
    }
    if (looksLikeFormula(cell)) log.add("csv.formula", { line: rowLine, value: cell });
    cells.push(cell);
    if (text.charCodeAt(pos) === delimiter) {
      if (pos === end - 1) cells.push("");
      else {
        pos++;
        continue;
      }
    }
    if (cells.length > 1 || cells[0] !== "") {
      if (rows.length === maxRows) {
        log.add("csv.too-many-rows", { line: rowLine, detail: `The limit is ${maxRows}.` });
        return rows;
      }
      rows.push({ line: rowLine, cells });
    }
    cells = [];
    pos += text.charCodeAt(pos) === CR && text.charCodeAt(pos + 1) === LF ? 2 : 1;
    rowLine = ++line;
  }
  return rows;
}
