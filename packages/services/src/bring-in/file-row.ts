import { CellFault } from "./cells.ts";
import { type Cells, type Columns, type Whole, readCell } from "./columns.ts";
import type { FaultCode, FaultList } from "./faults.ts";
import type { Heading } from "./heading.ts";
import type { CsvRow } from "./read-csv.ts";

/** One row of a file with what its cells hold. */
export class FileRow<C extends Columns = Columns> {
  /** As a spreadsheet counts it. */
  readonly row: number;
  readonly cells: Cells<C>;
  readonly #heading: Heading;
  readonly #faults: FaultList;
  #good = true;
  #whole = true;

  constructor(row: number, cells: Cells<C>, heading: Heading, faults: FaultList) {
    this.row = row;
    this.cells = cells;
    this.#heading = heading;
    this.#faults = faults;
    this.#whole = Object.values(cells).every((cell) => cell !== undefined);
    this.#good = this.#whole;
  }

  /** Nothing has been found wrong with the row so far. */
  get good(): boolean {
    return this.#good;
  }

  /** Whether every cell can be read, whatever they say together. */
  isWhole(): this is FileRow<C> & { readonly cells: Whole<C> } {
    return this.#whole;
  }

  /** Something is wrong with the row. */
  fault(column: (keyof C & string) | null, code: FaultCode, message: string): void {
    this.#good = false;
    this.#faults.add({ row: this.row, column: column === null ? null : this.#heading.as(column), code, message });
  }
}

/** Reads the cells of a row; what is wrong with them is added to the faults. Null for a row of another length. */
export function readRow(
  columns: Columns,
  heading: Heading,
  { row, values }: CsvRow,
  faults: FaultList,
): FileRow | null {
  if (values.length !== heading.length) {
    faults.add({
      row,
      column: null,
      code: "RAGGED",
      message: `The row has ${values.length} cells, the heading ${heading.length}: put values with commas in quotes.`,
    });
    return null;
  }
  const cells: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = readCell(column, heading.cell(values, name));
    cells[name] = value;
    if (!(value instanceof CellFault)) continue;
    cells[name] = undefined;
    faults.add({ row, column: heading.as(name), code: value.code, message: value.message });
  }
  const read = new FileRow(row, cells, heading, faults);
  if (heading.unnamedCells(values)) read.fault(null, "RAGGED", "The row has a value under a column without a heading.");
  return read;
}
