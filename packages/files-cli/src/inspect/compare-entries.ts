import type { Entry } from "./entries.ts";

/** A record that differs, or that only one of the files has. */
export interface Difference {
  readonly kind: "changed" | "only-first" | "only-second" | "answer";
  /** What names the record. */
  readonly key: string;
  readonly firstLine: number | null;
  readonly secondLine: number | null;
  readonly fields: readonly FieldDifference[];
  /** What an answer says of the record sent; empty for plain differences. */
  readonly says: string;
}

export interface FieldDifference {
  readonly field: string;
  readonly first: string;
  readonly second: string;
}

const contentOf = (entry: Entry): string => JSON.stringify([...entry.fields]);

/** Takes away the pairs that agree in what `nameOf` says, in order. What is left over comes back. */
function pairUp(
  first: readonly Entry[],
  second: readonly Entry[],
  nameOf: (entry: Entry) => string,
): { pairs: [Entry, Entry][]; first: Entry[]; second: Entry[] } {
  const waiting = new Map<string, { entries: Entry[]; at: number }>();
  for (const entry of second) {
    const name = nameOf(entry);
    const queue = waiting.get(name);
    if (queue === undefined) waiting.set(name, { entries: [entry], at: 0 });
    else queue.entries.push(entry);
  }
  const pairs: [Entry, Entry][] = [];
  const left = first.filter((entry) => {
    const queue = waiting.get(nameOf(entry));
    const partner = queue?.entries[queue.at];
    if (queue === undefined || partner === undefined) return true;
    queue.at++;
    pairs.push([entry, partner]);
    return false;
  });
  const taken = new Set(pairs.map(([, partner]) => partner));
  return { pairs, first: left, second: second.filter((entry) => !taken.has(entry)) };
}

function changed([first, second]: [Entry, Entry]): Difference {
  const names = new Set([...first.fields.keys(), ...second.fields.keys()]);
  const fields = [...names].flatMap((field): FieldDifference[] => {
    const pair = { field, first: first.fields.get(field) ?? "", second: second.fields.get(field) ?? "" };
    return pair.first === pair.second ? [] : [pair];
  });
  return { kind: "changed", key: first.key, firstLine: first.line, secondLine: second.line, fields, says: "" };
}

function alone(kind: "only-first" | "only-second", entry: Entry): Difference {
  const fields = [...entry.fields]
    .filter(([, value]) => value !== "")
    .map(([field, value]) => ({
      field,
      first: kind === "only-first" ? value : "",
      second: kind === "only-second" ? value : "",
    }));
  const { key, line } = entry;
  const lines = kind === "only-first" ? { firstLine: line, secondLine: null } : { firstLine: null, secondLine: line };
  return { kind, key, ...lines, fields, says: "" };
}

/** Compares records by what they say: alike first, then by what names them. Their order does not matter. */
export function compareEntries(
  first: readonly Entry[],
  second: readonly Entry[],
): { alike: number; differences: Difference[] } {
  const alike = pairUp(first, second, contentOf);
  const named = pairUp(alike.first, alike.second, (entry) => entry.key);
  return {
    alike: alike.pairs.length,
    differences: [
      ...named.pairs.map(changed),
      ...named.first.map((entry) => alone("only-first", entry)),
      ...named.second.map((entry) => alone("only-second", entry)),
    ],
  };
}
