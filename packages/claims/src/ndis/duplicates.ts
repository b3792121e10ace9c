import type { Day } from "../common/day.ts";
import type { IssueSink } from "../common/issue.ts";
import type { ClaimedBefore } from "./facts.ts";
import type { NdisRow } from "./row.ts";

export type DuplicateCode =
  | "ndis.reference-twice"
  | "ndis.same-support-twice"
  | "ndis.claimed-before"
  | "ndis.overlaps-claimed";

interface Support {
  readonly ndisNumber: string;
  readonly supportNumber: string;
  readonly claimType: string | null;
}

const supportKey = (s: Support): string => `${s.ndisNumber}|${s.supportNumber}|${s.claimType ?? ""}`;
const datedKey = (s: Support & { readonly from: Day; readonly to: Day }): string =>
  `${s.from}|${s.to}|${s.supportNumber}|${s.ndisNumber}|${s.claimType ?? ""}`;

/** Periods claimed before for one support: their starts in order, with the latest end up to each place. */
interface Claimed {
  readonly starts: readonly Day[];
  readonly latestEnd: readonly Day[];
}

function grouped(before: readonly ClaimedBefore[]): Map<string, ClaimedBefore[]> {
  const groups = new Map<string, ClaimedBefore[]>();
  for (const claim of before) {
    const key = supportKey(claim);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return groups;
}

function claimedOf(group: readonly ClaimedBefore[]): Claimed {
  const sorted = group.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  let latest = "";
  return {
    starts: sorted.map(({ from }) => from),
    latestEnd: sorted.map(({ to }) => (latest = to > latest ? to : latest)),
  };
}

/** True when a period starts on or before `to` and, of those, one ends on or after `from`. */
function overlaps(claimed: Claimed, from: Day, to: Day): boolean {
  let low = 0;
  let high = claimed.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claimed.starts[middle] ?? "") <= to) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (claimed.latestEnd[low - 1] ?? "") >= from;
}

/** Sees every line of a run once and reports what was claimed already, here or before. */
export class DuplicateCheck {
  readonly #references: Set<string>;
  readonly #supports = new Set<string>();
  readonly #before: ReadonlyMap<string, ClaimedBefore[]>;
  readonly #datedBefore: ReadonlySet<string>;
  readonly #claimed = new Map<string, Claimed>();
  readonly #log: IssueSink<DuplicateCode>;

  constructor(
    log: IssueSink<DuplicateCode>,
    before: readonly ClaimedBefore[] = [],
    usedReferences: ReadonlySet<string> = new Set(),
  ) {
    this.#log = log;
    this.#before = grouped(before);
    this.#datedBefore = new Set(before.map(datedKey));
    this.#references = new Set([...usedReferences].map((reference) => reference.toUpperCase()));
  }

  check(row: NdisRow, line: number): void {
    // Results are matched without regard to case, so two references that differ in it alone clash.
    const reference = row.claimReference.toUpperCase();
    if (this.#references.has(reference))
      this.#log.add("ndis.reference-twice", { line, field: "ClaimReference", value: row.claimReference });
    this.#references.add(reference);
    const dated = datedKey(row);
    if (this.#supports.has(dated))
      this.#log.add("ndis.same-support-twice", { line, field: "SupportNumber", value: row.supportNumber });
    this.#supports.add(dated);
    if (this.#before.size === 0) return;
    if (this.#datedBefore.has(dated))
      this.#log.add("ndis.claimed-before", { line, field: "SupportsDeliveredFrom", value: row.from });
    else if (this.#overlaps(row))
      this.#log.add("ndis.overlaps-claimed", { line, field: "SupportsDeliveredFrom", value: row.from });
  }

  #overlaps(row: NdisRow): boolean {
    const key = supportKey(row);
    const group = this.#before.get(key);
    if (group === undefined) return false;
    // Sorted once a support, and only for supports that are claimed again.
    const claimed = this.#claimed.get(key) ?? claimedOf(group);
    this.#claimed.set(key, claimed);
    return overlaps(claimed, row.from, row.to);
  }
}
