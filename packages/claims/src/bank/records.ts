import type { IssueSink } from "../common/issue.ts";
import { linesOf } from "../common/lines.ts";
import type { BankIssueCode } from "./issues.ts";

/** A record with the 88 records that continue it: each piece of text as it stands, without its closing slash. */
export interface BankRecord {
  readonly type: string;
  readonly line: number;
  readonly pieces: string[];
  /** Lines of the file it takes up. */
  lines: number;
}

const TYPES = new Set(["01", "02", "03", "16", "49", "98", "99"]);

/** Puts continuation records to the record they continue. */
export function bankRecords(text: string, log: IssueSink<BankIssueCode>): BankRecord[] {
  const records: BankRecord[] = [];
  for (const { line, text: raw } of linesOf(text)) {
    const trimmed = raw.trimEnd();
    if (trimmed === "") continue;
    const type = trimmed.slice(0, 2);
    const ended = trimmed.endsWith("/");
    const body = trimmed.slice(3, ended ? -1 : undefined);
    const last = records.at(-1);
    const separated = trimmed[2] === "," || trimmed === `${type}/`;
    if (type === "88" && separated && last !== undefined) {
      last.pieces.push(body);
      last.lines++;
    } else if (TYPES.has(type) && separated) records.push({ type, line, pieces: [body], lines: 1 });
    else {
      log.add("bank.record-type", { line, value: trimmed });
      continue;
    }
    // Free text (16 and what continues it) may end without the slash.
    if (!ended && (records.at(-1)?.type ?? "") !== "16") log.add("bank.not-ended", { line, value: trimmed });
  }
  return records;
}

/** All comma separated fields of a record, continuations joined on. */
export function fieldsOf(record: BankRecord): string[] {
  return record.pieces.flatMap((piece) => piece.split(",")).map((field) => field.trim());
}

/** Takes fields one at a time; what is left at the end is free text, commas and all. */
export class FieldTaker {
  readonly #pieces: readonly string[];
  #piece = 0;
  #at = 0;

  constructor(record: BankRecord) {
    this.#pieces = record.pieces;
  }

  /** The next field; "" when there is none. */
  next(): string {
    const piece = this.#pieces[this.#piece];
    if (piece === undefined) return "";
    const comma = piece.indexOf(",", this.#at);
    const field = piece.slice(this.#at, comma === -1 ? undefined : comma);
    if (comma === -1) {
      this.#piece++;
      this.#at = 0;
    } else this.#at = comma + 1;
    return field.trim();
  }

  rest(): string {
    const pieces = this.#pieces.slice(this.#piece);
    pieces[0] = pieces[0]?.slice(this.#at) ?? "";
    return pieces
      .map((piece) => piece.trim())
      .filter((piece) => piece !== "")
      .join(" ");
  }
}

/** Cents of a field: digits with a sign before or behind. Null when it is none. */
export function parseBankAmount(text: string): bigint | null {
  const m = /^([+-]?)(\d{1,18})([+-]?)$/.exec(text);
  if (m === null || (m[1] !== "" && m[3] !== "")) return null;
  const value = BigInt(m[2] ?? "0");
  return m[1] === "-" || m[3] === "-" ? -value : value;
}
