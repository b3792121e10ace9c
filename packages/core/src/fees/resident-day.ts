/** The fees of one day of a resident before 1,460 days and caps, by the arrangement of the day (docs/rules/resident-fees.md). */
import type { CohortDays } from "../arrangements/facts.ts";
import type { TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import type { DayNumber } from "../days/civil.ts";
import { basicDailyFee, type BasicDailyFeeFacts } from "./basic-daily-fee.ts";
import { exemptionOf, type Contribution, type ExemptionReason } from "./contribution-exemptions.ts";
import type { CareCostFacts } from "./cost-of-care.ts";
import { chargedOnDayOfMove, type DayOfMoveFacts } from "./departure-day.ts";
import type { Circumstances, FeePolicy, LegalFee, MeansTest } from "./facts.ts";
import type { FeeAdvice } from "./fee-advice.ts";
import { hotellingContribution } from "./hotelling-contribution.ts";
import { incomeTestedFee, type IncomeTest } from "./income-tested-fee.ts";
import { meansTestedCareFee } from "./means-tested-care-fee.ts";
import { nonClinicalCareContribution } from "./non-clinical-care-contribution.ts";
import { centsOf, centsText } from "../money/cents.ts";

/** Why a fee is not charged, or not in full. */
export type ZeroReason =
  | ExemptionReason
  | "DEPARTURE_DAY"
  | "SECOND_HOME_OF_THE_DAY"
  | "MEANS_NOT_KNOWN"
  | "CARE_DAYS_ENDED"
  | "CAP_REACHED";

export interface DayFeeAmount {
  fee: LegalFee;
  amount: DecimalText;
  /** Null: charged as worked out, which may be nothing. */
  zero: ZeroReason | null;
}

/** Everything that the fees of a day ask for, looked up. */
export interface ResidentDayFacts {
  day: DayNumber;
  /** `pre_entry`, `care`, or a day of entry or departure; absence without subsidy has no fees. */
  kind: "pre_entry" | "care" | "entry" | "departure" | "only_day";
  /** On the same day in another home. */
  sameDayMove: boolean;
  stay: "permanent" | "respite";
  cohort: Pick<CohortDays, "fee" | "nonClinicalCareZero" | "meansTestedFeeZero">;
  pre2014Fee: BasicDailyFeeFacts["pre2014Fee"];
  basePension: DecimalText;
  /** Basic daily fee of the day as published, where the base pension is not known yet. */
  publishedBasicDailyFee: DecimalText | null;
  means: MeansTest;
  income: IncomeTest;
  /** Amounts that the advice of the day names. */
  advised: FeeAdvice["amounts"];
  maximumAccommodationSupplement: DecimalText;
  maximumHotellingSupplement: DecimalText;
  maximumNonClinicalCare: DecimalText;
  /** `classWeight` as on a day of care; `baseRateNil` takes it out. */
  cost: CareCostFacts;
  baseRateNil: boolean;
  circumstances: Circumstances;
}

export interface ResidentDay {
  fees: DayFeeAmount[];
  /** Fees whose advised amount is not the one worked out. */
  differs: { fee: Contribution; advised: DecimalText; computed: DecimalText }[];
  trace: TraceStep[];
}

/** In the order in which they are billed and reduced. */
export function feesOfDay(facts: ResidentDayFacts, policy: FeePolicy): ResidentDay {
  const basic = basicDailyFee({
    stay: facts.kind === "pre_entry" ? "pre_entry" : facts.stay,
    arrangement: facts.cohort.fee,
    pre2014Fee: facts.pre2014Fee,
    basePension: facts.basePension,
    published: facts.publishedBasicDailyFee,
  });
  const found: ResidentDay = { fees: [], differs: [], trace: [...basic.trace] };
  found.fees.push(onDayOfMove({ fee: "basic_daily_fee", amount: basic.result, zero: null }, facts, policy));
  if (facts.kind === "pre_entry" || facts.stay === "respite") return found;
  for (const fee of CONTRIBUTIONS[facts.cohort.fee]) {
    const computed = contribution(fee, facts, policy);
    found.trace.push(...computed.trace);
    found.fees.push(amountOf(fee, computed.result, facts, policy, found));
  }
  return found;
}

const CONTRIBUTIONS: Record<CohortDays["fee"], readonly Contribution[]> = {
  NOV25: ["hotelling_contribution", "non_clinical_care_contribution"],
  POST14: ["means_tested_care_fee"],
  PRE14: ["income_tested_fee"],
};

/** The amount worked out; counters and caps come later. */
function contribution(
  fee: Contribution,
  facts: ResidentDayFacts,
  policy: FeePolicy,
): { result: DecimalText; trace: TraceStep[] } {
  const { means, maximumAccommodationSupplement, maximumHotellingSupplement } = facts;
  const cost = facts.baseRateNil ? { ...facts.cost, classWeight: "0" } : facts.cost;
  if (fee === "hotelling_contribution") {
    return hotellingContribution({ means, maximumAccommodationSupplement, maximumHotellingSupplement });
  }
  if (fee === "non_clinical_care_contribution") {
    return nonClinicalCareContribution({
      means,
      maximumAccommodationSupplement,
      maximumHotellingSupplement,
      maximumContribution: facts.maximumNonClinicalCare,
      daysBefore: 0,
      maximumDays: 1,
      lifetimeCapPassed: false,
    });
  }
  if (fee === "means_tested_care_fee") {
    return meansTestedCareFee({ ...cost, means, maximumAccommodationSupplement }, policy);
  }
  return incomeTestedFee({ ...cost, income: facts.income, basePension: facts.basePension }, policy);
}

function amountOf(
  fee: Contribution,
  computed: DecimalText,
  facts: ResidentDayFacts,
  policy: FeePolicy,
  found: ResidentDay,
): DayFeeAmount {
  const exemption = exemptionOf(fee, facts.day, facts.circumstances, facts.cohort, policy);
  if (exemption !== null) return { fee, amount: "0.00", zero: exemption.reason };
  const advised = facts.advised[fee];
  const known = fee === "income_tested_fee" ? facts.income.status !== "unknown" : facts.means.status !== "unknown";
  if (advised !== undefined && known && centsOf(advised) !== centsOf(computed))
    found.differs.push({ fee, advised, computed });
  const useAdvised = advised !== undefined && (policy.amounts === "advised" || !known);
  if (!useAdvised && !known) return { fee, amount: "0.00", zero: "MEANS_NOT_KNOWN" };
  const amount = useAdvised ? centsText(centsOf(advised)) : computed;
  return onDayOfMove({ fee, amount, zero: null }, facts, policy);
}

/** A fee that may not be charged for the day of entry or departure becomes zero. */
function onDayOfMove(row: DayFeeAmount, facts: ResidentDayFacts, policy: FeePolicy): DayFeeAmount {
  if (facts.kind === "pre_entry" || facts.kind === "care") return row;
  const asked: DayOfMoveFacts = {
    fee: row.fee,
    day: facts.kind === "entry" ? "entry" : "departure",
    sameDayMove: facts.sameDayMove,
    onlyDay: facts.kind === "only_day",
    servicesDelivered: true,
  };
  if (chargedOnDayOfMove(asked, policy).result) return row;
  const zero: ZeroReason = facts.kind === "entry" ? "SECOND_HOME_OF_THE_DAY" : "DEPARTURE_DAY";
  return { ...row, amount: "0.00", zero };
}
