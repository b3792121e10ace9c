/** Look-ups over the facts that all clients of a run share, built once per run and then only read. */
import type { Days } from "../days/range.ts";
import { daysOf } from "../days/range.ts";
import { type DayNumber } from "../days/civil.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import { scaledOf } from "../money/scaled.ts";
import type { BillingCodeFacts, BillingPolicies, DatedAmount, SharedFacts } from "./facts.ts";
import { compileRates, type RateRow, type RateSegment } from "./rate-rows.ts";
import { compileTax, type Tax } from "./tax.ts";

export interface Threshold extends Days {
  cents: Cents;
}

export interface BillingBook {
  readonly policies: BillingPolicies;
  readonly codes: ReadonlyMap<number, BillingCodeFacts>;
  readonly taxes: ReadonlyMap<number, Tax>;
  readonly globalRates: ReadonlyMap<number, readonly RateRow[]>;
  readonly annualCap: readonly Threshold[];
  readonly lifetimeCap: readonly Threshold[];
  readonly contributionCap: readonly Threshold[];
  readonly careDays: number;
  /** Global rates worked out so far, by code; filled on demand by `rateOfDay`. */
  readonly globalSegments: Map<number, RateSegment[]>;
  /** The codes whose rates the global rate of a code can lead to, itself first; filled on demand. */
  readonly reach: Map<number, readonly number[]>;
}

/** Build once per run, use for every client. Throws a RangeError for text that is no date or number. */
export function createBillingBook(shared: SharedFacts): BillingBook {
  return {
    policies: shared.policies,
    codes: new Map(shared.codes.map((code) => [code.id, code])),
    taxes: new Map(shared.taxes.map((tax) => [tax.id, compileTax(tax, scaledOf(tax.percent))])),
    globalRates: compileRates(shared.globalRates),
    annualCap: thresholds(shared.annualCap),
    lifetimeCap: thresholds(shared.lifetimeCap),
    contributionCap: thresholds(shared.contributionCap),
    careDays: shared.careDays,
    globalSegments: new Map(),
    reach: new Map(),
  };
}

function thresholds(rows: readonly DatedAmount[]): Threshold[] {
  return rows
    .map((row) => ({ ...daysOf(row), cents: centsOf(row.amount) }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.cents - b.cents);
}

/** The threshold in force on a day; of overlapping rows the one that began last. */
export function thresholdOn(rows: readonly Threshold[], day: DayNumber): Threshold | null {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && row.from <= day && row.to >= day) return row;
  }
  return null;
}
