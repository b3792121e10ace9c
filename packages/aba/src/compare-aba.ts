import type { AbaDetail, AbaHeader, AbaReturn } from "./facts.ts";
import type { AbaReading } from "./read/read-aba.ts";

/** An entry and where it stands. */
export interface PlacedEntry {
  /** Position of the group in the file, from 0. */
  group: number;
  /** Position among the group's details, or among its returns, from 0. */
  index: number;
  entry: AbaDetail | AbaReturn;
}

/** A field of a header that differs. */
export interface HeaderDifference {
  group: number;
  field: keyof AbaHeader;
  first: string | number | undefined;
  second: string | number | undefined;
}

/** An entry that is in both files, changed. */
export interface ChangedEntry {
  first: PlacedEntry;
  second: PlacedEntry;
  /** Names of the fields that differ. */
  fields: string[];
}

/** In what two files differ. */
export interface AbaComparison {
  /** Whether headers and entries are the same, in whatever order the entries stand. */
  same: boolean;
  headers: HeaderDifference[];
  changed: ChangedEntry[];
  onlyFirst: PlacedEntry[];
  onlySecond: PlacedEntry[];
}

const headerFields = [
  "reel",
  "institution",
  "userName",
  "userId",
  "description",
  "processingDate",
  "bsb",
  "account",
  "time",
] as const satisfies (keyof AbaHeader)[];

/** What makes two entries the same one, from sure to likely; a changed account is found by name, reference and amount. */
const likenesses: ((entry: AbaDetail | AbaReturn) => string)[] = [
  (entry) => JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))),
  (entry) => JSON.stringify([entry.bsb, entry.account, entry.traceBsb, entry.traceAccount, entry.reference]),
  (entry) => JSON.stringify([entry.bsb, entry.account, entry.traceBsb, entry.traceAccount, entry.cents]),
  (entry) => JSON.stringify([entry.title, entry.reference, entry.cents]),
];

/**
 * Compares two files by what they say: changed headers, entries changed, added and left out. The order of entries and the
 * form of the file (line ends, cut blanks) do not matter.
 */
export function compareAba(first: Pick<AbaReading, "groups">, second: Pick<AbaReading, "groups">): AbaComparison {
  const headers = headerDifferences(first, second);
  const changed: ChangedEntry[] = [];
  let onlyFirst = placedEntries(first);
  let onlySecond = placedEntries(second);
  for (const likeness of likenesses) {
    const waiting = new Map<string, PlacedEntry[]>();
    for (const placed of onlySecond) {
      const key = keyOf(placed, likeness);
      const queue = waiting.get(key);
      if (queue === undefined) waiting.set(key, [placed]);
      else queue.push(placed);
    }
    for (const queue of waiting.values()) queue.reverse();
    onlyFirst = onlyFirst.filter((placed) => {
      const partner = waiting.get(keyOf(placed, likeness))?.pop();
      if (partner === undefined) return true;
      const fields = differingFields(placed.entry, partner.entry);
      if (fields.length > 0) changed.push({ first: placed, second: partner, fields });
      return false;
    });
    onlySecond = [...waiting.values()].flat().sort((a, b) => a.group - b.group || a.index - b.index);
  }
  const same = headers.length + changed.length + onlyFirst.length + onlySecond.length === 0;
  return { same, headers, changed, onlyFirst, onlySecond };
}

/** Details and returns are never taken for each other. */
function keyOf({ entry }: PlacedEntry, likeness: (entry: AbaDetail | AbaReturn) => string): string {
  return ("reason" in entry ? "return " : "detail ") + likeness(entry);
}

function placedEntries({ groups }: Pick<AbaReading, "groups">): PlacedEntry[] {
  return groups.flatMap(({ details, returns }, group) => [
    ...details.map((entry, index) => ({ group, index, entry })),
    ...returns.map((entry, index) => ({ group, index, entry })),
  ]);
}

function differingFields(first: AbaDetail | AbaReturn, second: AbaDetail | AbaReturn): string[] {
  const other = new Map<string, unknown>(Object.entries(second));
  return Object.entries(first)
    .filter(([field, value]) => other.get(field) !== value)
    .map(([field]) => field);
}

function headerDifferences(first: Pick<AbaReading, "groups">, second: Pick<AbaReading, "groups">): HeaderDifference[] {
  const differences: HeaderDifference[] = [];
  for (let group = 0; group < Math.max(first.groups.length, second.groups.length); group++) {
    const one = first.groups[group]?.header;
    const other = second.groups[group]?.header;
    for (const field of headerFields) {
      if (one?.[field] === other?.[field]) continue;
      differences.push({ group, field, first: one?.[field], second: other?.[field] });
    }
  }
  return differences;
}
