const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/** One cell, quoted only when it has to be. */
export function csvCell(value: string): string {
  return NEEDS_QUOTES.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * True when a row joined by commas reads back to the same cells: nothing in it needs quotes. One look at each character
 * instead of one search for each cell.
 */
function isPlain(joined: string, cells: number): boolean {
  let commas = 0;
  for (let i = 0; i < joined.length; i++) {
    const c = joined.charCodeAt(i);
    if (c === 44) commas++;
    else if (c <= 32 || c === 34 || c > 126) return false;
  }
  return commas === cells - 1;
}

/** Rows as CSV text with CR LF after every row, the last included. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  let out = "";
  for (const row of rows) {
    const joined = row.join(",");
    out += isPlain(joined, row.length) ? joined : row.map(csvCell).join(",");
    out += "\r\n";
  }
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
