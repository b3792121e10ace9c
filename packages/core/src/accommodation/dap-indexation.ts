/** Indexation of daily accommodation payments on 20 March and 20 September (docs/rules/dap-indexation.md). */
import { error, step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, dayOf, dayText, type DayNumber } from "../days/civil.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { roundBigRatio } from "../money/round.ts";
import { scaledOf } from "../money/scaled.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { productCents } from "./rate.ts";

/** DAP index numbers, each of the indexation day on which it begins; any order. */
export type IndexNumbers = readonly { from: CivilDate; value: DecimalText }[];

/** Ten-thousandths: 10,190 is a factor of 1.0190. */
export type IndexFactor = number;

export const NO_INDEXATION: IndexFactor = 10_000;

export type IndexIssueCode = "INDEX_NUMBER_MISSING" | "INDEX_NUMBER_CARRIED";

/** The last 20 March or 20 September that is not after a day. */
export function indexationDayOn(day: DayNumber): DayNumber {
  const { year } = civilOf(day);
  const september = dayOf(year, 9, 20);
  if (day >= september) return september;
  const march = dayOf(year, 3, 20);
  return day >= march ? march : dayOf(year - 1, 9, 20);
}

/** The next 20 March or 20 September after a day. */
export function nextIndexationDay(day: DayNumber): DayNumber {
  const { year } = civilOf(day);
  const march = dayOf(year, 3, 20);
  if (day < march) return march;
  const september = dayOf(year, 9, 20);
  return day < september ? september : dayOf(year + 1, 3, 20);
}

/**
 * The indexation day before the first one that follows the later of start day and first day in the room. So an agreement
 * that starts on an indexation day has that very day as its reference.
 */
export function referenceIndexationDay(startDay: CivilDate, occupiedFrom: CivilDate): CivilDate {
  return dayText(indexationDayOn(Math.max(dayNumber(startDay), dayNumber(occupiedFrom))));
}

/** The factor of a day, or the indexation day whose number is missing. `carried`: an older number stood in for it. */
export function indexFactorOn(
  numbers: ReadonlyMap<DayNumber, DecimalText>,
  reference: DayNumber,
  day: DayNumber,
  policy: AccommodationPolicy,
): { factor: IndexFactor; carried: DayNumber | null } | { missing: DayNumber } {
  const current = indexationDayOn(day);
  if (current <= reference) return { factor: NO_INDEXATION, carried: null };
  const base = numbers.get(reference);
  if (base === undefined) {
    return policy.missingIndexNumber === "stop"
      ? { missing: reference }
      : { factor: NO_INDEXATION, carried: reference };
  }
  let at = current;
  while (!numbers.has(at) && policy.missingIndexNumber === "last_known" && at > reference) at = indexationDayOn(at - 1);
  const number = numbers.get(at);
  if (number === undefined) return { missing: current };
  return { factor: factorOf(number, base), carried: at === current ? null : current };
}

/** To 4 decimals, half up. */
function factorOf(number: DecimalText, base: DecimalText): IndexFactor {
  const [above, below] = [scaledOf(number), scaledOf(base)];
  const numerator = BigInt(above.digits) * 10n ** BigInt(below.scale) * 10_000n;
  return Number(roundBigRatio(numerator, BigInt(below.digits) * 10n ** BigInt(above.scale)));
}

/** The un-indexed daily payment times the factor, to the cent, half up. */
export function indexedCents(daily: Cents, factor: IndexFactor): Cents {
  return factor === NO_INDEXATION ? daily : productCents(daily, factor, NO_INDEXATION);
}

export function indexNumbersByDay(numbers: IndexNumbers): Map<DayNumber, DecimalText> {
  return new Map(numbers.map((row) => [dayNumber(row.from), row.value]));
}

/** "1.0190" */
export function factorText(factor: IndexFactor): DecimalText {
  const part = String(factor % NO_INDEXATION).padStart(4, "0");
  return `${(factor - (factor % NO_INDEXATION)) / NO_INDEXATION}.${part}`;
}

export interface IndexationFacts {
  /** Before any indexation. */
  daily: DecimalText;
  startDay: CivilDate;
  /** First day in the room. */
  occupiedFrom: CivilDate;
  day: CivilDate;
  numbers: IndexNumbers;
}

/** The daily payment of a day, always from the un-indexed amount. Null where an index number is missing. */
export function indexedDailyPayment(
  facts: IndexationFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<{ daily: DecimalText; factor: DecimalText; reference: CivilDate } | null, IndexIssueCode> {
  const reference = referenceIndexationDay(facts.startDay, facts.occupiedFrom);
  const day = dayNumber(facts.day);
  const found = indexFactorOn(indexNumbersByDay(facts.numbers), dayNumber(reference), day, policy);
  if ("missing" in found) return { result: null, issues: [indexMissing(found.missing)], trace: [] };
  const daily = centsText(indexedCents(centsOf(facts.daily), found.factor));
  const factor = factorText(found.factor);
  const at = dayText(indexationDayOn(day));
  const text = `${facts.daily} x ${factor}, the index of ${at} over that of the reference day ${reference}`;
  return {
    result: { daily, factor, reference },
    issues: found.carried === null ? [] : [indexCarried(found.carried)],
    trace: [step("dap-indexation", "Aged Care Rules 2025 s.302-10", text, daily)],
  };
}

export function indexMissing(day: DayNumber): LawIssue<"INDEX_NUMBER_MISSING"> {
  const on = dayText(day);
  return error("INDEX_NUMBER_MISSING", "indexNumbers", on, `The DAP index number of ${on} is missing: add it.`);
}

export function indexCarried(day: DayNumber): LawIssue<"INDEX_NUMBER_CARRIED"> {
  const on = dayText(day);
  const message = `The DAP index number of ${on} is missing; the last known one goes on: add it.`;
  return warning("INDEX_NUMBER_CARRIED", "indexNumbers", on, message);
}
