import { CellFault, type ReadCell, hasControlCharacters } from "./cells.ts";

/** One column that a file may have. */
export interface Column<T = unknown> {
  readonly required: boolean;
  /** For whoever fills the file in. */
  readonly description: string;
  /** What it holds in the example row. */
  readonly example: string;
  readonly read: ReadCell<T>;
  /** What a blank cell means; never used where the column is required. */
  readonly blank: T | null;
}

/** The columns of a kind of file by heading. */
export type Columns = Readonly<Record<string, Column>>;

/** The value of a cell that can be read. */
type ValueOf<T> = T extends Column<infer V> ? V : never;

/** A row whose every cell can be read. */
export type Whole<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> };

/** A row as read; undefined where a cell is at fault. */
export type Cells<C extends Columns> = { readonly [K in keyof C]: ValueOf<C[K]> | undefined };

type About = Pick<Column, "description" | "example">;

const about = (description: string, example: string): About => ({ description, example });

/** A column in which every row must have a value. */
export function required<T>(read: ReadCell<T>, description: string, example: string): Column<T> {
  return { ...about(description, example), required: true, read, blank: null };
}

/** A column that may be left out or blank: null then. */
export function optional<T>(read: ReadCell<T>, description: string, example = ""): Column<T | null> {
  return { ...about(description, example), required: false, read, blank: null };
}

/** A column that may be left out or blank: `blank` then. */
export function optionalOr<T>(blank: T, read: ReadCell<T>, description: string, example = ""): Column<T> {
  return { ...about(description, example), required: false, read, blank };
}

/** Reads one cell of a column. */
export function readCell<T>(column: Column<T>, text: string): T | null | CellFault {
  if (text === "") return column.required ? new CellFault("REQUIRED", "This cell must not be blank.") : column.blank;
  if (hasControlCharacters(text))
    return new CellFault(
      "CONTROL_CHARACTER",
      "The cell holds a line end, a tab or another sign that cannot be seen: take it out.",
    );
  return column.read(text);
}

/** The column that a fault of a verb's input is about: `/firstName` is `first_name`. Null when no column is. */
export function columnOf<C extends Columns>(columns: C, pointer: string): (keyof C & string) | null {
  const name = pointer.slice(1).replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return Object.keys(columns).find((column) => column === name) ?? null;
}
