import { bankProfiles } from "../bank-profiles.ts";
import type { BsbDirectory } from "../bsb-directory.ts";
import { isCivilDay } from "../civil-day.ts";
import type { AbaMode } from "../issue-list.ts";
import type { AbaIssue } from "../issue.ts";
import type { BankProfile } from "../profile.ts";

/** What a file is read against. Everything may be left out. */
export interface AbaReadOptions {
  /** Strict takes every departure from the standard for an error; lenient only those that lose a fact. */
  mode?: AbaMode;
  /** What the bank wants; the standard when left out. */
  profile?: BankProfile;
  /** Today, YYYY-MM-DD, to warn of past and far dates. The package reads no clock. */
  today?: string;
  /** Days YYYY-MM-DD on which banks do not process, besides weekends. */
  holidays?: Iterable<string>;
  /** Branches that exist, to warn of BSBs that do not. */
  directory?: BsbDirectory;
  /** Whether to look for duplicates, as is done when left out; it takes some 30 bytes of memory a record. */
  duplicates?: boolean;
  /** How many errors, and how many warnings, are kept with their details; 1000 when left out. All are counted. */
  maxIssues?: number;
  /** Gets every issue as it is found, kept or not. */
  onIssue?: (issue: AbaIssue) => void;
  /** What the caller knows the file should add up to, every record counted. */
  expected?: { creditCents?: number | bigint; debitCents?: number | bigint; count?: number };
  /** The seal that was given when the file was written; a file that differs in any byte is reported. */
  seal?: string;
}

/** Options with nothing left out. */
export interface SettledOptions {
  mode: AbaMode;
  profile: BankProfile;
  today: string | undefined;
  holidays: ReadonlySet<string>;
  directory: BsbDirectory | undefined;
  duplicates: boolean;
  maxIssues: number;
  onIssue: ((issue: AbaIssue) => void) | undefined;
  expected: NonNullable<AbaReadOptions["expected"]>;
  seal: string | undefined;
}

/** Throws a RangeError when `today` is no real day: that is a mistake of the caller, not of the file. */
export function settledOptions(options: AbaReadOptions, mode: AbaMode): SettledOptions {
  if (options.today !== undefined && !isCivilDay(options.today)) throw new RangeError("today must be a day YYYY-MM-DD");
  return {
    mode: options.mode ?? mode,
    profile: options.profile ?? bankProfiles.generic,
    today: options.today,
    holidays: new Set(options.holidays),
    directory: options.directory,
    duplicates: options.duplicates ?? true,
    maxIssues: options.maxIssues ?? 1000,
    onIssue: options.onIssue,
    expected: options.expected ?? {},
    seal: options.seal,
  };
}
