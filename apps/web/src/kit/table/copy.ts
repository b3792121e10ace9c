import { formatDay } from "../../lib/days.ts";
import { centsToText, isZero, toCents } from "../../lib/money.ts";
import { toTsv, type TsvCell } from "../../lib/tsv.ts";
import { formatInstant } from "../../lib/words.ts";
import type { Column, ColumnKind } from "./types.ts";

/** A value as a spreadsheet wants it: plain numbers, days as dd/mm/yyyy. */
export function copyCell(kind: ColumnKind, value: string | number | null | undefined): TsvCell {
  if (value === null || value === undefined) return { kind: "text", text: "" };
  const text = String(value);
  if (kind === "day") return { kind: "day", text: formatDay(text) };
  if (kind === "instant") return { kind: "text", text: formatInstant(text) };
  if (kind === "money") return { kind: "number", text: centsToText(toCents(text)) };
  if (kind === "rate" || kind === "number") {
    if (!/^-?\d*\.?\d*$/.test(text)) return { kind: "text", text };
    return { kind: "number", text: text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text };
  }
  return { kind: "text", text };
}

/** Rows as tab-separated text; the head line only when asked for. */
export function rowsToTsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], withHead: boolean): string {
  const cells = rows.map((row) => columns.map((column) => copyCell(column.kind, column.value(row))));
  const tsv = toTsv(
    columns.map((column) => column.label),
    cells,
  );
  return withHead ? tsv : tsv.slice(tsv.indexOf("\r\n") + 2);
}

/** The exact sum of a money column over rows. */
export function sumColumn<Row>(column: Column<Row>, rows: readonly Row[]): string {
  let total = 0n;
  for (const row of rows) {
    const value = column.value(row);
    if (value !== null && value !== undefined && !isZero(String(value))) total += toCents(String(value));
  }
  return centsToText(total);
}
