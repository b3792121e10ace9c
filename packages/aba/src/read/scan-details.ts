import { recordLength } from "../layout.ts";
import { entrySize } from "./duplicates.ts";
import { writeFingerprint } from "./fingerprint.ts";

/** What the scan needs to know, and what it adds up. */
export interface DetailScan {
  /** For every pair of bytes 1 where the bank takes both characters. */
  pairs: Uint8Array;
  maxDetailCents: number;
  /** For every BSB as a number 1 where it is known to take entries; undefined when there is no directory. */
  knownBsbs: Uint8Array | undefined;
  /** How lines end; nothing is taken while that is not known. */
  lineEnd: "crlf" | "lf" | undefined;
  /** Trace BSB and account of the group as four words; nothing is taken while they are not known. */
  trace: Int32Array | undefined;
  /** BSB and account of the record before as four words where their order matters, otherwise undefined. */
  previous: Uint32Array | undefined;
  /** Most records to take in one call. */
  most: number;
  /** Number of the last record. */
  record: number;
  creditCents: number;
  debitCents: number;
  count: number;
  /** Where fingerprints go: a segment with its used length, or undefined to write none. */
  entries: Int32Array | undefined;
  used: number;
}

/** After so many records at most the caller takes the sums over, long before they could lose a cent. */
export const scanLimit = 16_384;

/**
 * Takes detail records that are beyond doubt: everything as the standard and the bank want it, nothing that would even
 * be warned about, and nothing against the own account, which may balance the file. Whatever else it leaves to the full
 * examination, which says what is the matter; for records taken here the full examination would report nothing.
 *
 * It stops at the first record it does not take, when the bytes end, when the entries are full or after some thousands.
 * Every character is looked at, mostly four at a time.
 * @returns the position after the last record taken
 */
export function scanDetails(view: DataView, from: number, scan: DetailScan): number {
  const { pairs, maxDetailCents, knownBsbs, trace, previous, entries } = scan;
  if (trace === undefined || scan.lineEnd === undefined) return from;
  const [trace0, trace1, trace2, trace3] = trace;
  const crlf = scan.lineEnd === "crlf";
  const stride = recordLength + (crlf ? 2 : 1);
  const lastStart = view.byteLength - stride;
  const room = entries === undefined ? scanLimit : Math.floor((entries.length - scan.used) / entrySize);
  const most = Math.min(room, scan.most);
  let { record, used } = scan;
  let credit = 0;
  let debit = 0;
  let count = 0;
  let at = from;
  while (at <= lastStart && count < most) {
    // type and BSB
    const word0 = view.getInt32(at, true);
    const word1 = view.getInt32(at + 4, true);
    if ((word0 & 0xff) !== 0x31 || (word1 & 0xff) !== 0x2d) break;
    const branch0 = (word0 & ~0xff) | 0x30;
    const branch1 = (word1 & ~0xff) | 0x30;
    if ((notDigits(branch0) | notDigits(branch1)) !== 0) break;
    if (branch0 === branch1 && (branch0 === 0x30303030 || branch0 === 0x39393930)) break;
    if (knownBsbs !== undefined && knownBsbs[valueOf(branch0) * 1000 + valueOf(branch1)] !== 1) break;

    // account: blanks, then at least six digits that are not all zero
    const account1 = view.getInt32(at + 12, true);
    const account0 = view.getInt32(at + 8, true);
    const last = view.getUint8(at + 16);
    if ((notDigits(account1) | notDigits((account0 & ~0xffffff) | 0x303030)) !== 0 || last < 48 || last > 57) break;
    const lead = account0 & 0xffffff;
    if (lead !== 0x202020 && !isBlanksThenDigits(lead)) break;
    if ((account1 & 0x0f0f0f0f) === 0 && (account0 & 0x0f0f0f0f) === 0 && last === 48) break;
    if (isOwnAccount(view, at)) break;
    if (previous !== undefined && !followsInOrder(view, at, previous)) break;

    // indicator, amount
    const indicator = view.getUint8(at + 17);
    if (indicator !== 0x20 && indicator !== 0x4e) break;
    const amount0 = view.getInt32(at + 20, true);
    const amount1 = view.getInt32(at + 24, true);
    const amount2 = view.getUint16(at + 28, true) | 0x30300000;
    if ((notDigits(amount0) | notDigits(amount1) | notDigits(amount2)) !== 0) break;
    const cents = valueOf(amount0) * 1_000_000 + valueOf(amount1) * 100 + (amount2 & 15) * 10 + ((amount2 >>> 8) & 15);
    if (cents === 0 || cents > maxDetailCents) break;

    // title, reference, remitter
    if (view.getUint8(at + 30) === 32 || view.getUint8(at + 62) === 32 || view.getUint8(at + 96) === 32) break;
    if (!areTaken(view, at + 30, at + 62, pairs) || !areTaken(view, at + 62, at + 78, pairs)) break;
    if (pairs[view.getUint16(at + 78, true)] !== 1 || !areTaken(view, at + 96, at + 112, pairs)) break;

    // trace account as in the record before, no withholding tax, line end
    if (view.getInt32(at + 80, true) !== trace0 || view.getInt32(at + 84, true) !== trace1) break;
    if (view.getInt32(at + 88, true) !== trace2 || view.getInt32(at + 92, true) !== trace3) break;
    if (view.getInt32(at + 112, true) !== 0x30303030 || view.getInt32(at + 116, true) !== 0x30303030) break;
    if (crlf ? view.getUint16(at + 120, true) !== 0x0a0d : view.getUint8(at + 120) !== 10) break;

    // transaction code
    const code = view.getUint16(at + 18, true);
    if (code === 0x3331) debit += cents;
    else if ((code & 0xff) === 0x35 && code >= 0x3035 && code <= 0x3735) credit += cents;
    else break;

    if (previous !== undefined) rememberAccount(view, at, previous);
    record++;
    count++;
    if (entries !== undefined) {
      writeFingerprint(view, at, entries, used);
      entries[used + 2] = record;
      used += entrySize;
    }
    at += stride;
  }
  scan.record = record;
  scan.used = used;
  scan.creditCents += credit;
  scan.debitCents += debit;
  scan.count += count;
  return at;
}

/** Nothing when all four bytes are digits. */
function notDigits(word: number): number {
  return ((word & 0xf0f0f0f0) ^ 0x30303030) | (((word + 0x06060606) & 0xf0f0f0f0) ^ 0x30303030);
}

/** The value of four digits, the first in the lowest byte. */
function valueOf(word: number): number {
  return (word & 15) * 1000 + ((word >>> 8) & 15) * 100 + ((word >>> 16) & 15) * 10 + ((word >>> 24) & 15);
}

/** Whether three bytes are blanks followed by digits. */
function isBlanksThenDigits(bytes: number): boolean {
  const filled = (bytes & 0xff) !== 0x20 ? bytes : (bytes & 0xffff) !== 0x2020 ? bytes | 0x10 : bytes | 0x1010;
  return notDigits(filled | 0x30000000) === 0;
}

/** Whether BSB and account are also the trace BSB and account. */
function isOwnAccount(view: DataView, at: number): boolean {
  for (let offset = 0; offset < 16; offset++)
    if (view.getUint8(at + 1 + offset) !== view.getUint8(at + 80 + offset)) return false;
  return true;
}

/** Whether the bank takes every character; `to - from` is a multiple of four. */
function areTaken(view: DataView, from: number, to: number, pairs: Uint8Array): boolean {
  for (let at = from; at < to; at += 4) {
    const word = view.getInt32(at, true);
    if (word !== 0x20202020 && (pairs[word & 0xffff] !== 1 || pairs[word >>> 16] !== 1)) return false;
  }
  return true;
}

/** Whether BSB and account, as text, are not before those remembered. */
export function followsInOrder(view: DataView, at: number, previous: Uint32Array): boolean {
  for (let word = 0; word < 4; word++) {
    const difference = view.getUint32(at + 1 + word * 4) - (previous[word] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Remembers BSB and account for the next record to be compared with. */
export function rememberAccount(view: DataView, at: number, previous: Uint32Array): void {
  for (let word = 0; word < 4; word++) previous[word] = view.getUint32(at + 1 + word * 4);
}
