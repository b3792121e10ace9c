/** Retention from a refundable deposit: amounts, the five years, and when (docs/rules/retention.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DayRange, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, dayOf, dayText, isLeapYear, type DayNumber } from "../days/civil.ts";
import { addMonths, anniversaryIn, endOfMonthFrom, monthEnd } from "../days/month.ts";
import { cutAt, daysOf, lengthOf, union, type Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { roundBigRatio, roundProduct } from "../money/round.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";

const YEARS = 5;
const FIXED_DAYS = 1825;
/** Common denominator of a day's retention: 2% over 365 or 366 days. */
const UNITS_PER_CENT = 365 * 366 * 50;

/** Retention worked out and not yet deducted: `units` of a cent that are not rounded, and cents that are. */
export interface Accrued {
  units: bigint;
  cents: Cents;
}

export const NOTHING_ACCRUED: Accrued = { units: 0n, cents: 0 };

/** Days of one balance, all in one calendar year. */
export function accrue(accrued: Accrued, balance: Cents, days: Days, policy: AccommodationPolicy): Accrued {
  const count = lengthOf(days);
  const weight = policy.retentionDivisor === "days_in_year" && isLeapYear(civilOf(days.from).year) ? 365 : 366;
  if (policy.retentionRounding === "deduction") {
    return { units: accrued.units + BigInt(balance) * BigInt(weight * count), cents: accrued.cents };
  }
  const once = policy.retentionRounding === "day";
  const stretch = roundProduct(balance, once ? weight : weight * count, UNITS_PER_CENT);
  return { units: accrued.units, cents: accrued.cents + (once ? stretch * count : stretch) };
}

/** In whole cents, half up. */
export function accruedCents(accrued: Accrued): Cents {
  return accrued.cents + roundProduct(accrued.units, 1, UNITS_PER_CENT);
}

/** One day's retention on a balance, to 6 decimals, as people are shown it: "27.397260". */
export function retentionOfDay(balance: DecimalText, day: CivilDate, policy = ACCOMMODATION_POLICY): DecimalText {
  return retentionOfDays(balance, day, 1, policy);
}

/** The same of some days of one year at one balance, from `from` on. */
export function retentionOfDays(
  balance: DecimalText,
  from: CivilDate,
  days: number,
  policy = ACCOMMODATION_POLICY,
): DecimalText {
  const leap = policy.retentionDivisor === "days_in_year" && isLeapYear(civilOf(dayNumber(from)).year);
  if (policy.retentionRounding === "day") {
    return centsText(roundProduct(centsOf(balance), leap ? 365 : 366, UNITS_PER_CENT) * days);
  }
  // 2% of cents over 365 days, in millionths of a dollar.
  const millionths = roundBigRatio(BigInt(centsOf(balance)) * 200n * BigInt(days), leap ? 366n : 365n);
  const text = String(millionths).padStart(7, "0");
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

/** Balances of a stretch of counted days. */
export interface BalanceDays extends DayRange {
  to: CivilDate;
  balance: DecimalText;
}

/** The retention amount of counted days, to be deducted at once; at most `available`. */
export function retentionAmount(
  facts: { days: readonly BalanceDays[]; available: DecimalText },
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<DecimalText, never> {
  let accrued = NOTHING_ACCRUED;
  for (const row of facts.days) {
    for (const year of cutAt(daysOf(row), yearStarts(daysOf(row)))) {
      accrued = accrue(accrued, centsOf(row.balance), year, policy);
    }
  }
  const due = accruedCents(accrued);
  const result = centsText(Math.min(due, centsOf(facts.available)));
  const text = facts.days.map((row) => `${row.balance} x 2% x ${lengthOf(daysOf(row))} days`).join(" + ");
  const divisor = policy.retentionDivisor === "365" ? "365" : "the days of the year";
  const trace = [step("retention", "Aged Care Act 2024 s.308(2)", `${text}, over ${divisor}`, result)];
  return { result, issues: [], trace };
}

/** The first days of the years that begin inside a range. */
export function yearStarts(days: Days): DayNumber[] {
  const found: DayNumber[] = [];
  let start = dayOf(civilOf(days.from).year + 1, 1, 1);
  while (start <= days.to) {
    found.push(start);
    start = dayOf(civilOf(start).year + 1, 1, 1);
  }
  return found;
}

/** Counted days after which retention ends, from the day a refundable deposit was first paid, in any home. */
export function retentionLength(firstPaid: DayNumber, policy: AccommodationPolicy): number {
  if (policy.retentionYears === "1825_days") return FIXED_DAYS;
  return anniversaryIn(firstPaid, civilOf(firstPaid).year + YEARS) - firstPaid;
}

export interface RetentionPeriodFacts {
  /** The day a refundable deposit was first paid by the person, in any home. */
  firstPaidOn: CivilDate;
  /** Counted days in other homes. */
  daysElsewhere: number;
  /** Days of care in this home since a deposit was paid here; leave included. */
  careDays: readonly DayRange[];
  /** Deposit first paid in this home. */
  paidHereOn: CivilDate;
}

export interface RetentionPeriod {
  length: number;
  /** The last day on which retention runs, if care goes on; null: it does not end within the days of care given. */
  lastDay: CivilDate | null;
}

/** When the five years end: days without care, between homes for instance, do not count. */
export function retentionPeriod(
  facts: RetentionPeriodFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<RetentionPeriod, never> {
  const length = retentionLength(dayNumber(facts.firstPaidOn), policy);
  let left = length - facts.daysElsewhere;
  const paid = dayNumber(facts.paidHereOn);
  let lastDay: CivilDate | null = left <= 0 ? facts.firstPaidOn : null;
  for (const range of union(facts.careDays.map(daysOf))) {
    const counted = { from: Math.max(range.from, paid), to: range.to };
    const count = lengthOf(counted);
    if (left > 0 && count >= left) lastDay = dayText(counted.from + left - 1);
    left -= count;
  }
  const text = `${length} days, ${facts.daysElsewhere} of them in other homes`;
  const trace = [step("retention", "Aged Care Act 2024 s.308(1), (5)-(6)", text, lastDay ?? "goes on")];
  return { result: { length, lastDay }, issues: [], trace };
}

/** Whether retention may be deducted at a month end, after the last deduction. */
export function mayDeductAgain(last: DayNumber | null, day: DayNumber, policy: AccommodationPolicy): boolean {
  if (last === null) return true;
  return policy.retentionOnceAMonth === "calendar_month" ? monthEnd(last) < day : endOfMonthFrom(last) < day;
}

/** Last day of the `count`th period of three months that begins with a payment. */
function threeMonthsEnd(paid: DayNumber, count: number): DayNumber {
  const next = addMonths(paid, count * 3);
  return civilOf(next).day === civilOf(paid).day ? next - 1 : next;
}

/** What decides whether retention is deducted at a month end. */
export interface DeductionDay {
  day: DayNumber;
  /** First lump sum in the home. */
  paid: DayNumber;
  /** Last deduction; null: none yet. */
  last: DayNumber | null;
  /** Last day of the five years, if care goes on until then; null: they end later than care, or are over. */
  fiveYearsEnd: DayNumber | null;
}

/**
 * The last day of a month, or of a quarter, is a day of deduction. So is a month end within a quarter where the three
 * months counted from the payment would otherwise pass without a deduction, as they can after a payment on a 31st.
 */
export function isDeductionDay(facts: DeductionDay, policy: AccommodationPolicy): boolean {
  const { day, paid, last } = facts;
  if (monthEnd(day) !== day || !mayDeductAgain(last, day, policy)) return false;
  if (leftToLastDay(facts, policy)) return false;
  if (policy.retentionEvery === "month" || civilOf(day).month % 3 === 0) return true;
  let count = 1;
  while (threeMonthsEnd(paid, count) < day) count += 1;
  const from = count === 1 ? paid : threeMonthsEnd(paid, count - 1) + 1;
  const next = { ...facts, day: monthEnd(day + 1) };
  const chance = leftToLastDay(next, policy) ? (facts.fiveYearsEnd ?? next.day) : next.day;
  return chance > threeMonthsEnd(paid, count) && (last === null || last < from);
}

/**
 * The five years end before another month is over: then that deduction, which must be made, takes it all, for two would
 * fall in one month.
 */
function leftToLastDay({ day, fiveYearsEnd }: DeductionDay, policy: AccommodationPolicy): boolean {
  if (policy.retentionOnceAMonth === "calendar_month" || fiveYearsEnd === null) return false;
  return fiveYearsEnd > day && fiveYearsEnd <= endOfMonthFrom(day);
}

export type RetentionTimingCode = "TWICE_IN_A_MONTH" | "NOT_IN_THREE_MONTHS" | "AFTER_THE_FIVE_YEARS";

/** Deductions as they were made, against what the Act says of when (s.308(3A)-(4)). */
export function checkRetentionTiming(
  facts: {
    paidOn: CivilDate;
    until: CivilDate;
    /** Of the five years; null while it is not known. */
    lastDay: CivilDate | null;
    /** Care ended: what was outstanding may be deducted then, whenever the last deduction was (Rules s.308-10). */
    ceasedOn: CivilDate | null;
    deductedOn: readonly CivilDate[];
  },
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<null, RetentionTimingCode> {
  const issues: LawIssue<RetentionTimingCode>[] = [];
  const made = [...facts.deductedOn].sort();
  made.forEach((on, at) => {
    const before = made[at - 1];
    const atEnd = facts.ceasedOn !== null && on >= facts.ceasedOn;
    if (before !== undefined && !atEnd && !mayDeductAgain(dayNumber(before), dayNumber(on), policy)) {
      const message = `Deducted on ${before} and on ${on}, in one month: take the second back.`;
      issues.push(warning("TWICE_IN_A_MONTH", "deductedOn", on, message));
    }
    if (facts.lastDay !== null && on > facts.lastDay) {
      const message = `Deducted on ${on}, after the five years ended on ${facts.lastDay}: take it back.`;
      issues.push(warning("AFTER_THE_FIVE_YEARS", "deductedOn", on, message));
    }
  });
  const end = Math.min(dayNumber(facts.until), dayNumber(facts.lastDay ?? facts.until));
  const paid = dayNumber(facts.paidOn);
  const endOf = (quarter: number): DayNumber => threeMonthsEnd(paid, quarter);
  for (let quarter = 1; endOf(quarter) <= end; quarter += 1) {
    const period = { from: quarter === 1 ? paid : endOf(quarter - 1) + 1, to: endOf(quarter) };
    if (made.some((on) => dayNumber(on) >= period.from && dayNumber(on) <= period.to)) continue;
    const message = `Nothing was deducted from ${dayText(period.from)} to ${dayText(period.to)}: deduct what is outstanding.`;
    issues.push(warning("NOT_IN_THREE_MONTHS", "deductedOn", dayText(period.to), message));
  }
  return { result: null, issues, trace: [] };
}
