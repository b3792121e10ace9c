import type { AbaDetail, AbaHeader } from "../facts.ts";
import type { SentEntry } from "./match-returns.ts";

/** An entry of a file that was sent, with its place in the file. */
export interface FileEntry extends SentEntry {
  detail: AbaDetail;
  /** Position of the group in the file, from 0. */
  group: number;
  /** Position of the entry among the group's details, from 0. */
  index: number;
}

/** The entries of a file that was sent, ready to be matched with returns; groups without a header are left out. */
export function sentEntries(groups: Iterable<{ header: AbaHeader | undefined; details: AbaDetail[] }>): FileEntry[] {
  const entries: FileEntry[] = [];
  let group = 0;
  for (const { header, details } of groups) {
    for (const [index, detail] of details.entries()) {
      if (header === undefined) break;
      entries.push({ processingDate: header.processingDate, userId: header.userId, detail, group, index });
    }
    group++;
  }
  return entries;
}
