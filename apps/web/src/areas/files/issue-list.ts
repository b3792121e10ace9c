import type { FileIssue } from "banksia-files/inspect";
import { parseSort, type SortKey } from "../../kit/table/sort.ts";

/** A finding with its place in the report, which names it. */
export interface ListedIssue extends FileIssue {
  readonly at: number;
}

export interface IssueFilter {
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
}

const ORDER: Record<FileIssue["severity"], number> = { error: 0, warning: 1 };

function compareBy(key: string, a: ListedIssue, b: ListedIssue): number {
  if (key === "line") return (a.line ?? 0) - (b.line ?? 0);
  if (key === "severity") return ORDER[a.severity] - ORDER[b.severity];
  if (key === "columns") return (a.columns?.[0] ?? 0) - (b.columns?.[0] ?? 0);
  const text = (issue: ListedIssue): string => (key === "code" ? issue.code : (issue.field ?? ""));
  return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
}

function sorted(issues: ListedIssue[], keys: readonly SortKey[]): ListedIssue[] {
  if (keys.length === 0) return issues;
  return issues.toSorted((a, b) => {
    for (const { key, descending } of keys) {
      const order = compareBy(key, a, b);
      if (order !== 0) return descending ? -order : order;
    }
    return a.at - b.at;
  });
}

/** The findings that are asked for, in the order asked for; errors first when nothing is said. */
export function listIssues(issues: readonly FileIssue[], filter: IssueFilter): ListedIssue[] {
  const words = (filter.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = issues
    .map((issue, at): ListedIssue => ({ ...issue, at }))
    .filter((issue) => {
      if (filter.severity && issue.severity !== filter.severity) return false;
      if (filter.code && issue.code !== filter.code) return false;
      if (words.length === 0) return true;
      const text = `${issue.code} ${issue.field ?? ""} ${issue.value ?? ""} ${issue.message} line ${issue.line ?? ""}`;
      return words.every((word) => text.toLowerCase().includes(word));
    });
  const keys = parseSort(filter.sort);
  return sorted(found, keys.length === 0 ? [{ key: "severity", descending: false }] : keys);
}
