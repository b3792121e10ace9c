/** Finds the lines of a file again without keeping the file: places of some lines, noted while it passed. */

/** Bytes between two noted lines, at least. */
const STEP = 65_536;
/** Bytes of a line that are read to be shown, at most. */
export const SHOWN_BYTES = 8192;

const LF = 10;
const CR = 13;

/** UTF-16 files have two bytes to a character; all others are cut byte by byte. */
export type Wide = "utf-16le" | "utf-16be" | null;

/** Where some lines of a file start. Plain data. */
export interface LineIndex {
  readonly wide: Wide;
  /** How many there are; nothing follows the last line end. */
  readonly lines: number;
  readonly places: readonly { readonly line: number; readonly offset: number }[];
}

/** One line as it is shown. */
export interface LineBytes {
  readonly line: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** There is more of it than is shown. */
  readonly cut: boolean;
}

function wideOf(start: Uint8Array): Wide {
  const [a, b, c, d] = start;
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (c === undefined || d === undefined) return null;
  if (b === 0 && d === 0 && a !== 0 && c !== 0) return "utf-16le";
  return a === 0 && c === 0 && b !== 0 && d !== 0 ? "utf-16be" : null;
}

/**
 * Cuts characters into lines ended by CR LF, LF or CR, as the readers count them.
 * @param onLine gets the offset at which each line but the first starts
 */
function lineCutter(wide: Wide, from: number, onLine: (offset: number) => boolean): (bytes: Uint8Array) => boolean {
  let at = from;
  let afterCr = false;
  let half = -1;
  const take = (code: number, start: number, end: number): boolean => {
    if (afterCr) {
      afterCr = false;
      if (code === LF) return onLine(end);
      if (!onLine(start)) return false;
    }
    if (code === CR) afterCr = true;
    return code === LF ? onLine(end) : true;
  };
  return (bytes) => {
    for (const byte of bytes) {
      at++;
      if (wide === null) {
        if ((byte === LF || byte === CR || afterCr) && !take(byte, at - 1, at)) return false;
      } else if (half < 0) half = byte;
      else {
        const code = wide === "utf-16le" ? half + byte * 256 : half * 256 + byte;
        half = -1;
        if (!take(code, at - 2, at)) return false;
      }
    }
    return true;
  };
}

/** Notes the places of lines while a file passes, in memory that grows by some bytes for every 64 KiB. */
export function lineIndexer(): { push: (bytes: Uint8Array) => void; index: () => LineIndex } {
  const places = [{ line: 1, offset: 0 }];
  let line = 1;
  let last = 0;
  let start = 0;
  let length = 0;
  let wide: Wide = null;
  let cut: ReturnType<typeof lineCutter> | null = null;
  return {
    push: (bytes) => {
      if (cut === null) {
        wide = wideOf(bytes);
        cut = lineCutter(wide, 0, (offset) => {
          line++;
          start = offset;
          if (offset - last >= STEP) {
            places.push({ line, offset });
            last = offset;
          }
          return true;
        });
      }
      length += bytes.length;
      cut(bytes);
    },
    index: () => ({ wide, lines: start === length ? line - 1 : line, places }),
  };
}

/** Reads one line of a file, without its line end; null when the file has no such line (any more). */
export async function readLine(file: Blob, index: LineIndex, line: number): Promise<LineBytes | null> {
  if (line < 1 || line > index.lines) return null;
  const place = index.places.findLast((one) => one.line <= line) ?? { line: 1, offset: 0 };
  const bytes = new Uint8Array(await file.slice(place.offset, place.offset + STEP + SHOWN_BYTES).arrayBuffer());
  let now = place.line;
  let from = line === now ? 0 : -1;
  let to = -1;
  lineCutter(index.wide, 0, (offset) => {
    now++;
    if (now === line) from = offset;
    if (now === line + 1) to = offset;
    return now <= line;
  })(bytes);
  if (from < 0) return null;
  const whole = bytes.slice(from, to < 0 ? bytes.length : to);
  const kept = withoutLineEnd(whole, index.wide);
  // A line that ends beyond what was read, or is longer than what is shown.
  const open = to < 0 && place.offset + bytes.length < file.size;
  return { line, bytes: kept.slice(0, SHOWN_BYTES), cut: open || kept.length > SHOWN_BYTES };
}

function withoutLineEnd(bytes: Uint8Array<ArrayBuffer>, wide: Wide): Uint8Array<ArrayBuffer> {
  const size = wide === null ? 1 : 2;
  const codeAt = (end: number): number => {
    if (end < size) return -1;
    const [a = 0, b = 0] = bytes.subarray(end - size, end);
    if (wide === null) return a;
    return wide === "utf-16le" ? a + b * 256 : a * 256 + b;
  };
  let end = bytes.length;
  if (codeAt(end) === LF) end -= size;
  if (codeAt(end) === CR) end -= size;
  return bytes.slice(0, end);
}

/**
 * A line as text. Fixed-width records are counted in bytes, one to a column, and read so; other files are UTF-8, or else
 * Windows-1252.
 */
export function textOfLine({ bytes, line }: LineBytes, wide: Wide, fixedWidth: boolean): string {
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  const marked = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const own = marked ? bytes.slice(3) : bytes;
  if (fixedWidth) return new TextDecoder("windows-1252").decode(own);
  const text = new TextDecoder("utf-8").decode(own);
  return text.includes("\ufffd") ? new TextDecoder("windows-1252").decode(own) : text;
}
