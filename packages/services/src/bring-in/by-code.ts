import { quoted } from "./cells.ts";
import type { Columns } from "./columns.ts";
import type { FileRow } from "./file-row.ts";

/** So many codes are named in the refusal of an unknown one. */
const fewCodes = 12;

/** Records that a file names by their code, whatever its capitals. */
export class ByCode<T extends { code: string }> {
  /** The thing in plain words: "customer group". */
  readonly #what: string;
  readonly #exact: ReadonlyMap<string, T>;
  readonly #folded: ReadonlyMap<string, T>;

  constructor(what: string, records: readonly T[]) {
    this.#what = what;
    this.#exact = new Map(records.map((record) => [record.code, record]));
    this.#folded = new Map(records.map((record) => [record.code.toLowerCase(), record]));
  }

  /** The record that a cell names; null when there is none. */
  get(code: string): T | null {
    return this.#exact.get(code) ?? this.#folded.get(code.toLowerCase()) ?? null;
  }

  /** Any of them; null when there is none. */
  any(): T | null {
    for (const record of this.#exact.values()) return record;
    return null;
  }

  /** The record that a cell names. Null when the cell is blank or at fault, or names none, which is a fault then. */
  find<C extends Columns>(row: FileRow<C>, column: keyof C & string): T | null {
    const text: unknown = row.cells[column];
    if (typeof text !== "string") return null;
    const found = this.get(text);
    if (found === null) row.fault(column, "UNKNOWN", `There is no ${this.#what} ${quoted(text)}${this.#hint()}`);
    return found;
  }

  #hint(): string {
    const codes = [...this.#exact.keys()].toSorted();
    if (codes.length === 0) return ": none is set up that you can see.";
    return codes.length > fewCodes ? " that you can see." : `; there is ${codes.join(", ")}.`;
  }
}
