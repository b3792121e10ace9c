import { bankProfiles } from "../bank-profiles.ts";
import { centsSum, totalsOf } from "../cents.ts";
import { characterTable } from "../characters.ts";
import type { AbaDetail, AbaHeader, AbaReturn } from "../facts.ts";
import { issueList } from "../issue-list.ts";
import { headerColumns, returnColumns } from "../layout.ts";
import type { BankProfile } from "../profile.ts";
import type { AbaGroup, AbaReading } from "../read/read-aba.ts";
import { sideOf } from "../transaction-code.ts";
import { formatDetail, formatHeader, formatReturn, formatTrailer } from "./format-record.ts";
import { normaliseDetail } from "./normalise-detail.ts";
import { normaliseText, type Writing } from "./normalise-fields.ts";
import type { AbaChange, AbaWriteReport } from "./result.ts";

/** What of a reading is written again. */
export type AbaRewriteInput = Pick<AbaReading, "ok" | "lineEnd" | "finalLineEnd"> & {
  groups: Pick<AbaGroup, "header" | "details" | "returns" | "balanced">[];
};

/** The file again, or the reasons why it was not written. */
export type AbaRewriteResult = AbaWriteReport & ({ ok: true; bytes: Uint8Array } | { ok: false });

const lineEnds = { crlf: "\r\n", lf: "\n", cr: "\r", mixed: "\r\n", none: "\r\n" } as const;

/**
 * Writes a file again from what was read: the same bytes when it was as the standard wants it; otherwise with cut blanks
 * filled up, hyphens put in and so on. Totals are computed anew. No record is added, left out or moved, and a file that
 * was not read without error is refused.
 * @param reading what `readAba` gave
 * @param profile what the bank takes; only its characters and whether it counts a balancing record matter
 */
export function rewriteAba(reading: AbaRewriteInput, profile: BankProfile = bankProfiles.generic): AbaRewriteResult {
  const issues = issueList("strict", 1000);
  const changes: AbaChange[] = [];
  const writing: Writing = {
    profile: { ...profile, maxDetailCents: bankProfiles.generic.maxDetailCents },
    issues,
    table: characterTable(profile.characters),
    refuseCharacters: false,
    change: (change) => changes.push(change),
  };
  const lines: string[] = [];
  if (!reading.ok || reading.groups.length === 0) issues.report("reading-incomplete", { record: 0 });
  else for (const group of reading.groups) lines.push(...groupLines(writing, group, lines.length + 1));
  const { errorCount, warningCount } = issues;
  const report = { issues: issues.kept(), errorCount, warningCount, changes, changeCount: changes.length };
  if (errorCount > 0) return { ...report, ok: false };
  const end = lineEnds[reading.lineEnd];
  return { ...report, ok: true, bytes: new TextEncoder().encode(lines.join(end) + (reading.finalLineEnd ? end : "")) };
}

/** The lines of a group; refusals are reported. */
function groupLines(writing: Writing, group: AbaRewriteInput["groups"][number], first: number): string[] {
  const lines: string[] = [];
  const credit = centsSum();
  const debit = centsSum();
  const add = (entry: AbaDetail | AbaReturn) => (sideOf(entry.code) === "debit" ? debit : credit).add(entry.cents);
  const header = group.header === undefined ? undefined : headerAgain(writing, group.header, first);
  if (header === undefined) writing.issues.report("reading-incomplete", { record: first });
  else lines.push(formatHeader(header));
  for (const given of group.details) {
    const detail = normaliseDetail(writing, first + lines.length, given, given);
    if (detail === undefined) continue;
    lines.push(formatDetail(detail));
    add(detail);
  }
  for (const given of group.returns) {
    const entry = returnAgain(writing, given, first + lines.length);
    if (entry === undefined) continue;
    lines.push(formatReturn(entry));
    add(entry);
  }
  const uncounted = writing.profile.balancing && !writing.profile.balancingCounted && group.balanced ? 1 : 0;
  const count = group.details.length + group.returns.length - uncounted;
  lines.push(formatTrailer(totalsOf(credit.value(), debit.value(), count)));
  return lines;
}

function headerAgain(writing: Writing, header: AbaHeader, record: number): AbaHeader | undefined {
  const place = (field: "userName" | "description") => ({ record, field, columns: headerColumns[field] });
  const userName = normaliseText(writing, place("userName"), header.userName, "text-blank");
  const description = normaliseText(writing, place("description"), header.description, "text-blank");
  const { institution } = header;
  if (!/^[A-Z&]{3}$/.test(institution)) {
    const facts = { record, field: "institution", columns: headerColumns.institution, found: institution } as const;
    writing.issues.report("institution-invalid", facts);
    return undefined;
  }
  return userName === undefined || description === undefined ? undefined : { ...header, userName, description };
}

function returnAgain(writing: Writing, entry: AbaReturn, record: number): AbaReturn | undefined {
  const place = (field: keyof typeof returnColumns) => ({ record, field, columns: returnColumns[field] });
  const title = normaliseText(writing, place("title"), entry.title, "text-blank");
  const reference = normaliseText(writing, place("reference"), entry.reference, "reference-blank");
  const remitter = normaliseText(writing, place("remitter"), entry.remitter, "text-blank");
  if (entry.originalDay < 1) writing.issues.report("original-day-invalid", place("originalDay"));
  if (!/^\d{6}$/.test(entry.originalUserId)) writing.issues.report("original-user-id-invalid", place("originalUserId"));
  if (title === undefined || reference === undefined || remitter === undefined) return undefined;
  return { ...entry, title, reference, remitter };
}
