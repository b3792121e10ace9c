import { recordLength } from "../layout.ts";
import type { Exam, ExamRecord } from "./exam.ts";
import type { LineEnd } from "./lines.ts";
import { lineTexts } from "./line-text.ts";

/** Looks after what is not in any record: encoding, line ends, blank lines, length. */
export interface FileForm {
  /** How the first line ended; undefined before it. */
  readonly lineEnd: LineEnd | undefined;
  /** Whether different line ends were seen. */
  readonly mixed: boolean;
  /** Whether a line end followed the last line. */
  readonly finalLineEnd: boolean;
  /** Whether the file cannot be read as text of single bytes. */
  readonly unreadable: boolean;
  /** A line as a record of exactly 120 characters, departures reported; undefined when it is no record. */
  recordOf(line: Uint8Array, length: number, end: LineEnd, record: number): ExamRecord | undefined;
  /** To be called at the end of the file. */
  finish(lastRecord: number): void;
}

/** @param exam what to measure against, and where departures are reported */
export function fileForm(exam: Exam): FileForm {
  const { issues, profile } = exam;
  const textOf = lineTexts();
  const state = {
    lineEnd: undefined as LineEnd | undefined,
    mixed: false,
    finalLineEnd: true,
    unreadable: false,
  };

  function noteEnd(end: LineEnd, record: number): void {
    state.finalLineEnd = end !== "none";
    if (state.lineEnd === undefined) {
      state.lineEnd = end;
      const wanted = profile.lineEnd === "\r\n" ? "crlf" : "lf";
      if (end !== wanted && end !== "none") issues.report("line-end", { record, found: end.toUpperCase() });
    } else if (end !== state.lineEnd && end !== "none" && !state.mixed) {
      state.mixed = true;
      issues.report("line-end-mixed", { record, found: end.toUpperCase() });
    }
  }

  /** The first line without its byte order mark; marks a file of two-byte characters as unreadable. */
  function afterMark(line: Uint8Array): Uint8Array {
    const [first, second, third] = line;
    const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    if (wide || (first === 0 && second === 0x30) || (first === 0x30 && second === 0)) {
      state.unreadable = true;
      issues.report("encoding-utf16", { record: 1 });
      return line.subarray(0, 0);
    }
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return line;
    issues.report("byte-order-mark", { record: 1 });
    return line.subarray(3);
  }

  function recordOf(bytes: Uint8Array, length: number, end: LineEnd, record: number): ExamRecord | undefined {
    if (state.unreadable) return undefined;
    const line = record === 1 ? afterMark(bytes) : bytes;
    if (state.unreadable) return undefined;
    noteEnd(end, record);
    const { text, firstForeign } = textOf(line);
    if (/^ *$/.test(text)) {
      issues.report("blank-line", { record });
      return undefined;
    }
    if (text.replaceAll("\u001a", "") === "") {
      issues.report("end-of-file-mark", { record });
      return undefined;
    }
    if (firstForeign !== -1) {
      const column = firstForeign + 1;
      issues.report("not-ascii", { record, columns: [column, column], found: text.slice(firstForeign) });
    }
    const trueLength = text.length + (length - bytes.length);
    if (trueLength > recordLength) {
      const columns = [recordLength + 1, trueLength] as const;
      const rest = text.slice(recordLength);
      const blank = trueLength === text.length && /^ *$/.test(rest);
      issues.report(blank ? "record-trailing-blanks" : "record-long", { record, columns, found: rest });
    } else if (trueLength < recordLength)
      issues.report("record-short", { record, columns: [trueLength + 1, recordLength] });
    return { line: text.slice(0, recordLength).padEnd(recordLength), record };
  }

  function finish(lastRecord: number): void {
    if (lastRecord === 0) issues.report("file-empty", { record: 0 });
    else if (profile.finalLineEnd && !state.finalLineEnd)
      issues.report("final-line-end-missing", { record: lastRecord });
  }

  return {
    get lineEnd() {
      return state.lineEnd;
    },
    get mixed() {
      return state.mixed;
    },
    get finalLineEnd() {
      return state.finalLineEnd;
    },
    get unreadable() {
      return state.unreadable;
    },
    recordOf,
    finish,
  };
}
