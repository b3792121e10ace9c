/** The basic daily fee and the contributions of one stay: amounts of all its days, and why there is none. */
import { rowOn } from "@banksia/core/arrangements/arrangements";
import { type DayNumber, LAST_DAY, dayNumber } from "@banksia/core/days/civil";
import { daysOf, subtract, union } from "@banksia/core/days/range";
import { exemptionOf } from "@banksia/core/fees/contribution-exemptions";
import type { FeePolicy, LegalFee } from "@banksia/core/fees/facts";
import type { FeeAdvice } from "@banksia/core/fees/fee-advice";
import type { FactsBeforeCaps } from "@banksia/core/fees/fees-before-caps";
import type { FeeDaysBeforeCaps } from "@banksia/core/fees/resident-fee-facts";
import type { DayFeeAmount } from "@banksia/core/fees/resident-day";
import { centsOf } from "@banksia/core/money/cents";
import type { Claim } from "./claim.ts";
import type { RatePart } from "./record.ts";
import { CALCULATED_FROM } from "./stay-facts.ts";
import { feeVerified } from "./verified.ts";
import { type NothingReason, dayWords, feeWords, zeroWords } from "./words.ts";

export const LEGAL_FEES: readonly LegalFee[] = [
  "basic_daily_fee",
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
];

const PAGE: Record<LegalFee, string> = {
  basic_daily_fee: "basic-daily-fee",
  hotelling_contribution: "hotelling-contribution",
  non_clinical_care_contribution: "non-clinical-care-contribution",
  means_tested_care_fee: "means-tested-care-fee",
  income_tested_fee: "income-tested-fee",
};

/** The fees of a stay by day, and what they were worked out from. */
export interface StayFees {
  stayId: number;
  facts: FactsBeforeCaps;
  days: readonly FeeDaysBeforeCaps[];
}

/**
 * The claims of a stay for a fee, by days. A contribution is claimed, at nothing, also on days outside the stay from
 * `since` on, so that no other rate takes effect on them; the basic daily fee is not.
 */
export function claimsOf(stay: StayFees, fee: LegalFee, since: DayNumber, policy: FeePolicy): Claim[] {
  const claims = stay.days.map((row): Claim => {
    const { reason, cents } = amountOf(row, fee, stay.facts.stay.kind);
    const told = explained(stay, row, fee, reason, policy);
    const verified = cents === 0 || feeVerified(stay.facts, row, fee, policy);
    return { key: stay.stayId, ...daysOf(row), cents, reason, verified, ...told };
  });
  if (fee === "basic_daily_fee") return claims;
  const outside = subtract([{ from: Math.max(since, dayNumber(CALCULATED_FROM)), to: LAST_DAY }], union(claims));
  return [
    ...claims,
    ...outside.map((days): Claim => ({
      key: stay.stayId,
      ...days,
      cents: 0,
      reason: "NOT_IN_CARE",
      verified: true,
      source: zeroWords.NOT_IN_CARE,
      steps: [],
    })),
  ].sort((a, b) => a.from - b.from);
}

export function amountOf(
  row: FeeDaysBeforeCaps,
  fee: LegalFee,
  kind: "permanent" | "respite",
): { cents: number; reason: NothingReason | null } {
  const found = row.fees.find((each) => each.fee === fee);
  if (found !== undefined) return { cents: centsOf(found.amount), reason: found.zero };
  if (row.kind === "unfunded_leave") return { cents: 0, reason: "UNFUNDED_LEAVE" };
  if (row.kind === "pre_entry") return { cents: 0, reason: "BEFORE_ENTRY" };
  return { cents: 0, reason: kind === "respite" ? "RESPITE" : "OTHER_ARRANGEMENT" };
}

/** Where the amount of a fee comes from, in plain words and step by step. */
export function explained(
  stay: StayFees,
  row: FeeDaysBeforeCaps,
  fee: LegalFee,
  reason: NothingReason | null,
  policy: FeePolicy,
): { source: string; steps: RatePart["steps"] } {
  const steps = row.trace.filter((step) => step.page === PAGE[fee]);
  if (reason !== null)
    return { source: zeroWords[reason], steps: [...steps, whyNothing(stay, row, fee, reason, policy)] };
  if (fee === "basic_daily_fee") return { source: capitalised(steps[0]?.text ?? "Basic daily fee"), steps };
  const { advice } = row;
  if (advice === null) return { source: capitalised(feeWords[fee]), steps };
  const source = adviceWords(
    advice,
    row.fees.find((each) => each.fee === fee),
    fee,
    policy,
  );
  return { source, steps: [{ page: "fee-advices", law: null, text: source, value: null }, ...steps] };
}

function adviceWords(
  advice: FeeAdvice,
  charged: DayFeeAmount | undefined,
  fee: Exclude<LegalFee, "basic_daily_fee">,
  policy: FeePolicy,
): string {
  const letter = `Fee advice of ${dayWords(advice.issuedOn)}`;
  const named = advice.amounts[fee];
  if (
    named !== undefined &&
    charged !== undefined &&
    (policy.amounts === "advised" || advice.meansTestedAmount === null)
  )
    return `${letter}: ${feeWords[fee]} of ${named} a day`;
  if (advice.meansNotDisclosed) return `${letter}: means not disclosed`;
  return `${letter}: means tested amount ${advice.meansTestedAmount ?? "not named"} a day`;
}

const PAGES: Partial<Record<NothingReason, string>> = {
  DEPARTURE_DAY: "departure-day-fees",
  SECOND_HOME_OF_THE_DAY: "departure-day-fees",
  MEANS_NOT_KNOWN: "fee-advices",
  UNFUNDED_LEAVE: "exceeded-leave",
  BEFORE_ENTRY: "pre-entry-leave",
  OTHER_ARRANGEMENT: "fee-arrangement",
  RESPITE: "resident-fees",
};

function whyNothing(
  stay: StayFees,
  row: FeeDaysBeforeCaps,
  fee: LegalFee,
  reason: NothingReason,
  policy: FeePolicy,
): RatePart["steps"][number] {
  const page = PAGES[reason] ?? "contribution-exemptions";
  let law: string | null = null;
  const cohort = rowOn(stay.facts.cohorts, row.from);
  if (page === "contribution-exemptions" && fee !== "basic_daily_fee" && cohort !== null) {
    law = exemptionOf(fee, dayNumber(row.from), stay.facts.circumstances, cohort, policy)?.law ?? null;
  }
  return { page, law, text: zeroWords[reason], value: "0.00" };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
