/** Rows as tab-separated text that a spreadsheet takes with numbers as numbers. */

export type TsvCell = { kind: "text"; text: string } | { kind: "number"; text: string } | { kind: "day"; text: string };

/** One cell: tabs and line ends become spaces, and text that a spreadsheet would run as a formula is disarmed. */
export function tsvCell(cell: TsvCell): string {
  const flat = cell.text.replaceAll(/[\t\r\n]+/g, " ");
  if (cell.kind === "text" && /^[=+\-@]/.test(flat.trimStart())) return `'${flat}`;
  return flat;
}

/** Head line and rows joined with tabs and CR LF. */
export function toTsv(head: string[], rows: TsvCell[][]): string {
  const lines = [head.map((text) => tsvCell({ kind: "text", text })), ...rows.map((row) => row.map(tsvCell))];
  return lines.map((cells) => cells.join("\t")).join("\r\n");
}
