/** The fees of days that are alike, from the figures of their first day. */
import { rowOn } from "../arrangements/arrangements.ts";
import type { FeeArrangement } from "../arrangements/facts.ts";
import { error, warning, type LawIssue, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { dayText } from "../days/civil.ts";
import { lengthOf } from "../days/range.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { valueOn } from "./dated-values.ts";
import type { FeePolicy, MeansTest } from "./facts.ts";
import type { FeeAdvice } from "./fee-advice.ts";
import { feesOfDay, type DayFeeAmount, type ResidentDayFacts } from "./resident-day.ts";
import type { ResidentFeeDays, ResidentFeeFacts, ResidentFeeIssueCode } from "./resident-fee-facts.ts";
import type { Piece } from "./resident-pieces.ts";

/** Null with an issue: a figure or the arrangement is missing. */
export function feesOfPiece(
  facts: ResidentFeeFacts,
  piece: Piece,
  policy: FeePolicy,
  issues: LawIssue<ResidentFeeIssueCode>[],
  trace: TraceStep[],
): ResidentFeeDays | null {
  const { stay } = facts;
  const day = dayText(piece.from);
  const plain = { from: day, to: dayText(piece.to), days: lengthOf(piece), kind: piece.kind };
  const respite = stay.kind === "respite";
  // Before entry the rules of the day of entry hold.
  const cohort = rowOn(facts.cohorts, piece.kind === "pre_entry" ? stay.startDay : day);
  if (cohort === null && !respite) {
    issues.push(
      error(
        "NO_ARRANGEMENT",
        "cohorts",
        day,
        `No fee arrangement is known for ${day}: work out the arrangements first.`,
      ),
    );
    return null;
  }
  const arrangement = cohort?.fee ?? null;
  if (piece.kind === "unfunded_leave") return { ...plain, arrangement, fees: [], total: "0.00" };
  const needs = respite || piece.kind === "pre_entry" ? [] : NEEDED[cohort?.fee ?? "NOV25"];
  const ownShare = cohort?.fee === "PRE14" && !respite ? facts.pre2014Fee : "standard";
  const looked = lookUp(facts, piece, needs, ownShare, policy, issues);
  if (looked === null) return null;
  const dayFacts: ResidentDayFacts = {
    ...looked,
    day: piece.from,
    kind: piece.kind,
    sameDayMove: piece.kind === "entry" ? stay.cameFromHome : stay.wentToHome,
    stay: stay.kind,
    cohort: cohort ?? { fee: "NOV25", nonClinicalCareZero: null, meansTestedFeeZero: null },
    pre2014Fee: facts.pre2014Fee,
    baseRateNil: facts.absences.some((row) => row.funding === "base_rate_nil" && row.from <= day && row.to >= day),
    circumstances: facts.circumstances,
  };
  const found = feesOfDay(dayFacts, policy);
  trace.push(...found.trace);
  if (valueOn(facts.classWeight, piece.from) === null && limitedByClass(dayFacts, found.fees, policy)) {
    const message = `No class is known for ${day}: the fee is limited as if there were no base rate. Add the classification.`;
    issues.push(warning("CLASS_NOT_KNOWN", "classWeight", day, message));
  }
  for (const { fee, advised, computed } of found.differs) {
    const message = `The advice names ${advised} for ${fee.replaceAll("_", " ")} from ${day}, but ${computed} follows from the means tested amount: check the letter.`;
    issues.push(warning("ADVICE_DIFFERS", "advices", day, message));
  }
  return { ...plain, arrangement, fees: found.fees, total: totalOf(found.fees) };
}

/** Whether a class would make a fee higher. */
function limitedByClass(facts: ResidentDayFacts, fees: readonly DayFeeAmount[], policy: FeePolicy): boolean {
  if (facts.baseRateNil) return false;
  const cost = { ...facts.cost, classWeight: "1" };
  return feesOfDay({ ...facts, cost }, policy).fees.some((row, at) => row.amount !== fees[at]?.amount);
}

type LookedUp = Omit<
  ResidentDayFacts,
  "day" | "kind" | "sameDayMove" | "stay" | "cohort" | "pre2014Fee" | "baseRateNil" | "circumstances"
>;

type Figure = Exclude<keyof ResidentFeeFacts["rates"], "basePension" | "publishedBasicDailyFee" | "caps" | "careDays">;

/** The national figures that the contributions of an arrangement cannot do without. */
const NEEDED: Record<FeeArrangement, readonly Figure[]> = {
  NOV25: ["maximumAccommodationSupplement", "maximumHotellingSupplement", "maximumNonClinicalCare"],
  POST14: ["maximumAccommodationSupplement", "price", "tariffWeight"],
  PRE14: ["price", "tariffWeight"],
};

/** Amounts of a day. What the fees of the day do not ask for may be missing. */
function lookUp(
  facts: ResidentFeeFacts,
  piece: Piece,
  needs: readonly Figure[],
  share: ResidentFeeFacts["pre2014Fee"],
  policy: FeePolicy,
  issues: LawIssue<ResidentFeeIssueCode>[],
): LookedUp | null {
  const { rates } = facts;
  const day = dayText(piece.from);
  let missing: string | null = null;
  const figure = (name: Figure): DecimalText => {
    const value = valueOn(rates[name], piece.from);
    const needed = needs.includes(name) || (name === "standardWeight" && policy.meansTestedFeeTariff === "standard");
    if (value === null && needs.length > 0 && needed) missing ??= `rates.${name}`;
    return value ?? "0";
  };
  const pension = valueOn(rates.basePension, piece.from);
  if (pension === null) missing = "rates.basePension";
  const classWeight = valueOn(facts.classWeight, piece.from);
  const advice = facts.advices.find((row) => row.from <= day && (row.to === null || row.to >= day))?.advice ?? null;
  const looked: LookedUp = {
    basePension: pension ?? "0",
    publishedBasicDailyFee: valueOn(rates.publishedBasicDailyFee?.[share] ?? [], piece.from),
    means: meansOf(advice),
    income:
      advice?.meansNotDisclosed === true
        ? { status: "not_disclosed" }
        : (valueOn(facts.incomes, piece.from) ?? { status: "unknown" }),
    advised: advice?.amounts ?? {},
    maximumAccommodationSupplement: figure("maximumAccommodationSupplement"),
    maximumHotellingSupplement: figure("maximumHotellingSupplement"),
    maximumNonClinicalCare: figure("maximumNonClinicalCare"),
    cost: {
      price: figure("price"),
      classWeight: classWeight ?? "0",
      tariffWeight: figure("tariffWeight"),
      standardWeight: figure("standardWeight"),
      oxygenSupplement: valueOn(facts.oxygenSupplement, piece.from) ?? "0",
      enteralSupplement: valueOn(facts.enteralSupplement, piece.from) ?? "0",
    },
  };
  if (missing === null) return looked;
  issues.push(error("AMOUNT_MISSING", missing, day, `${missing} has nothing for ${day}: add the figure.`));
  return null;
}

/** What an advice says of a person's means. */
export function meansOf(advice: FeeAdvice | null): MeansTest {
  if (advice === null) return { status: "unknown" };
  if (advice.meansNotDisclosed) return { status: "not_disclosed" };
  return advice.meansTestedAmount === null
    ? { status: "unknown" }
    : { status: "assessed", amount: advice.meansTestedAmount };
}

/** The most of the resident contribution of a day. */
export function totalOf(fees: readonly DayFeeAmount[]): DecimalText {
  return centsText(fees.reduce((sum, row) => sum + centsOf(row.amount), 0));
}
