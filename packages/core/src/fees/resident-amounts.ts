/** The fees of days that are alike, from the figures of their first day. */
import { rowOn } from "../arrangements/arrangements.ts";
import { error, warning, type LawIssue, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { dayText } from "../days/civil.ts";
import { lengthOf } from "../days/range.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { valueOn } from "./dated-values.ts";
import type { FeePolicy, MeansTest } from "./facts.ts";
import type { FeeAdvice } from "./fee-advice.ts";
import { feesOfDay, type DayFeeAmount, type ResidentDayFacts } from "./resident-day.ts";
import type { Dated, ResidentFeeDays, ResidentFeeFacts, ResidentFeeIssueCode } from "./resident-fee-facts.ts";
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
  const looked = lookUp(facts, piece, respite, issues);
  if (looked === null) return null;
  const found = feesOfDay(
    {
      ...looked,
      day: piece.from,
      kind: piece.kind,
      sameDayMove: piece.kind === "entry" ? stay.cameFromHome : stay.wentToHome,
      stay: stay.kind,
      cohort: cohort ?? { fee: "NOV25", nonClinicalCareZero: null, meansTestedFeeZero: null },
      pre2014Fee: facts.pre2014Fee,
      baseRateNil: facts.absences.some((row) => row.funding === "base_rate_nil" && row.from <= day && row.to >= day),
      circumstances: facts.circumstances,
    },
    policy,
  );
  trace.push(...found.trace);
  for (const { fee, advised, computed } of found.differs) {
    const message = `The advice names ${advised} for ${fee.replaceAll("_", " ")} from ${day}, but ${computed} follows from the means tested amount: check the letter.`;
    issues.push(warning("ADVICE_DIFFERS", "advices", day, message));
  }
  return { ...plain, arrangement, fees: found.fees, total: totalOf(found.fees) };
}

type LookedUp = Omit<
  ResidentDayFacts,
  "day" | "kind" | "sameDayMove" | "stay" | "cohort" | "pre2014Fee" | "baseRateNil" | "circumstances"
>;

/** Amounts of a day. What the fees of the day do not ask for may be missing. */
function lookUp(
  facts: ResidentFeeFacts,
  piece: Piece,
  respite: boolean,
  issues: LawIssue<ResidentFeeIssueCode>[],
): LookedUp | null {
  const { rates } = facts;
  const onlyBasic = respite || piece.kind === "pre_entry";
  let missing: string | null = null;
  const need = (name: string, rows: Dated, always: boolean): DecimalText => {
    const value = valueOn(rows, piece.from);
    if (value === null && (always || !onlyBasic)) missing ??= name;
    return value ?? "0";
  };
  const advice =
    facts.advices.find((row) => row.from <= dayText(piece.from) && (row.to === null || row.to >= dayText(piece.from)))
      ?.advice ?? null;
  const looked: LookedUp = {
    basePension: need("rates.basePension", rates.basePension, true),
    means: meansOf(advice),
    income:
      advice?.meansNotDisclosed === true
        ? { status: "not_disclosed" }
        : (valueOn(facts.incomes, piece.from) ?? { status: "unknown" }),
    advised: advice?.amounts ?? {},
    maximumAccommodationSupplement: need(
      "rates.maximumAccommodationSupplement",
      rates.maximumAccommodationSupplement,
      false,
    ),
    maximumHotellingSupplement: need("rates.maximumHotellingSupplement", rates.maximumHotellingSupplement, false),
    maximumNonClinicalCare: need("rates.maximumNonClinicalCare", rates.maximumNonClinicalCare, false),
    cost: {
      price: need("rates.price", rates.price, false),
      classWeight: need("classWeight", facts.classWeight, false),
      tariffWeight: need("rates.tariffWeight", rates.tariffWeight, false),
      standardWeight: need("rates.standardWeight", rates.standardWeight, false),
      oxygenSupplement: valueOn(facts.oxygenSupplement, piece.from) ?? "0",
      enteralSupplement: valueOn(facts.enteralSupplement, piece.from) ?? "0",
    },
  };
  if (missing === null) return looked;
  const day = dayText(piece.from);
  issues.push(error("AMOUNT_MISSING", missing, day, `${String(missing)} has nothing for ${day}: add the figure.`));
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
