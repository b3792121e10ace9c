/** Agreed amounts indexed on 1 July (docs/rules/higher-everyday-living.md). */
import { error, step, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { civilOf, dayNumber, dayOf } from "../days/civil.ts";
import { Decimal } from "../money/decimal.ts";

/** All groups CPI, weighted average of eight capital cities, March quarters, by calendar year. */
export type MarchQuarters = readonly { year: number; index: DecimalText }[];

export type IndexationIssueCode = "INDEX_NUMBER_MISSING";

const RULE = "Aged Care Rules 2025 s.284-15";
const FIRST_INDEXATION = 2026;
const FIRST_BASE = 2025;

/**
 * An agreed amount on a day: replaced on each 1 July after the day it was agreed, from 2026 on. Null where an index
 * number that the day needs is missing.
 */
export function agreedAmountOn(facts: {
  amount: DecimalText;
  agreedOn: CivilDate;
  day: CivilDate;
  quarters: MarchQuarters;
}): Outcome<DecimalText | null, IndexationIssueCode> {
  const trace: TraceStep[] = [step("higher-everyday-living", null, `agreed on ${facts.agreedOn}`, facts.amount)];
  let amount = new Decimal(facts.amount);
  const agreed = dayNumber(facts.agreedOn);
  const day = dayNumber(facts.day);
  const until = civilOf(day).year;
  for (let year = Math.max(FIRST_INDEXATION, civilOf(agreed).year); year <= until; year += 1) {
    const july = dayOf(year, 7, 1);
    if (july <= agreed || july > day) continue;
    const factor = indexationFactor(year, facts.quarters);
    if (typeof factor === "number") {
      const message = `The CPI of the March quarter ${factor} is missing, so the amount from 1 July ${year} is not known: add it.`;
      const issues: LawIssue<IndexationIssueCode>[] = [
        error("INDEX_NUMBER_MISSING", "quarters", `${year}-07-01`, message),
      ];
      return { result: null, issues, trace };
    }
    if (factor.greaterThan(1)) {
      amount = amount.times(factor).toDecimalPlaces(0, Decimal.ROUND_HALF_UP);
      trace.push(
        step(
          "higher-everyday-living",
          `${RULE}(1)-(2)`,
          `1 July ${year}: times ${factor.toFixed(3)}, to the dollar`,
          amount.toFixed(2),
        ),
      );
    } else {
      trace.push(
        step(
          "higher-everyday-living",
          `${RULE}(1)`,
          `1 July ${year}: factor ${factor.toFixed(3)} is not above 1`,
          null,
        ),
      );
    }
  }
  return { result: amount.toFixed(Math.max(2, amount.decimalPlaces())), issues: [], trace };
}

/**
 * The March quarter before 1 July of `year` over the highest earlier one since 2025, to 3 decimals. A year: its index
 * number is missing.
 */
function indexationFactor(year: number, quarters: MarchQuarters): Decimal | number {
  const known = new Map(quarters.map((quarter) => [quarter.year, new Decimal(quarter.index)]));
  const reference = known.get(year);
  if (reference === undefined) return year;
  let base: Decimal | null = null;
  for (let earlier = FIRST_BASE; earlier < year; earlier += 1) {
    const index = known.get(earlier);
    if (index === undefined) return earlier;
    if (base === null || index.greaterThan(base)) base = index;
  }
  return base === null ? year : reference.div(base).toDecimalPlaces(3, Decimal.ROUND_HALF_UP);
}
