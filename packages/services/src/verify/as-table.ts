import type { Offence, OffenceValue } from "./check.ts";

const text = (value: OffenceValue | undefined): string =>
  value === null || value === undefined ? "" : Array.isArray(value) ? value.join(", ") : String(value);

const widthMax = 60;

/** Rows as a plain-text table under their column names; numbers to the right, long values cut with "…". */
export function asTable(rows: readonly Offence[], indent = ""): string {
  const names = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) =>
    names.map((name) => {
      // An offending row may hold anything that was typed in, line breaks included.
      const value = text(row[name]).replaceAll(/\s+/g, " ");
      return value.length > widthMax ? `${value.slice(0, widthMax - 1)}…` : value;
    }),
  );
  const widths = names.map((name, at) => Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const numeric = names.map((_, at) => cells.every((row) => /^-?[\d.]*$/.test(row[at] ?? "")));
  const line = (values: readonly string[]): string =>
    `${indent}${values
      .map((value, at) => (numeric[at] === true ? value.padStart(widths[at] ?? 0) : value.padEnd(widths[at] ?? 0)))
      .join("  ")}`.trimEnd();
  return [line(names), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}
