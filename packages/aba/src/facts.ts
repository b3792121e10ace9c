import type { Indicator } from "./indicator.ts";
import type { TransactionCode } from "./transaction-code.ts";

/** What a descriptive record (type 0) says. */
export interface AbaHeader {
  /** Number of the file within a set, 1 to 99; 0 when it could not be read. */
  reel: number;
  /** Three letters of the user's financial institution: ANZ, CBA, NAB, WBC ... */
  institution: string;
  /** Name of the organisation that supplies the file, at most 26 characters. */
  userName: string;
  /** Direct Entry user identification number, six digits. */
  userId: string;
  /** What the entries are, at most 12 characters. */
  description: string;
  /** The day the bank is to process the entries, YYYY-MM-DD; empty when it could not be read. */
  processingDate: string;
  /** BSB of the own account where the bank wants it in the header: six digits. */
  bsb?: string;
  /** Number of the own account where the bank wants it in the header. */
  account?: string;
  /** Processing time HHmm where the bank wants it in the header. */
  time?: string;
}

/** What a detail record (type 1) says: one debit or credit. */
export interface AbaDetail {
  /** BSB of the other party: six digits. */
  bsb: string;
  /** Account number of the other party, without blanks or hyphens; leading zeros belong to it. */
  account: string;
  indicator: Indicator;
  code: TransactionCode;
  /** Amount in cents, 1 to 9,999,999,999. */
  cents: number;
  /** Name of the other party's account, at most 32 characters. */
  title: string;
  /** Shown on the other party's statement, at most 18 characters. */
  reference: string;
  /** BSB of the own account, where a refused entry is sent back: six digits. */
  traceBsb: string;
  /** Number of the own account, where a refused entry is sent back. */
  traceAccount: string;
  /** Name of the remitter, at most 16 characters. */
  remitter: string;
  /** Withholding tax in cents, 0 to 99,999,999. */
  taxCents: number;
}

/** What a return record (type 2) says: one entry that the other bank sent back. */
export interface AbaReturn {
  /** Columns 2-8 as six digits. NAB places the user's own trace account here, other banks the other party. */
  bsb: string;
  /** Columns 9-17, the account to `bsb`. */
  account: string;
  /** Why it came back: one character, see `returnReasons`. */
  reason: string;
  code: TransactionCode;
  /** Amount in cents. */
  cents: number;
  title: string;
  reference: string;
  /** Columns 81-87 as six digits. NAB places the other party here, other banks the user's trace account. */
  traceBsb: string;
  /** Columns 88-96, the account to `traceBsb`. */
  traceAccount: string;
  remitter: string;
  /** Day of the month on which the entry was processed, 1 to 31; 0 when it could not be read. */
  originalDay: number;
  /** User identification number of the file that the entry was in: six digits. */
  originalUserId: string;
}

/** Totals of a group or a file, in cents. */
export interface AbaTotals {
  /** The difference of credits and debits, without a sign. */
  netCents: bigint;
  /** Sum of transaction codes 50 to 57. */
  creditCents: bigint;
  /** Sum of transaction code 13. */
  debitCents: bigint;
  /** Number of detail and return records. */
  count: number;
}
