/** What the caps let a client be charged on one day, asked day by day. */
import { Decimal } from "../../money/decimal.ts";
import type { BillingIssueCode, CapFacts, CivilDate, DatedAmount, SharedFacts } from "../facts.ts";
import { daysBetween, plus, within, yearFrom } from "./calendar.ts";

type Fee = CapFacts["contributions"][number]["fee"];
type Cap = "annual of means tested fees" | "lifetime of means tested fees" | "lifetime of contributions";

interface Entry {
  day: CivilDate;
  fee: Fee;
  cents: Decimal;
}

const CAPS: readonly Cap[] = [
  "annual of means tested fees",
  "lifetime of means tested fees",
  "lifetime of contributions",
];
const TRANSITION = "2025-11-01";

/** The money that stands and the money charged so far, each cent on its day of service. */
export class CapLedger {
  readonly #shared: SharedFacts;
  readonly #cap: CapFacts;
  readonly #standing: Entry[];
  readonly #charged: Entry[] = [];
  /** Days of the non-clinical care contribution. */
  readonly #careDays: Set<CivilDate>;
  #careDaysLeft: number;
  /** Days on which the contribution is on the schedule, each once. */
  readonly #scheduled: readonly CivilDate[];
  readonly #closed = new Set<string>();

  constructor(
    shared: SharedFacts,
    cap: CapFacts,
    contributions: CapFacts["contributions"],
    firstDay: CivilDate | undefined,
    scheduled: readonly CivilDate[],
  ) {
    this.#scheduled = scheduled.filter((day) => {
      const row = cap.arrangements.find((each) => within(day, each));
      return cap.arrangements.length === 0 || row?.arrangement === "NOV25";
    });
    this.#shared = shared;
    this.#cap = cap;
    this.#standing = contributions.flatMap((row) => {
      const days = daysBetween(row.from, row.to);
      const whole = new Decimal(row.amount).times(100);
      const upTo = (count: number): Decimal =>
        whole.times(count).div(days.length).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
      return days.map((day, at) => ({ day, fee: row.fee, cents: upTo(at + 1).minus(upTo(at)) }));
    });
    // Of rows for the same days only the whole is looked at.
    const nets = new Map<string, Decimal>();
    for (const row of contributions.filter((each) => each.fee === "non_clinical_care_contribution")) {
      const key = `${row.from} ${row.to}`;
      nets.set(key, (nets.get(key) ?? new Decimal(0)).plus(row.amount));
    }
    this.#careDays = new Set(
      [...nets].flatMap(([key, net]) => {
        return net.greaterThan(0) ? daysBetween(key.slice(0, 10), key.slice(11)) : [];
      }),
    );
    this.#careDaysLeft = Math.max(shared.careDays - cap.careDaysBefore - this.#careDays.size, 0);
    if (firstDay !== undefined) for (const kind of CAPS) this.#closeBefore(kind, firstDay);
  }

  charge(day: CivilDate, fee: Fee, cents: Decimal): void {
    this.#charged.push({ day, fee, cents });
  }

  /** Whether the day is one of those of the contribution, or can become one; then it is. */
  careDay(day: CivilDate): boolean {
    if (this.#shared.policies.countedCareDays === "every_day") {
      const before = this.#scheduled.filter((each) => each <= day).length;
      return this.#cap.careDaysBefore + before <= this.#shared.careDays;
    }
    if (this.#careDays.has(day)) return true;
    if (this.#careDaysLeft === 0) return false;
    this.#careDaysLeft -= 1;
    this.#careDays.add(day);
    return true;
  }

  /** Whether a cap on the fee was reached for good before the day. */
  shut(day: CivilDate, fee: Fee): boolean {
    return CAPS.some((kind) => this.#closed.has(this.#scope(kind, day)) && this.#limits(kind, day, fee));
  }

  /** Notes which caps are reached for good at the end of a day. */
  endOfDay(day: CivilDate): void {
    for (const kind of CAPS) {
      if (this.#opensAgain(kind)) continue;
      const threshold = this.#threshold(kind, day);
      if (threshold !== null && this.#reaches(this.#used(kind, day), threshold))
        this.#closed.add(this.#scope(kind, day));
    }
  }

  /** The least that is left for the fee on `day` and on every later day whose standing money is limited; null: no cap. */
  left(day: CivilDate, fee: Fee): Decimal | null | { problem: BillingIssueCode } {
    const later = new Set(this.#standing.filter((entry) => entry.day > day).map((entry) => entry.day));
    let least: Decimal | null = null;
    for (const kind of CAPS) {
      if (!this.#counts(kind, fee)) continue;
      for (const each of [day, ...later]) {
        if (this.#scope(kind, each) !== this.#scope(kind, day)) continue;
        const holds =
          each === day
            ? this.#limits(kind, day, fee)
            : this.#standing.some(
                (entry) => entry.day === each && this.#counts(kind, entry.fee) && this.#limits(kind, each, entry.fee),
              );
        if (!holds) continue;
        const threshold = this.#threshold(kind, each);
        if (threshold === null) {
          if (each === day) return { problem: "CAP_THRESHOLD_MISSING" };
          continue;
        }
        const left: Decimal = threshold.minus(this.#used(kind, each));
        if (least === null || left.lessThan(least)) least = left;
      }
    }
    return least;
  }

  /** Whether what stands reached a cap for good before the first day asked for. */
  #closeBefore(kind: Cap, firstDay: CivilDate): void {
    if (this.#opensAgain(kind)) return;
    const yearly = kind === "annual of means tested fees";
    const opening = this.#opening(kind, firstDay);
    const days = this.#standing.filter((entry) => this.#counts(kind, entry.fee)).map((entry) => entry.day);
    let from = yearly ? yearFrom(this.#cap.firstEntryDate, firstDay) : [this.#cap.firstEntryDate, ...days].sort()[0];
    if (from === undefined) return;
    const { openingDate } = this.#cap;
    if (!opening.isZero() && openingDate !== null && openingDate > from) from = openingDate;
    let used = this.#used(kind, plus(from, -1), this.#scope(kind, firstDay)).plus(opening);
    for (const day of from >= firstDay ? [] : daysBetween(from, plus(firstDay, -1))) {
      for (const entry of this.#standing) {
        if (entry.day === day && this.#counts(kind, entry.fee)) used = used.plus(entry.cents);
      }
      const threshold = this.#threshold(kind, day);
      if (threshold !== null && this.#reaches(used, threshold)) {
        this.#closed.add(this.#scope(kind, firstDay));
        return;
      }
    }
  }

  /** Days that are counted together. */
  #scope(kind: Cap, day: CivilDate): string {
    return kind === "annual of means tested fees" ? `${kind} ${yearFrom(this.#cap.firstEntryDate, day)}` : kind;
  }

  #arrangement(day: CivilDate) {
    return this.#cap.arrangements.find((row) => within(day, row))?.arrangement ?? null;
  }

  #counts(kind: Cap, fee: Fee): boolean {
    if (kind === "lifetime of contributions" || fee === null) return true;
    if (fee === "means_tested_care_fee" || fee === "income_tested_care_fee") return true;
    return (
      fee === "support_at_home_contribution" &&
      kind === "lifetime of means tested fees" &&
      this.#shared.policies.supportAtHomeInMeansTestedCap === "counts"
    );
  }

  #limits(kind: Cap, day: CivilDate, fee: Fee): boolean {
    const { policies } = this.#shared;
    const yearly = kind === "annual of means tested fees";
    if (yearly && policies.annualCapYears === "begun_before_november_2025") {
      if (yearFrom(this.#cap.firstEntryDate, day) >= TRANSITION) return false;
    }
    const arrangement = this.#arrangement(day);
    if (arrangement === "PRE14") return false;
    if (arrangement === "NOV25") return kind === "lifetime of contributions";
    const contribution = fee === "non_clinical_care_contribution" || fee === "support_at_home_contribution";
    if (contribution !== (kind === "lifetime of contributions")) return false;
    return arrangement === "POST14" || (yearly ? this.#cap.annual : this.#cap.lifetime);
  }

  /** In cents; null: none in force. */
  #threshold(kind: Cap, day: CivilDate): Decimal | null {
    const row = this.#table(kind, day).find((each) => within(day, each));
    return row === undefined ? null : new Decimal(row.amount).times(100);
  }

  #table(kind: Cap, day: CivilDate): DatedAmount[] {
    const { annualCap, lifetimeCap, contributionCap } = this.#shared;
    if (kind === "annual of means tested fees") return annualCap;
    if (kind === "lifetime of means tested fees") return lifetimeCap;
    const classes = [...this.#cap.arrangements].sort((a, b) => (a.from < b.from ? -1 : 1));
    // Whoever was in the class of 2014 on some day has the lower cap on those days, and none before there was any.
    if (!classes.some((row) => row.arrangement === "POST14")) return contributionCap;
    if (day < TRANSITION) return [];
    const first = classes[0];
    const last = classes.at(-1);
    let row = classes.find((each) => within(day, each));
    if (first !== undefined && day < first.from) row = first;
    if (last !== undefined && last.to !== null && day > last.to) row = last;
    if (row === undefined) return [];
    return row.arrangement === "POST14" ? lifetimeCap : contributionCap;
  }

  #reaches(used: Decimal, threshold: Decimal): boolean {
    return this.#shared.policies.capCrossing === "clamp"
      ? used.greaterThanOrEqualTo(threshold)
      : used.greaterThan(threshold);
  }

  #opensAgain(kind: Cap): boolean {
    const { afterIndexation } = this.#shared.policies;
    return afterIndexation === "reopens" || (afterIndexation === "by_limit" && kind !== "lifetime of contributions");
  }

  #opening(kind: Cap, day: CivilDate): Decimal {
    const { openingDate } = this.#cap;
    if (kind !== "annual of means tested fees") return new Decimal(this.#cap.lifetimeOpening).times(100);
    const same = openingDate !== null && this.#scope(kind, openingDate) === this.#scope(kind, day);
    return new Decimal(same ? this.#cap.annualOpening : 0).times(100);
  }

  /** Opening and money up to the end of `day`, in the scope of that day; with `scope`, the money alone, of that scope. */
  #used(kind: Cap, day: CivilDate, scope?: string): Decimal {
    let used = scope === undefined ? this.#opening(kind, day) : new Decimal(0);
    const wanted = scope ?? this.#scope(kind, day);
    for (const entry of [...this.#standing, ...this.#charged]) {
      if (entry.day > day || !this.#counts(kind, entry.fee)) continue;
      if (this.#scope(kind, entry.day) === wanted) used = used.plus(entry.cents);
    }
    return used;
  }
}
