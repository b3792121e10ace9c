import type { BsbDirectory } from "../bsb-directory.ts";
import type { IssueList } from "../issue-list.ts";
import type { BankProfile } from "../profile.ts";

/** What the examination of a record is measured against. */
export interface Exam {
  issues: IssueList;
  profile: BankProfile;
  /** The characters of the standard. */
  becs: Uint8Array;
  /** The characters of the bank. */
  bank: Uint8Array;
  directory: BsbDirectory | undefined;
  /** Today, YYYY-MM-DD, or undefined to say nothing of past and future. */
  today: string | undefined;
  holidays: ReadonlySet<string>;
}

/** A record to examine: exactly 120 characters, and its number in the file. */
export interface ExamRecord {
  line: string;
  record: number;
}
