import type { Difference } from "../inspect/compare-entries.ts";
import type { FileComparison } from "../inspect/compare.ts";
import type { FileFact, FileIssue, FileReport } from "../inspect/report.ts";

/** Text from a file, made safe for a terminal: no control characters, no escapes. */
const safe = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "?");

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function shownValue(kind: FileFact["kind"], value: string): string {
  if (kind === "count") return grouped(value);
  if (kind !== "money" || value === "") return safe(value);
  const negative = value.startsWith("-");
  const [whole = "", fraction = "00"] = (negative ? value.slice(1) : value).split(".");
  return `${negative ? "-" : ""}$${grouped(whole)}.${fraction}`;
}

function placeOf({ line, columns, field, value }: FileIssue): string {
  const parts = [
    line === null ? "" : `line ${line}`,
    columns === null ? "" : `columns ${columns[0]}-${columns[1]}`,
    field === null ? "" : safe(field),
    value === null ? "" : JSON.stringify(safe(value)),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

const plural = (n: number, word: string): string => `${grouped(String(n))} ${word}${n === 1 ? "" : "s"}`;

/** A report as lines of text, with at most `max` issues. */
export function reportLines(report: FileReport, max: number): string[] {
  const lines = [`${safe(report.name)}: ${report.label}`];
  const facts = report.facts.map(({ label, kind, value }) => `${safe(label)} ${shownValue(kind, value)}`);
  if (facts.length > 0) lines.push(`  ${facts.join("; ")}`);
  for (const issue of report.issues.slice(0, max)) {
    const place = placeOf(issue);
    lines.push(`  ${issue.severity.padEnd(7)}  ${place === "" ? "" : `${place}  `}[${issue.code}]`);
    lines.push(`           ${safe(issue.message)}`);
  }
  const more = report.errors + report.warnings - Math.min(max, report.issues.length);
  if (more > 0) lines.push(`  … and ${grouped(String(more))} more`);
  lines.push(`  ${plural(report.errors, "error")}, ${plural(report.warnings, "warning")}`);
  return lines;
}

function differenceLines({ kind, key, firstLine, secondLine, fields, says }: Difference): string[] {
  const places = [
    firstLine === null ? "" : `first line ${firstLine}`,
    secondLine === null ? "" : `second line ${secondLine}`,
  ];
  const place = places.filter((text) => text !== "").join(", ");
  const what = {
    changed: "changed",
    "only-first": "only in the first",
    "only-second": "only in the second",
    answer: safe(says),
  };
  const head = `  ${safe(key)}: ${what[kind]}${place === "" ? "" : ` (${place})`}`;
  if (kind === "only-first" || kind === "only-second") return [head];
  const pairs = fields.map(
    ({ field, first, second }) =>
      `      ${safe(field)}: ${JSON.stringify(safe(first))} and ${JSON.stringify(safe(second))}`,
  );
  return [head, ...pairs];
}

/** A comparison as lines of text, with at most `max` differences. */
export function comparisonLines(comparison: FileComparison, max: number): string[] {
  const [first, second] = comparison.reports;
  const lines = [`${safe(first.name)}: ${first.label}`, `${safe(second.name)}: ${second.label}`];
  for (const { name, errors } of comparison.reports)
    if (errors > 0)
      lines.push(`  ${safe(name)} has ${plural(errors, "error")}: check it; records with errors are not compared`);
  if (comparison.identical) return [...lines, "The files are the same, byte for byte."];
  if (comparison.relation === "bytes")
    return [...lines, `The files cannot be compared by what they say. They part at byte ${comparison.firstByte ?? 0}.`];
  for (const { label, kind, first, second } of comparison.facts)
    lines.push(`  ${safe(label)}: ${shownValue(kind, first)} and ${shownValue(kind, second)}`);
  for (const difference of comparison.differences.slice(0, max)) lines.push(...differenceLines(difference));
  const more = comparison.differenceCount - Math.min(max, comparison.differences.length);
  if (more > 0) lines.push(`  … and ${grouped(String(more))} more`);
  const agree = plural(comparison.alike, "record");
  if (comparison.relation === "answer")
    lines.push(
      comparison.same
        ? `All ${agree} were answered as sent.`
        : `${agree} as sent, ${plural(comparison.differenceCount, "other")}.`,
    );
  else
    lines.push(
      comparison.same
        ? `The files say the same: ${agree}. Only their form differs.`
        : `${agree} alike, ${plural(comparison.differenceCount, "difference")}.`,
    );
  return lines;
}
