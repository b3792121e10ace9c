import { issueCatalogue, type AbaIssueCode } from "./issue-catalogue.ts";
import { issueOf, type AbaIssue, type IssueFacts, type Severity } from "./issue.ts";

/** How strictly a file is read. */
export type AbaMode = "strict" | "lenient";

/** Takes issues and keeps the first ones, so that memory stays flat whatever the file. */
export interface IssueList {
  /** Notes an issue, with the catalogue's severity for the mode unless another is given. */
  report(code: AbaIssueCode, facts: IssueFacts, severity?: Severity): void;
  /** Kept issues by record, errors and warnings each up to the limit. */
  kept(): AbaIssue[];
  readonly errorCount: number;
  readonly warningCount: number;
  /** How often each code was given, kept or not. */
  readonly counts: Partial<Record<AbaIssueCode, number>>;
}

/**
 * @param mode severities are taken from the catalogue for this mode
 * @param limit how many errors, and how many warnings, are kept
 * @param onIssue gets every issue, kept or not
 */
export function issueList(mode: AbaMode, limit: number, onIssue?: (issue: AbaIssue) => void): IssueList {
  const errors: AbaIssue[] = [];
  const warnings: AbaIssue[] = [];
  const list = {
    errorCount: 0,
    warningCount: 0,
    counts: {} as Partial<Record<AbaIssueCode, number>>,
    report(code: AbaIssueCode, facts: IssueFacts, given?: Severity) {
      const severity = given ?? issueCatalogue[code][mode];
      const into = severity === "error" ? errors : warnings;
      if (severity === "error") list.errorCount++;
      else list.warningCount++;
      list.counts[code] = (list.counts[code] ?? 0) + 1;
      if (into.length >= limit && onIssue === undefined) return;
      const issue = issueOf(code, severity, facts);
      if (into.length < limit) into.push(issue);
      onIssue?.(issue);
    },
    kept: () => [...errors, ...warnings].sort((a, b) => a.record - b.record),
  };
  return list;
}
