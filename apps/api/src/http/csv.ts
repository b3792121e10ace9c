/** What a spreadsheet would take for a formula, or uses to get at one. */
const formula = /^\s*[=+\-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}]|^[\t\r\n]/u;
const number = /^-?\d+(\.\d+)?$/;

/**
 * One cell: text that a spreadsheet would run as a formula gets an apostrophe in front; numbers, negative ones too, stay
 * numbers. Lists are joined by "; ", anything deeper is written as JSON.
 */
export function cell(value: unknown): string {
  const text = plain(value);
  const safe = formula.test(text) && !number.test(text) ? `'${text}` : text;
  return /[",\r\n;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one !== "object"))
    return value.map((one) => plain(one)).join("; ");
  return JSON.stringify(value);
}

/** One line of a CSV file (RFC 4180). */
export function row(values: readonly unknown[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}
