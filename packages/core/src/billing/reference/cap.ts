/** What the caps let a client be charged on one day, asked day by day. */
import { Decimal } from "../../money/decimal.ts";
import type { BillingIssueCode, CapFacts, CivilDate, DatedAmount, SharedFacts } from "../facts.ts";
import { daysBetween, within, yearFrom } from "./calendar.ts";

interface Entry {
  day: CivilDate;
  cents: Decimal;
}

/** The money that stands and the money charged so far, each cent on its day of service. */
export class CapLedger {
  readonly #shared: SharedFacts;
  readonly #cap: CapFacts;
  readonly #standing: Entry[];
  readonly #charged: Entry[] = [];

  constructor(shared: SharedFacts, cap: CapFacts, contributions: CapFacts["contributions"]) {
    this.#shared = shared;
    this.#cap = cap;
    this.#standing = contributions.flatMap((row) => {
      const days = daysBetween(row.from, row.to);
      const whole = new Decimal(row.amount).times(100);
      const upTo = (count: number): Decimal =>
        whole.times(count).div(days.length).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
      return days.map((day, at) => ({ day, cents: upTo(at + 1).minus(upTo(at)) }));
    });
  }

  charge(day: CivilDate, cents: Decimal): void {
    this.#charged.push({ day, cents });
  }

  /** The least that is left on `day` and on every later day that holds standing money, or a problem; null: no cap. */
  left(day: CivilDate): Decimal | null | { problem: BillingIssueCode } {
    const later = new Set(this.#standing.filter((entry) => entry.day > day).map((entry) => entry.day));
    let least: Decimal | null = null;
    for (const each of [day, ...later]) {
      for (const kind of ["annual", "lifetime"] as const) {
        if (!this.#cap[kind]) continue;
        if (kind === "annual" && this.#year(each) !== this.#year(day)) continue;
        const rows: DatedAmount[] = kind === "annual" ? this.#shared.annualCap : this.#shared.lifetimeCap;
        const threshold = rows.find((row) => within(each, row));
        if (threshold === undefined) {
          if (each === day) return { problem: "CAP_THRESHOLD_MISSING" };
          continue;
        }
        const left: Decimal = new Decimal(threshold.amount).times(100).minus(this.#used(kind, each));
        if (least === null || left.lessThan(least)) least = left;
      }
    }
    return least;
  }

  #year(day: CivilDate): CivilDate {
    return yearFrom(this.#cap.firstEntryDate, day);
  }

  #used(kind: "annual" | "lifetime", day: CivilDate): Decimal {
    const { openingDate } = this.#cap;
    let used = new Decimal(0);
    if (kind === "lifetime") used = new Decimal(this.#cap.lifetimeOpening).times(100);
    else if (openingDate !== null && this.#year(openingDate) === this.#year(day)) {
      used = new Decimal(this.#cap.annualOpening).times(100);
    }
    const from = kind === "annual" ? this.#year(day) : "0001-01-01";
    for (const entry of [...this.#standing, ...this.#charged]) {
      if (entry.day >= from && entry.day <= day) used = used.plus(entry.cents);
    }
    return used;
  }
}
