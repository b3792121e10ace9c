/** How a line ended; none for the last one without a line end. */
export type LineEnd = "crlf" | "lf" | "cr" | "none";

/** Takes the lines of a file. */
export interface LineSink {
  /**
   * May take any number of whole lines from `at` on.
   * @returns the position after the lines taken, `at` when none
   */
  take(bytes: Uint8Array, at: number): number;
  /**
   * Gets a line that was not taken.
   * @param bytes where the line is
   * @param from its first byte
   * @param to after its last byte, at most `keptLength` bytes after `from`
   * @param length its true length, more than `to - from` when it was too long to keep
   */
  line(bytes: Uint8Array, from: number, to: number, length: number, end: LineEnd): void;
}

/** A line longer than this is not kept whole: what follows is counted and dropped. */
const keptLength = 4096;

const cr = 13;
const lf = 10;

/** Cuts a file that arrives in pieces into lines ended by CR LF, LF or CR. */
export interface LineReader {
  push(bytes: Uint8Array): void;
  /** To be called once, after the last piece. */
  finish(): void;
}

/** @param sink gets the lines */
export function lineReader(sink: LineSink): LineReader {
  /** The start of a line whose end has not arrived. */
  const carry = new Uint8Array(keptLength);
  let carried = 0;
  let length = 0;
  /** Whether the carried line has ended in a CR that a LF may follow. */
  let afterCr = false;

  function keep(bytes: Uint8Array, from: number, to: number): void {
    length += to - from;
    const room = Math.min(to - from, keptLength - carried);
    if (room <= 0) return;
    carry.set(bytes.subarray(from, from + room), carried);
    carried += room;
  }

  function emitCarried(end: LineEnd): void {
    sink.line(carry, 0, carried, length, end);
    carried = 0;
    length = 0;
    afterCr = false;
  }

  /** Completes the carried line from the start of a piece; returns the position after it, or -1 if it does not end. */
  function completeCarried(bytes: Uint8Array): number {
    if (afterCr) {
      const followed = bytes[0] === lf;
      emitCarried(followed ? "crlf" : "cr");
      return followed ? 1 : 0;
    }
    const stop = lineStop(bytes, 0);
    keep(bytes, 0, stop);
    if (stop === bytes.length) return -1;
    if (bytes[stop] === lf) {
      emitCarried("lf");
      return stop + 1;
    }
    if (stop + 1 === bytes.length) {
      afterCr = true;
      return -1;
    }
    const followed = bytes[stop + 1] === lf;
    emitCarried(followed ? "crlf" : "cr");
    return stop + (followed ? 2 : 1);
  }

  function push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    let at = 0;
    if (length > 0 || afterCr) {
      at = completeCarried(bytes);
      if (at === -1) return;
    }
    while (at < bytes.length) {
      at = sink.take(bytes, at);
      if (at >= bytes.length) return;
      const stop = lineStop(bytes, at);
      if (stop + 1 >= bytes.length && bytes[stop] !== lf) {
        keep(bytes, at, stop);
        afterCr = bytes[stop] === cr;
        return;
      }
      const end: LineEnd = bytes[stop] === lf ? "lf" : bytes[stop + 1] === lf ? "crlf" : "cr";
      sink.line(bytes, at, Math.min(stop, at + keptLength), stop - at, end);
      at = stop + (end === "crlf" ? 2 : 1);
    }
  }

  function finish(): void {
    if (afterCr) emitCarried("cr");
    else if (length > 0) emitCarried("none");
  }

  return { push, finish };
}

/** Position of the next CR or LF, or the length of the bytes. */
function lineStop(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== lf && bytes[at] !== cr) at++;
  return at;
}
