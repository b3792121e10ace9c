/** The daily payment of a stretch, split into what is ongoing and what an unpaid lump sum causes. */
import type { DayNumber } from "../days/civil.ts";
import type { Cents } from "../money/cents.ts";
import { contributionCents, contributionLumpSumCents, maximumContributionCents } from "./accommodation-contribution.ts";
import { combinationCents, partCents, type DailyTerms } from "./combination-payment.ts";
import { NO_INDEXATION, indexFactorOn, type IndexFactor } from "./dap-indexation.ts";
import { rowOn, type CompiledClass, type CompiledDeposit, type CompiledLine } from "./deposit-cuts.ts";
import type { AccommodationPolicy } from "./policy.ts";
import { centDaysInterest } from "./rate.ts";

/** What is held and covered at the start of a stretch. */
export interface Holding {
  balance: Cents;
  retained: Cents;
  /** Money in less money out. */
  paidIn: Cents;
  /** Deductions other than retention. */
  deducted: Cents;
}

export interface SegmentDaily {
  covered: Cents;
  unpaidLumpSum: Cents;
  /** If nothing were held. */
  whole: Cents;
  factor: IndexFactor;
  daily: Cents;
  unpaid: Cents;
  excess: Cents;
}

export type DailyProblem = { code: "INDEX_NUMBER_MISSING"; day: DayNumber } | { code: "SUPPLEMENT_MISSING" };

export interface DailyFound {
  amounts: SegmentDaily;
  /** Index number that an older one stood in for. */
  carried: DayNumber | null;
}

/** A line with its class on a day that begins a stretch. */
export function segmentDaily(
  deposit: CompiledDeposit,
  line: CompiledLine,
  rules: CompiledClass,
  held: Holding,
  day: DayNumber,
  policy: AccommodationPolicy,
): DailyFound | DailyProblem {
  const { kind } = line.line;
  if (kind === "charge" || kind === "bond") {
    const amounts = { covered: 0, unpaidLumpSum: 0, factor: NO_INDEXATION, unpaid: 0, excess: 0 };
    return { amounts: { ...amounts, whole: line.perDay, daily: line.perDay }, carried: null };
  }
  const covered = held.balance + held.retained + (line.maintained ? 0 : held.deducted);
  if (kind === "contribution") {
    const supplement = rowOn(deposit.supplements, day);
    if (supplement === null) return { code: "SUPPLEMENT_MISSING" };
    return { amounts: contributionDaily(line, covered, supplement.cents, held, policy), carried: null };
  }
  let factor = NO_INDEXATION;
  let carried: DayNumber | null = null;
  if (rules.indexation && line.reference !== null) {
    const index = indexFactorOn(deposit.indexNumbers, line.reference, day, policy);
    if ("missing" in index) return { code: "INDEX_NUMBER_MISSING", day: index.missing };
    ({ factor, carried } = index);
  }
  const terms: DailyTerms = { price: line.price, rate: line.rate, factor, method: rules.method };
  const daily = combinationCents(terms, covered, policy);
  const unpaidLumpSum = Math.max(line.agreedLumpSum - held.paidIn, 0);
  const unpaid = Math.min(daily, partCents(terms, Math.min(unpaidLumpSum, line.price), policy));
  const whole = partCents(terms, line.price, policy);
  const excess = Math.max(held.balance - Math.max(line.price - held.retained, 0), 0);
  return { amounts: { covered, unpaidLumpSum, whole, factor, daily, unpaid, excess }, carried };
}

function contributionDaily(
  line: CompiledLine,
  covered: Cents,
  supplement: Cents,
  held: Holding,
  policy: AccommodationPolicy,
): SegmentDaily {
  const { rate } = line;
  const whole = maximumContributionCents(line.assessed, supplement, line.agreedDaily);
  const daily = contributionCents(whole, rate, covered, policy);
  const most = contributionLumpSumCents(whole, rate, policy);
  const { line: terms } = line;
  const byLumpSum = terms.kind === "contribution" && terms.method === "lump_sum";
  const unpaidLumpSum = Math.max((byLumpSum ? most : line.agreedLumpSum) - held.paidIn, 0);
  const whollyUnpaid = byLumpSum && held.paidIn <= 0;
  const onUnpaid = centDaysInterest(unpaidLumpSum, rate, policy.dailyRounding);
  const unpaid = whollyUnpaid ? daily : Math.min(daily, onUnpaid);
  const excess = Math.max(held.balance - Math.max(most - held.retained, 0), 0);
  return { covered, unpaidLumpSum, whole, factor: NO_INDEXATION, daily, unpaid, excess };
}
