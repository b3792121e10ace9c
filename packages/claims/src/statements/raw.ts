/** A line of a statement before its values are typed: text by field name, "" where there is none. */
export interface RawLine {
  readonly line: number;
  readonly values: ReadonlyMap<string, string>;
}

/** A statement as found in the file: its lines, and the texts of the totals by name (null when not found). */
export interface RawStatement {
  readonly lines: readonly RawLine[];
  readonly totals: ReadonlyMap<string, { readonly line: number; readonly text: string } | null>;
}
