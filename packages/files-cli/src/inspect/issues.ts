import type { AbaIssue } from "@banksia/aba";
import type { Findings } from "@banksia/claims";
import type { FileIssue } from "./report.ts";

/** Findings about the file as such. */
export const fileIssues = {
  "file.unknown": {
    severity: "error",
    says: "The file is none of the kinds known here. If it is one, its header or first record is damaged.",
  },
  "file.mapping-suggested": {
    severity: "warning",
    says: "No saved mapping fits this statement; it was read by a mapping suggested from its headers. Look it over and save it.",
  },
  "file.mapping-incomplete": {
    severity: "error",
    says: "The file looks like a payment statement, but no saved mapping fits and its headers do not say enough.",
  },
  "file.other-kind": { severity: "error", says: "The file looks like another kind than the one it is said to be." },
} as const;

export type FileIssueCode = keyof typeof fileIssues;

export function fileIssue(code: FileIssueCode, detail?: string): FileIssue {
  const { severity, says } = fileIssues[code];
  const message = detail === undefined ? says : `${says} ${detail}`;
  return { code, severity, line: null, columns: null, field: null, value: null, message };
}

/** Findings of the claims package as they are shown here. */
export function fromFindings(findings: Findings): {
  issues: FileIssue[];
  errors: number;
  warnings: number;
  leftOff: number;
} {
  const { issues, errors, warnings, leftOff } = findings;
  return { issues: issues.map((issue) => ({ ...issue, columns: null })), errors, warnings, leftOff };
}

/** A finding of the ABA package as it is shown here. */
export function fromAba(issue: AbaIssue): FileIssue {
  return {
    code: `aba.${issue.code}`,
    severity: issue.severity,
    line: issue.record === 0 ? null : issue.record,
    columns: issue.columns === undefined ? null : [issue.columns[0], issue.columns[1]],
    field: issue.field ?? null,
    value: issue.found ?? null,
    message: issue.message,
  };
}
