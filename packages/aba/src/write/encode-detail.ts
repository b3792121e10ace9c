import { formatDetail } from "./format-record.ts";
import type { AbaDetailInput } from "./input.ts";
import type { OwnDefaults } from "./normalise-detail.ts";

/** What the encoder needs to know. */
export interface EncoderSettings {
  /** The characters that the bank takes. */
  table: Uint8Array;
  maxDetailCents: number;
  own: OwnDefaults;
}

/**
 * A detail record with everything in it that is the same in most records: own account, remitter, zeros, blanks.
 * The encoder writes the rest over it.
 */
export function detailTemplate(own: OwnDefaults): string {
  const none = { bsb: "      ", account: "", indicator: " ", cents: 0, title: "", reference: "", taxCents: 0 } as const;
  const line = formatDetail({ ...none, code: "50", ...own });
  return `${line.slice(0, 18)}  ${line.slice(20)}`;
}

const zero = 48;
const nine = 57;

/**
 * Makes an encoder that writes an input over a template if nothing at all is to be said about it: the characters are the
 * bank's, nothing is unusual, and no more than BSB, account, indicator, code, amount, title and reference are given.
 * Anything else it leaves to `normaliseDetail`, which gives the same bytes or says why there are none.
 * @returns whether the record was written; when not, some of its bytes may be overwritten all the same
 */
export function detailEncoder({ table, maxDetailCents, own }: EncoderSettings) {
  /** Writes a text that is not blank at either end, if it fits and the bank takes its characters. */
  function writeText(bytes: Uint8Array, at: number, text: string, room: number): boolean {
    const length = text.length;
    if (length === 0 || length > room) return false;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code > 127 || table[code] !== 1) return false;
      bytes[at + index] = code;
    }
    return bytes[at] !== 32 && bytes[at + length - 1] !== 32;
  }

  return function encode(bytes: Uint8Array, at: number, input: AbaDetailInput): boolean {
    const { bsb, account, code, cents, title, reference, indicator, traceBsb, traceAccount, remitter, taxCents } =
      input;
    if (typeof bsb !== "string" || typeof account !== "string" || typeof cents !== "number") return false;
    if (typeof title !== "string" || typeof reference !== "string" || typeof code !== "string") return false;
    if (traceBsb !== undefined && traceBsb !== own.traceBsb) return false;
    if (traceAccount !== undefined && traceAccount !== own.traceAccount) return false;
    if (remitter !== undefined && remitter !== own.remitter) return false;
    if (taxCents !== undefined && taxCents !== 0) return false;
    if (!Number.isSafeInteger(cents) || cents < 1 || cents > maxDetailCents) return false;
    if (!writeBsb(bytes, at + 1, bsb) || !writeAccount(bytes, at + 17, account)) return false;
    if (indicator === "N") bytes[at + 17] = 78;
    else if (indicator !== undefined && indicator !== " ") return false;
    if (!writeCode(bytes, at + 18, code)) return false;
    writeAmount(bytes, at + 30, cents);
    return writeText(bytes, at + 30, title, 32) && writeText(bytes, at + 62, reference, 18);
  };
}

/** Six digits, with a hyphen or without, that are no placeholder; the hyphen is in the template. */
function writeBsb(bytes: Uint8Array, at: number, bsb: string): boolean {
  const hyphen = bsb.length === 7 ? 1 : 0;
  if (bsb.length !== 6 + hyphen || (hyphen === 1 && bsb.charCodeAt(3) !== 45)) return false;
  let repeated = true;
  const first = bsb.charCodeAt(0);
  for (let index = 0; index < 6; index++) {
    const digit = bsb.charCodeAt(index < 3 ? index : index + hyphen);
    if (digit < zero || digit > nine) return false;
    if (digit !== first) repeated = false;
    bytes[at + (index < 3 ? index : index + 1)] = digit;
  }
  return !repeated;
}

/** Six to nine digits that are not all zero, ending before `end`. */
function writeAccount(bytes: Uint8Array, end: number, account: string): boolean {
  const length = account.length;
  if (length < 6 || length > 9) return false;
  let any = 0;
  for (let index = 0; index < length; index++) {
    const digit = account.charCodeAt(index);
    if (digit < zero || digit > nine) return false;
    any |= digit & 15;
    bytes[end - length + index] = digit;
  }
  return any !== 0;
}

/** 13 or 50 to 57. */
function writeCode(bytes: Uint8Array, at: number, code: string): boolean {
  if (code.length !== 2) return false;
  const tens = code.charCodeAt(0);
  const ones = code.charCodeAt(1);
  bytes[at] = tens;
  bytes[at + 1] = ones;
  return tens === 53 ? ones >= zero && ones <= 55 : tens === 49 && ones === 51;
}

/** Digits of a positive whole number, the last one before `end`; the zeros are in the template. */
function writeAmount(bytes: Uint8Array, end: number, cents: number): void {
  const high = Math.floor(cents / 100_000);
  let at = end;
  let low = cents - high * 100_000;
  for (let rest = high === 0 ? 0 : 5; low > 0 || rest > 0; rest--) {
    const next = (low / 10) | 0;
    bytes[--at] = zero + low - next * 10;
    low = next;
  }
  for (let rest = high; rest > 0;) {
    const next = (rest / 10) | 0;
    bytes[--at] = zero + rest - next * 10;
    rest = next;
  }
}
