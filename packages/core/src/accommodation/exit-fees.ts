/** Deferred management fee and capital replacement of a retirement village (docs/rules/exit-fees.md). */
import { error, step, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { anniversaryIn } from "../days/month.ts";
import { cutAt, daysOf, intersect, lengthOf, rangeText, type Days } from "../days/range.ts";
import { valueOn } from "../fees/dated-values.ts";
import type { DatedValue } from "../fees/facts.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import type { AccommodationCharge } from "./life-facts.ts";

/**
 * How a fee grows with the stay:
 * - `daily`: each day a part of the rate of its year, as New South Wales requires
 * - `completed_years`: whole years at their rates and days over 365 of the next, as Queensland requires
 * - `started_years`: the rate of a year in full on its first day
 * - `ended_years`: the rate of a year in full once it is over
 */
export type ExitFeeMethod = "daily" | "completed_years" | "started_years" | "ended_years";

export interface ExitFeeTerms {
  method: ExitFeeMethod;
  /** Percent a year: of each year of the stay in turn, or by date. The last one of `years` does not go on. */
  rates:
    | { by: "year_of_stay"; years: readonly DecimalText[] }
    | { by: "date"; rates: readonly DatedValue<DecimalText>[] };
  /** Of the ingoing contribution, or of the resale price. */
  base: "entry" | "resale";
  /** No more after so many years; null: no such end. */
  capYears: number | null;
  /** At most so much in all; null: no such cap. */
  capPercent: DecimalText | null;
  /** At least so much once the stay began; null: no least. */
  leastPercent: DecimalText | null;
  /** A day of `daily` is a part of its year of 365 or 366 days, or of 365 always; Queensland's days are over 365. */
  dayDivisor: "days_in_year" | "365";
}

export interface ExitFeeFacts {
  /** First day of the contract; moves inside the village go on with it. */
  from: CivilDate;
  /** Permanently vacated: the last day that counts; null: still there. */
  vacatedOn: CivilDate | null;
  entryPrice: DecimalText;
  /** Next ingoing contribution, or what it is estimated at; null: not known, for base `entry`. */
  resalePrice: DecimalText | null;
  terms: ExitFeeTerms;
}

export interface ExitFee {
  /** Percent so far, to 10 decimals at most, caps applied. */
  percent: DecimalText;
  base: DecimalText;
  amount: DecimalText;
  /** What held it: the whole grows on, or which cap. */
  capped: "years" | "percent" | "least" | null;
}

export type ExitFeeIssueCode = "RESALE_PRICE_MISSING";

const LAW: Record<ExitFeeMethod, string | null> = {
  daily: "Retirement Villages Act 1999 (NSW) ss.156-158",
  completed_years: "Retirement Villages Act 1999 (Qld) s.53A",
  started_years: null,
  ended_years: null,
};

const WORDS: Record<ExitFeeMethod, string> = {
  daily: "Day by day",
  completed_years: "Completed years, and days of the next",
  started_years: "Each year in full from its first day",
  ended_years: "Each year in full once it is over",
};

const HELD: Record<NonNullable<ExitFee["capped"]>, string> = {
  years: "; nothing is added after the last year that counts",
  percent: "; held at the most that is agreed",
  least: "; the least that is agreed",
};

/** The fee as of the end of a day. Null where the resale price it needs is missing. */
export function exitFee(facts: ExitFeeFacts, on: CivilDate): Outcome<ExitFee | null, ExitFeeIssueCode> {
  const base = baseOf(facts);
  if (base === null) {
    const message = "The fee is a share of the resale price, which is missing: enter it, or an estimate.";
    const issues: LawIssue<ExitFeeIssueCode>[] = [error("RESALE_PRICE_MISSING", "resalePrice", null, message)];
    return { result: null, issues, trace: [] };
  }
  const { percent, capped, sum } = percentOn(facts, dayNumber(on));
  const amount = new Decimal(base).times(percent).div(100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2);
  const exact = percent.toDecimalPlaces(10, Decimal.ROUND_HALF_UP).toFixed();
  const shown = shownPercent(percent);
  const held = capped === null ? "" : HELD[capped];
  const { method } = facts.terms;
  const words = `${WORDS[method]}, ${facts.from} to ${on}: ${sum.length === 0 ? "0%" : sum.join(" + ")}${held}`;
  const trace: TraceStep[] = [
    step("exit-fees", LAW[method], words, `${shown}%`),
    step("exit-fees", null, `${shown}% of ${base}`, amount),
  ];
  return { result: { percent: exact, base, amount, capped }, issues: [], trace };
}

/** A percent as people read it; six decimals of it still give the cent of a million. */
function shownPercent(percent: Decimal): string {
  return percent.toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toFixed();
}

function baseOf(facts: ExitFeeFacts): DecimalText | null {
  return facts.terms.base === "entry" ? facts.entryPrice : facts.resalePrice;
}

/** Percent of the base at the end of a day, exact, and what it is the sum of before any cap in percent. */
function percentOn(
  facts: ExitFeeFacts,
  day: DayNumber,
): { percent: Decimal; capped: ExitFee["capped"]; sum: string[] } {
  const { terms } = facts;
  const start = dayNumber(facts.from);
  const end = facts.vacatedOn === null ? day : Math.min(day, dayNumber(facts.vacatedOn));
  const limit = terms.capYears === null ? null : anniversaryIn(start, civilOf(start).year + terms.capYears) - 1;
  const last = limit === null ? end : Math.min(end, limit);
  let percent = new Decimal(0);
  const sum: string[] = [];
  let capped: ExitFee["capped"] = limit !== null && end > limit ? "years" : null;
  for (let year = 0, from = start; from <= last; year += 1) {
    const next = anniversaryIn(start, civilOf(start).year + year + 1);
    for (const { rate, count, divisor } of ofYear(terms, year, { from, to: next - 1 }, last)) {
      percent = percent.plus(new Decimal(rate).times(count).div(divisor));
      if (Number(rate) !== 0) sum.push(count === divisor ? `${rate}%` : `${count}/${divisor} x ${rate}%`);
    }
    from = next;
  }
  if (terms.capPercent !== null && percent.greaterThan(terms.capPercent)) {
    percent = new Decimal(terms.capPercent);
    capped = "percent";
  }
  if (terms.leastPercent !== null && end >= start && percent.lessThan(terms.leastPercent)) {
    percent = new Decimal(terms.leastPercent);
    capped = "least";
  }
  return { percent, capped, sum };
}

/** What one year of the stay adds up to the end of `last`: parts of its rates. */
function ofYear(
  terms: ExitFeeTerms,
  year: number,
  days: Days,
  last: DayNumber,
): { rate: DecimalText; count: number; divisor: number }[] {
  const whole = lengthOf(days);
  const done = lengthOf({ from: days.from, to: Math.min(days.to, last) });
  if (terms.method === "ended_years" && done < whole) return [];
  const counted = terms.method === "started_years" ? days : { from: days.from, to: Math.min(days.to, last) };
  const yearlong = done === whole || terms.method === "started_years";
  const fixed = terms.method === "daily" && terms.dayDivisor === "365";
  // Queensland counts over 365, so day 365 of a leap year is a whole year's rate and day 366 adds nothing.
  const divisor = fixed || (terms.method === "completed_years" && !yearlong) ? 365 : whole;
  return ratesOf(terms, year, counted).map(({ rate, count }) => ({ rate, count, divisor }));
}

function ratesOf(terms: ExitFeeTerms, year: number, days: Days): { rate: DecimalText; count: number }[] {
  const { rates } = terms;
  if (rates.by === "year_of_stay") return [{ rate: rates.years[year] ?? "0", count: lengthOf(days) }];
  const cuts = rates.rates.flatMap((row) => [daysOf(row).from, daysOf(row).to + 1]);
  return cutAt(days, cuts).map((part) => ({ rate: valueOn(rates.rates, part.from) ?? "0", count: lengthOf(part) }));
}

/**
 * What the fee grows by in a period, so that periods add up to the fee however they are cut. One charge for each stretch
 * between `cuts`, the first days of stretches; stretches in which nothing grows give none.
 */
export function exitFeeCharges(
  facts: ExitFeeFacts,
  kind: "dmf" | "crf",
  period: { from: CivilDate; to: CivilDate },
  cuts: readonly CivilDate[],
): Outcome<AccommodationCharge[] | null, ExitFeeIssueCode> {
  const start = dayNumber(facts.from);
  const end =
    facts.vacatedOn === null ? dayNumber(period.to) : Math.min(dayNumber(period.to), dayNumber(facts.vacatedOn));
  const days = intersect(daysOf(period), { from: start, to: end });
  if (days === null) return { result: [], issues: [], trace: [] };
  const charges: AccommodationCharge[] = [];
  const trace: TraceStep[] = [];
  for (const part of cutAt(days, cuts.map(dayNumber))) {
    const now = exitFee(facts, dayText(part.to));
    if (now.result === null) return { result: null, issues: now.issues, trace: [] };
    const before = part.from === start ? "0.00" : (exitFee(facts, dayText(part.from - 1)).result?.amount ?? "0.00");
    const cents = centsOf(now.result.amount) - centsOf(before);
    if (cents === 0) continue;
    trace.push(...now.trace);
    charges.push({
      kind,
      drawdown: false,
      lineId: null,
      ...rangeText(part),
      days: lengthOf(part),
      perDay: null,
      amount: centsText(cents),
      deductedOn: null,
      text: `${shownPercent(new Decimal(now.result.percent))}% of ${now.result.base} is ${now.result.amount}, less ${before} before`,
    });
  }
  return { result: charges, issues: [], trace };
}
