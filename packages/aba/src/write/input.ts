import type { Indicator } from "../indicator.ts";
import type { TransactionCode } from "../transaction-code.ts";

/** What goes into the header of a file to write. */
export interface AbaHeaderInput {
  /** Name of the organisation that supplies the file, at most 26 characters. */
  userName: string;
  /** Direct Entry user identification number, one to six digits; the profile's when left out. */
  userId?: string;
  /** Letters of the institution; the profile's when left out. */
  institution?: string;
  /** What the entries are, at most 12 characters. */
  description: string;
  /** The day the bank is to process the entries, YYYY-MM-DD. */
  processingDate: string;
  /** Number of the file within a set, 1 to 99; 1 when left out. */
  reel?: number;
  /** Processing time HHmm, for banks that take one. */
  time?: string;
}

/** The account that the file is sent from. */
export interface OwnAccount {
  /** NNNNNN or NNN-NNN. */
  bsb: string;
  account: string;
  /** Remitter of every record that names none, at most 16 characters. */
  remitter: string;
  /** Title of the balancing record, at most 32 characters; the header's user name when left out. */
  title?: string;
  /** Reference of the balancing record, at most 18 characters; the header's description when left out. */
  reference?: string;
}

/** One debit or credit to write. */
export interface AbaDetailInput {
  /** BSB of the other party, NNNNNN or NNN-NNN. */
  bsb: string;
  /** Account number of the other party; blanks and hyphens are taken out. */
  account: string;
  /** 13 debits the other party's account, 50 to 57 credit it. */
  code: TransactionCode;
  /** Amount in cents, 1 to 9,999,999,999. */
  cents: number | bigint;
  /** Name of the other party's account, at most 32 characters. */
  title: string;
  /** Shown on the other party's statement, at most 18 characters. */
  reference: string;
  /** A blank when left out. */
  indicator?: Indicator;
  /** The own account's when left out. */
  traceBsb?: string;
  /** The own account's when left out. */
  traceAccount?: string;
  /** The own account's when left out. */
  remitter?: string;
  /** Withholding tax in cents, none when left out. */
  taxCents?: number | bigint;
}

/** A file to write: what the header says, the own account, and the entries. */
export interface AbaFileInput<Details = Iterable<AbaDetailInput>> {
  header: AbaHeaderInput;
  own: OwnAccount;
  details: Details;
}

/** An entry without its transaction code. */
export type AbaEntryInput = Omit<AbaDetailInput, "code">;

/** An entry that pays the other party (code 50, or another credit code). */
export function credit(entry: AbaEntryInput, code: Exclude<TransactionCode, "13"> = "50"): AbaDetailInput {
  return { ...entry, code };
}

/** An entry that collects from the other party (code 13). */
export function debit(entry: AbaEntryInput): AbaDetailInput {
  return { ...entry, code: "13" };
}
