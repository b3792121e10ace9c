import { formatBsb } from "../bsb.ts";
import { ddmmyyOf } from "../civil-day.ts";
import type { AbaDetail, AbaHeader, AbaReturn, AbaTotals } from "../facts.ts";

/** Digits on the right, zeros before them. */
function digits(value: number | bigint | string, length: number): string {
  return String(value).padStart(length, "0");
}

/** BSB and account as 16 columns; blank when there is none. */
function accountColumns(bsb: string | undefined, account: string | undefined): string {
  return (bsb === undefined ? "" : formatBsb(bsb)).padEnd(7) + (account ?? "").padStart(9);
}

/** A header of 120 characters from facts that fit their columns. */
export function formatHeader(header: AbaHeader): string {
  return (
    `0${accountColumns(header.bsb, header.account)} ${digits(header.reel, 2)}${header.institution}       ` +
    `${header.userName.padEnd(26)}${digits(header.userId, 6)}${header.description.padEnd(12)}` +
    `${ddmmyyOf(header.processingDate)}${(header.time ?? "").padEnd(40)}`
  );
}

/** A detail record of 120 characters from facts that fit their columns. */
export function formatDetail(detail: AbaDetail): string {
  return (
    `1${accountColumns(detail.bsb, detail.account)}${detail.indicator}${detail.code}${digits(detail.cents, 10)}` +
    `${detail.title.padEnd(32)}${detail.reference.padEnd(18)}` +
    `${accountColumns(detail.traceBsb, detail.traceAccount)}${detail.remitter.padEnd(16)}${digits(detail.taxCents, 8)}`
  );
}

/** A return record of 120 characters from facts that fit their columns. */
export function formatReturn(entry: AbaReturn): string {
  return (
    `2${accountColumns(entry.bsb, entry.account)}${entry.reason}${entry.code}${digits(entry.cents, 10)}` +
    `${entry.title.padEnd(32)}${entry.reference.padEnd(18)}` +
    `${accountColumns(entry.traceBsb, entry.traceAccount)}${entry.remitter.padEnd(16)}` +
    `${digits(entry.originalDay, 2)}${digits(entry.originalUserId, 6)}`
  );
}

/** A file total of 120 characters from totals that fit their columns. */
export function formatTrailer(totals: AbaTotals): string {
  return (
    `7999-999${" ".repeat(12)}${digits(totals.netCents, 10)}${digits(totals.creditCents, 10)}` +
    `${digits(totals.debitCents, 10)}${" ".repeat(24)}${digits(totals.count, 6)}${" ".repeat(40)}`
  );
}
