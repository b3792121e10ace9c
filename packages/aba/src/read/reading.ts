import { becsCharacters, characterTable } from "../characters.ts";
import { bankProfiles } from "../bank-profiles.ts";
import { centsSum, totalsOf } from "../cents.ts";
import type { AbaTotals } from "../facts.ts";
import type { AbaIssueCode } from "../issue-catalogue.ts";
import { issueList, type AbaMode } from "../issue-list.ts";
import type { AbaIssue } from "../issue.ts";
import { profileIssues } from "../profile.ts";
import { sealing } from "../seal.ts";
import type { Exam } from "./exam.ts";
import { examiner, type RecordSink } from "./examiner.ts";
import type { AbaGroupSummary } from "./group-state.ts";
import { settledOptions, type AbaReadOptions } from "./options.ts";

/** What a file came to, and everything that is the matter with it. */
export interface AbaCheck {
  /** Whether there was no error; there may be warnings. */
  ok: boolean;
  mode: AbaMode;
  /** Issues in the order of the records, errors and warnings each up to `maxIssues`. */
  issues: AbaIssue[];
  /** All errors and warnings, kept or not. */
  errorCount: number;
  warningCount: number;
  /** How often each code was given. */
  counts: Partial<Record<AbaIssueCode, number>>;
  /** The groups in order, the first thousand of them. */
  groups: AbaGroupSummary[];
  groupCount: number;
  /** What all records of the file add up to. */
  totals: AbaTotals;
  /** Number of lines, blank ones included. */
  records: number;
  bytes: number;
  /** How lines end, as far as the whole file agrees. */
  lineEnd: "crlf" | "lf" | "cr" | "mixed" | "none";
  /** Whether a line end follows the last record. */
  finalLineEnd: boolean;
}

const keptGroups = 1000;

/** A file being read: pieces go in, the outcome comes out. */
export interface Reading {
  push(bytes: Uint8Array): void;
  /** To be called once, after the last piece. */
  finish(): AbaCheck;
}

/**
 * @param options what to read against
 * @param mode the mode when the options name none
 * @param sink gets the facts
 * @param onIssue gets every issue, before the caller's own
 */
export function reading(
  options: AbaReadOptions,
  mode: AbaMode,
  sink?: RecordSink & { groupEnd(summary: AbaGroupSummary): void },
  onIssue?: (issue: AbaIssue) => void,
): Reading {
  const settled = settledOptions(options, mode);
  const tell =
    onIssue === undefined || settled.onIssue === undefined
      ? (onIssue ?? settled.onIssue)
      : (issue: AbaIssue) => {
          onIssue(issue);
          settled.onIssue?.(issue);
        };
  const issues = issueList(settled.mode, settled.maxIssues, tell);
  const unsound = profileIssues(settled.profile);
  for (const { message } of unsound) issues.report("profile-invalid", { record: 0, says: message });
  const profile = unsound.length > 0 ? bankProfiles.generic : settled.profile;
  const exam: Exam = {
    issues,
    profile,
    becs: characterTable(becsCharacters),
    bank: characterTable(profile.characters),
    directory: settled.directory,
    today: settled.today,
    holidays: settled.holidays,
  };
  const groups: AbaGroupSummary[] = [];
  const credit = centsSum();
  const debit = centsSum();
  let groupCount = 0;
  let count = 0;
  let bytes = 0;
  const sum = settled.seal === undefined ? undefined : sealing();

  const inner = examiner({
    exam,
    duplicates: settled.duplicates,
    groupEnd(summary) {
      groupCount++;
      if (groups.length < keptGroups) groups.push(summary);
      credit.addBig(summary.totals.creditCents);
      debit.addBig(summary.totals.debitCents);
      count += summary.totals.count;
      sink?.groupEnd(summary);
    },
    ...(sink === undefined ? {} : { sink }),
  });

  function reportExpected(totals: AbaTotals): void {
    const differs = (field: "creditTotal" | "debitTotal" | "count", is: bigint, expected: bigint) => {
      if (is === expected) return;
      const code = field === "count" ? "expected-count-differs" : "expected-total-differs";
      issues.report(code, { record: 0, field, says: `Expected ${expected}`, found: String(is) });
    };
    const { creditCents, debitCents, count } = settled.expected;
    if (creditCents !== undefined) differs("creditTotal", totals.creditCents, BigInt(creditCents));
    if (debitCents !== undefined) differs("debitTotal", totals.debitCents, BigInt(debitCents));
    if (count !== undefined) differs("count", BigInt(totals.count), BigInt(count));
  }

  return {
    push(piece) {
      bytes += piece.length;
      sum?.add(piece);
      inner.push(piece);
    },
    finish() {
      inner.finish();
      const totals = totalsOf(credit.value(), debit.value(), count);
      reportExpected(totals);
      if (sum !== undefined && sum.seal() !== settled.seal?.toLowerCase()) issues.report("seal-differs", { record: 0 });
      const { form } = inner;
      return {
        ok: issues.errorCount === 0,
        mode: settled.mode,
        issues: issues.kept(),
        errorCount: issues.errorCount,
        warningCount: issues.warningCount,
        counts: issues.counts,
        groups,
        groupCount,
        totals,
        records: inner.records,
        bytes,
        lineEnd: form.mixed ? "mixed" : (form.lineEnd ?? "none"),
        finalLineEnd: form.finalLineEnd,
      };
    },
  };
}
