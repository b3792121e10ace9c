import { issueCatalogue, type AbaIssueCode } from "./issue-catalogue.ts";
import type { AbaField, Columns } from "./layout.ts";

/** An error is what a bank refuses or what loses a fact; a warning is worth a look. */
export type Severity = "error" | "warning";

/** One departure from the standard or the bank's profile, or one reason to refuse an input. */
export interface AbaIssue {
  code: AbaIssueCode;
  severity: Severity;
  /** Number of the record (line) in the file, from 1; 0 when the file as a whole is meant. */
  record: number;
  field?: AbaField;
  /** First and last column, from 1. */
  columns?: Columns;
  /** What was found, shortened, with anything unprintable shown as \u escapes. */
  found?: string;
  /** The earlier record that this one repeats or differs from. */
  related?: number;
  /** What is wrong and what would be right, in a sentence. */
  message: string;
}

/** What goes with a code to make an issue. */
export interface IssueFacts {
  record: number;
  field?: AbaField;
  columns?: Columns;
  found?: string;
  related?: number;
  /** Instead of the catalogue's sentence. */
  says?: string;
}

const shownLength = 40;

/** A found text made short and printable. */
export function shown(text: string): string {
  const short = text.length > shownLength ? `${text.slice(0, shownLength)}...` : text;
  return short.replace(/[^\x20-\x7e\u00a1-\u024f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** An issue of a code, with the message made. */
export function issueOf(code: AbaIssueCode, severity: Severity, facts: IssueFacts): AbaIssue {
  const issue: AbaIssue = { code, severity, record: facts.record, message: facts.says ?? issueCatalogue[code].says };
  if (facts.field !== undefined) {
    issue.field = facts.field;
    issue.message = `${facts.field}: ${issue.message}`;
  }
  if (facts.columns !== undefined) issue.columns = facts.columns;
  if (facts.related !== undefined) issue.related = facts.related;
  if (facts.found !== undefined) {
    issue.found = shown(facts.found);
    issue.message += `; found "${issue.found}"`;
  }
  return issue;
}

/** Whatever was given in place of a text, as text to show. */
export function asFound(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : typeof value;
}
