/** What makes a file unreadable as a table, before any of its values is looked at. */
export type FileFaultCode = "EMPTY" | "NOT_UTF8" | "QUOTES" | "ROW_TOO_LONG" | "TOO_MANY_ROWS";

export interface FileFault {
  /** The row as a spreadsheet counts it; the header is row 1. */
  row: number;
  code: FileFaultCode;
  message: string;
}

/** One row as text, without the blanks around values. Blank rows are left out, yet counted. */
export interface CsvRow {
  row: number;
  values: string[];
}

export const maxRows = 500_000;
const maxRowLength = 64_000;
const maxCells = 500;

/** Commas, or what spreadsheets of other settings and copied cells have in their place. */
function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

type Broken = "QUOTES" | "ROW_TOO_LONG";

function faultOf(code: Broken, row: number): FileFault {
  return {
    row,
    code,
    message:
      code === "ROW_TOO_LONG"
        ? `Row ${row} is longer than ${maxRowLength} characters or ${maxCells} cells.`
        : `Row ${row} has a quotation mark that is not closed or stands inside a value: write a quote in a value twice and put the value in quotes.`,
  };
}

/** Walks over the rows of a text: RFC 4180, with line ends of any kind. */
class Walker {
  /** Where the next row begins. */
  at = 0;
  readonly #text: string;
  readonly #delimiter: string;
  /** What a value without quotes is made of. */
  readonly #plain: RegExp;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#plain = new RegExp(`[^"\\r\\n${delimiter}]*`, "y");
  }

  get atEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** The cells of the next row. */
  row(): string[] | Broken {
    const start = this.at;
    const cells: string[] = [];
    for (;;) {
      const cell = this.#text[this.at] === '"' ? this.#quoted(start) : this.#unquoted();
      if (cell === null) return this.at - start > maxRowLength ? "ROW_TOO_LONG" : "QUOTES";
      cells.push(cell.trim());
      if (this.at - start > maxRowLength || cells.length > maxCells) return "ROW_TOO_LONG";
      const sign = this.#text[this.at];
      if (sign !== undefined && sign !== this.#delimiter && sign !== "\r" && sign !== "\n") return "QUOTES";
      this.at += sign === "\r" && this.#text[this.at + 1] === "\n" ? 2 : 1;
      if (sign !== this.#delimiter) return cells;
    }
  }

  #unquoted(): string {
    this.#plain.lastIndex = this.at;
    this.#plain.test(this.#text);
    const from = this.at;
    this.at = this.#plain.lastIndex;
    return this.#text.slice(from, this.at);
  }

  /** Null when the quotes are never closed, or only far beyond what a row may hold. */
  #quoted(start: number): string | null {
    let value = "";
    for (;;) {
      const from = this.at + 1;
      const close = this.#text.indexOf('"', from);
      this.at = close < 0 ? this.#text.length : close + 1;
      if (close < 0 || this.at - start > maxRowLength) return null;
      value += this.#text.slice(from, close);
      if (this.#text[this.at] !== '"') return value;
      value += '"';
    }
  }
}

/**
 * Reads the rows of a CSV file, the header among them. Takes a byte order mark, line ends of any kind, quotes, and
 * semicolons or tabs instead of commas.
 * @returns rows in order; a fault of the file is the last thing it gives
 */
export function* readCsv(text: string): Generator<CsvRow | FileFault> {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (bare.trim() === "") {
    yield { row: 1, code: "EMPTY", message: "The file is empty." };
    return;
  }
  if (bare.includes("\uFFFD") || bare.includes("\0") || !bare.isWellFormed()) {
    yield { row: 1, code: "NOT_UTF8", message: 'The file is not UTF-8 text: save it as "CSV UTF-8".' };
    return;
  }
  const header = /^[^\r\n]*/.exec(bare.slice(0, maxRowLength))?.[0] ?? "";
  const walker = new Walker(bare, delimiterOf(header));
  for (let row = 1; !walker.atEnd; row += 1) {
    if (row > maxRows + 1) {
      yield { row, code: "TOO_MANY_ROWS", message: `A file holds at most ${maxRows} rows: split it.` };
      return;
    }
    const values = walker.row();
    if (typeof values === "string") {
      yield faultOf(values, row);
      return;
    }
    if (values.some((value) => value !== "")) yield { row, values };
  }
}

/** Whether a piece of `readCsv` is a fault. */
export function isFault(piece: CsvRow | FileFault): piece is FileFault {
  return "code" in piece;
}
