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

/** Periods claimed before for one support: sorted by start, with the latest end up to each place. */
interface Claimed {
  readonly exact: ReadonlySet<string>;
  readonly starts: readonly Day[];
  readonly latestEnd: readonly Day[];
}

function index(before: readonly ClaimedBefore[]): Map<string, Claimed> {
  const groups = new Map<string, ClaimedBefore[]>();
  for (const claim of before) {
    const key = supportKey(claim);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  const claimed = new Map<string, Claimed>();
  for (const [key, group] of groups) {
    group.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    let latest = "";
    const latestEnd = group.map(({ to }) => (latest = to > latest ? to : latest));
    claimed.set(key, {
      exact: new Set(group.map(({ from, to }) => `${from}|${to}`)),
      starts: group.map(({ from }) => from),
      latestEnd,
    });
  }
  return claimed;
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
  readonly #before: Map<string, Claimed>;
  readonly #log: IssueSink<DuplicateCode>;

  constructor(
    log: IssueSink<DuplicateCode>,
    before: readonly ClaimedBefore[] = [],
    usedReferences: ReadonlySet<string> = new Set(),
  ) {
    this.#log = log;
    this.#before = index(before);
    this.#references = new Set([...usedReferences].map((reference) => reference.toUpperCase()));
  }

  check(row: NdisRow, line: number): void {
    // Results are matched without regard to case, so two references that differ in it alone clash.
    const reference = row.claimReference.toUpperCase();
    if (this.#references.has(reference))
      this.#log.add("ndis.reference-twice", { line, field: "ClaimReference", value: row.claimReference });
    this.#references.add(reference);
    const dated = `${row.from}|${row.to}|${row.supportNumber}|${row.ndisNumber}|${row.claimType ?? ""}`;
    if (this.#supports.has(dated))
      this.#log.add("ndis.same-support-twice", { line, field: "SupportNumber", value: row.supportNumber });
    this.#supports.add(dated);
    const claimed = this.#before.size === 0 ? undefined : this.#before.get(supportKey(row));
    if (claimed === undefined) return;
    if (claimed.exact.has(`${row.from}|${row.to}`))
      this.#log.add("ndis.claimed-before", { line, field: "SupportsDeliveredFrom", value: row.from });
    else if (overlaps(claimed, row.from, row.to))
      this.#log.add("ndis.overlaps-claimed", { line, field: "SupportsDeliveredFrom", value: row.from });
  }
}
