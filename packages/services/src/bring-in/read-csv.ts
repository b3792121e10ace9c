import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";

/** What makes a file unreadable as a table, before any of its values is looked at. */
export type FileFaultCode = "EMPTY" | "NOT_UTF8" | "QUOTES" | "ROW_TOO_LONG" | "TOO_MANY_ROWS";

export interface FileFault {
  /** The row as a spreadsheet counts it; the header is row 1. */
  row: number;
  code: FileFaultCode;
  message: string;
}

/** One row as text. Blank rows are left out, yet counted. */
export interface CsvRow {
  row: number;
  values: string[];
}

export const maxRows = 500_000;
const maxRowBytes = 64_000;
const chunkLength = 64_000;

function* chunks(text: string): Generator<string> {
  for (let from = 0; from < text.length;) {
    // Never between the two halves of a character.
    const half = /[\uD800-\uDBFF]/.test(text.charAt(from + chunkLength - 1)) ? 1 : 0;
    yield text.slice(from, from + chunkLength + half);
    from += chunkLength + half;
  }
}

/** Commas, or what spreadsheets of other settings and copied cells have in their place. */
function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function faultOf(error: unknown, row: number): FileFault {
  const code = error instanceof CsvError ? error.code : "";
  if (code === "CSV_MAX_RECORD_SIZE")
    return { row, code: "ROW_TOO_LONG", message: `Row ${row} is longer than ${maxRowBytes} bytes.` };
  return {
    row,
    code: "QUOTES",
    message: `Row ${row} has a quotation mark that is not closed or stands inside a value: write a quote in a value twice and put the value in quotes.`,
  };
}

/**
 * Reads the rows of a CSV file, the header among them. Takes a byte order mark, line ends of any kind, quotes, and
 * semicolons or tabs instead of commas.
 * @returns rows in order; a fault of the file is the last thing it gives
 */
export async function* readCsv(text: string): AsyncGenerator<CsvRow | FileFault> {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (bare.trim() === "") {
    yield { row: 1, code: "EMPTY", message: "The file is empty." };
    return;
  }
  if (bare.includes("\uFFFD") || bare.includes("\0") || !bare.isWellFormed()) {
    yield { row: 1, code: "NOT_UTF8", message: 'The file is not UTF-8 text: save it as "CSV UTF-8".' };
    return;
  }
  const firstLine = /^[^\r\n]*/.exec(bare)?.[0] ?? "";
  const parser = parse({
    delimiter: delimiterOf(firstLine),
    relax_column_count: true,
    max_record_size: maxRowBytes,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  const source = Readable.from(chunks(bare), { objectMode: false });
  source.pipe(parser);
  let row = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      const values = record.map((value) => value.trim());
      if (values.every((value) => value === "")) continue;
      if (row > maxRows + 1) {
        yield { row, code: "TOO_MANY_ROWS", message: `A file holds at most ${maxRows} rows: split it.` };
        return;
      }
      yield { row, values };
    }
  } catch (error) {
    yield faultOf(error, row + 1);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Whether a piece of `readCsv` is a fault. */
export function isFault(piece: CsvRow | FileFault): piece is FileFault {
  return "code" in piece;
}
