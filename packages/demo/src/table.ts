import type { BulkColumns, BulkValue } from "@banksia/db";

/** Rows of one database table on their way there. The first row added gets id 1, as the database will count. */
export class Table<C extends string = string> {
  readonly name: string;
  readonly columns: Readonly<Record<C, string>> & BulkColumns;
  readonly rows: BulkValue[][] = [];
  /** Whether the database counts an `id` for it. */
  readonly counted: boolean;
  readonly #names: readonly string[];

  constructor(name: string, columns: Record<C, string>, counted = true) {
    this.name = name;
    this.columns = columns;
    this.counted = counted;
    this.#names = Object.keys(columns);
  }

  /** Adds a row; what is left out is null. @returns its id */
  add(values: Partial<Record<C, BulkValue>>): number {
    const row: Readonly<Record<string, BulkValue | undefined>> = values;
    this.rows.push(this.#names.map((name) => row[name] ?? null));
    return this.rows.length;
  }

  /** Changes a value of a row added before. */
  set(id: number, column: C, value: BulkValue): void {
    const row = this.rows[id - 1];
    if (row !== undefined) row[this.#names.indexOf(column)] = value;
  }

  /** A value of a row added before. */
  value(id: number, column: C): BulkValue {
    return this.rows[id - 1]?.[this.#names.indexOf(column)] ?? null;
  }
}
