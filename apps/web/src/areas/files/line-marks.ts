import type { FileIssue } from "banksia-files/inspect";

/** A part of a line, from its first character to after its last, counted from 0. */
export type Mark = readonly [from: number, to: number];

const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The places of the cells of a CSV line, quotes left out. */
export function cellMarks(text: string, delimiter: Delimiter): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    let end = at;
    if (quoted) {
      end = at + 1;
      while (end < text.length && !(text[end] === '"' && text[end + 1] !== '"')) end += text[end] === '"' ? 2 : 1;
      const closed = Math.min(end, text.length);
      marks.push([at + 1, closed]);
      const next = text.indexOf(delimiter, closed);
      end = next < 0 ? text.length : next;
    } else {
      const next = text.indexOf(delimiter, at);
      end = next < 0 ? text.length : next;
      marks.push([at, end]);
    }
    at = end + 1;
  }
  return marks;
}

/** What parts the cells of a header row: whatever gives the most of them. */
export function delimiterOf(header: string): Delimiter {
  let best: Delimiter = ",";
  for (const one of DELIMITERS) if (cellMarks(header, one).length > cellMarks(header, best).length) best = one;
  return best;
}

const normalised = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

function cellOf(field: string, text: string, header: string): Mark | null {
  const delimiter = delimiterOf(header);
  const names = cellMarks(header, delimiter).map(([from, to]) => normalised(header.slice(from, to)));
  const at = names.indexOf(normalised(field));
  return at < 0 ? null : (cellMarks(text, delimiter)[at] ?? null);
}

/**
 * The part of its line that a finding is about: its columns, or the cell under its heading, or what was found there; null
 * when the whole line is meant. The columns may lie beyond the end of the line.
 * @param header the first line of a file with headings, else ""
 */
export function markOf(issue: FileIssue, text: string, header: string): Mark | null {
  if (issue.columns !== null) return [issue.columns[0] - 1, issue.columns[1]];
  if (issue.field !== null && header !== "") {
    const cell = cellOf(issue.field, text, header);
    if (cell !== null) return cell;
  }
  if (issue.value === null || issue.value === "") return null;
  const at = text.indexOf(issue.value.replace(/…$/, ""));
  return at < 0 ? null : [at, at + issue.value.replace(/…$/, "").length];
}

/** Text with control characters as their pictures, one for one, so that columns stay in place. */
export function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (c) => {
    const code = c.charCodeAt(0);
    return code < 32 ? String.fromCharCode(0x2400 + code) : "\u2421";
  });
}
