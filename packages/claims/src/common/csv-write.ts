const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One cell, quoted only when it has to be. */
export function csvCell(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Rows as CSV text with CR LF after every row, the last included. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  let out = "";
  for (const row of rows) out += `${row.map(csvCell).join(",")}\r\n`;
  return out;
}

const FORMULA_START = /^'*[=+\-@\t\r]/;

/**
 * Makes free text safe for a spreadsheet: a cell that would run as a formula gets an apostrophe in front,
 * as does one that already carries such an apostrophe, so that `unguardCell` always gives back the same text.
 */
export function guardCell(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

/** Takes off what `guardCell` put on. */
export function unguardCell(value: string): string {
  return value.startsWith("'") && FORMULA_START.test(value) ? value.slice(1) : value;
}
