/** How many more days the non-clinical care contribution can be charged on (docs/rules/caps.md). */
import type { DayNumber } from "../days/civil.ts";
import { intersect, lengthOf, union, type Days } from "../days/range.ts";
import type { BillingBook } from "./book.ts";
import type { FeeContribution } from "./cap-slack.ts";
import { arrangementsOf } from "./caps-of-day.ts";
import { chargeableSpan, compileEntries, dueDays, entryOf } from "./due-days.ts";
import type { CapFacts, ClientFacts } from "./facts.ts";

export const COUNTED_FEE = "non_clinical_care_contribution";

/** Days counted so far, and those that are left. Charging a day uses it up. */
export class CareDayRoom {
  readonly maximum: number;
  readonly #before: number;
  /** By policy every day on the schedule counts, whatever it came to; null: those with a contribution. */
  readonly #scheduled: readonly Days[] | null;
  readonly #standing: readonly Days[];
  readonly #charged = new Set<DayNumber>();
  #left: number;
  /** The last day that there was; null as long as there are more. */
  lastDay: DayNumber | null = null;

  constructor(book: BillingBook, client: ClientFacts, cap: CapFacts, contributions: readonly FeeContribution[]) {
    this.maximum = book.careDays;
    this.#before = cap.careDaysBefore;
    this.#scheduled = book.policies.countedCareDays === "every_day" ? scheduledDays(book, client, cap) : null;
    this.#standing = this.#scheduled === null ? standingDays(contributions) : [];
    const used = this.#standing.reduce((sum, days) => sum + lengthOf(days), this.#before);
    this.#left = Math.max(book.careDays - used, 0);
  }

  /** Whether all of so many days up to a day can surely be charged. */
  allows(days: number, last: DayNumber): boolean {
    return this.#scheduled === null ? days < this.#left : this.#numberOf(last) < this.maximum;
  }

  /** Whether a day can be charged; then it is counted. */
  take(day: DayNumber): boolean {
    if (this.#scheduled !== null) {
      const number = this.#numberOf(day);
      if (number === this.maximum) this.lastDay = day;
      return number <= this.maximum;
    }
    if (this.#charged.has(day) || this.#standing.some((days) => days.from <= day && days.to >= day)) return true;
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.#charged.add(day);
    if (this.#left === 0) this.lastDay = day;
    return true;
  }

  /** Scheduled days up to and including a day. */
  #numberOf(day: DayNumber): number {
    return (this.#scheduled ?? []).reduce(
      (sum, days) => sum + lengthOf({ from: days.from, to: Math.min(days.to, day) }),
      this.#before,
    );
  }
}

/** Days with a contribution that stands. Sorted, disjoint. */
export function standingDays(contributions: readonly FeeContribution[]): Days[] {
  const byDays = new Map<string, { days: Days; cents: number }>();
  for (const row of contributions) {
    if (row.fee !== COUNTED_FEE) continue;
    const key = `${row.from}/${row.to}`;
    const same = byDays.get(key) ?? { days: { from: row.from, to: row.to }, cents: 0 };
    byDays.set(key, same);
    same.cents += row.cents;
  }
  return union([...byDays.values()].filter((row) => row.cents > 0).map((row) => row.days));
}

/** Days on which the contribution is on the schedule, of a client with arrangements only those of November 2025. */
export function scheduledDays(book: BillingBook, client: ClientFacts, cap: CapFacts): Days[] {
  const entries = compileEntries(client);
  const days = client.lines.flatMap((line) => {
    const code = book.codes.get(line.billingCodeId);
    if (code?.cappedFee !== COUNTED_FEE || !code.capped) return [];
    return dueDays(line, chargeableSpan(line, code, entryOf(entries, line)), []);
  });
  if (cap.arrangements.length === 0) return union(days);
  const ofNovember = arrangementsOf(cap).filter((row) => row.arrangement === "NOV25");
  return union(days.flatMap((each) => ofNovember.flatMap((row) => intersect(each, row) ?? [])));
}
