import { quoted } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { FaultList } from "./faults.ts";

/** Where each column stands in a file, and what the file calls it. */
export class Heading {
  /** Columns of the file. */
  readonly length: number;
  readonly #places: ReadonlyMap<string, number>;
  readonly #unnamed: readonly number[];
  readonly #written: readonly string[];

  constructor(written: readonly string[]) {
    this.length = written.length;
    this.#written = written;
    this.#places = new Map(written.map((name, at) => [columnName(name), at]));
    this.#unnamed = written.flatMap((name, at) => (name === "" ? [at] : []));
  }

  /** The text under a column; blank when the file does not have it. */
  cell(values: readonly string[], name: string): string {
    const at = this.#places.get(name);
    return at === undefined ? "" : (values[at] ?? "");
  }

  /** What the file calls a column. */
  as(name: string): string {
    const at = this.#places.get(name);
    return (at === undefined ? undefined : this.#written[at]) ?? name;
  }

  /** Whether a row has a value in a column that has no heading. */
  unnamedCells(values: readonly string[]): boolean {
    return this.#unnamed.some((at) => values[at] !== "");
  }
}

/** The name of a column from its heading, which may be written with capitals, spaces or hyphens: "First name". */
function columnName(written: string): string {
  return written.toLowerCase().replaceAll(/[\s_-]+/g, "_");
}

/**
 * Reads the first row of a file.
 * @param refused columns that people may expect, each with why it is not taken
 * @returns null when it names columns twice, or some that are not known, or lacks some that must be there
 */
export function readHeading(
  columns: Columns,
  refused: Readonly<Record<string, string>>,
  written: readonly string[],
  faults: FaultList,
): Heading | null {
  const before = faults.count;
  const seen = new Set<string>();
  for (const text of written) {
    const name = columnName(text);
    if (name === "") continue;
    const fault = (code: "UNKNOWN" | "NOT_ALLOWED" | "DUPLICATE", message: string) =>
      faults.add({ row: 1, column: text.slice(0, 100), code, message });
    if (seen.has(name)) fault("DUPLICATE", `The column ${quoted(text)} is there twice: leave one.`);
    else if (Object.hasOwn(refused, name)) fault("NOT_ALLOWED", refused[name] ?? "");
    else if (!Object.hasOwn(columns, name))
      fault("UNKNOWN", `There is no column ${quoted(text)}. The columns are ${Object.keys(columns).join(", ")}.`);
    seen.add(name);
  }
  for (const [name, column] of Object.entries(columns))
    if (column.required && !seen.has(name))
      faults.add({ row: 1, column: name, code: "REQUIRED", message: `The column ${name} is missing.` });
  return faults.count === before ? new Heading(written) : null;
}
