/** The fees that would have been payable had care been delivered on days without subsidy (docs/rules/exceeded-leave.md). */
import type { Outcome } from "../arrangements/outcome.ts";
import { CAPPING_POLICY, type CappingPolicy } from "../capping/facts.ts";
import { FEE_POLICY, type DatedValue, type FeePolicy } from "../fees/facts.ts";
import type { ResidentFeeFacts, ResidentFeeIssueCode } from "../fees/resident-fee-facts.ts";
import { residentFees } from "../fees/resident-fees.ts";
import type { DayContribution } from "./exceeded-leave.ts";

/**
 * The resident contribution of each day of the period as if the person had been in care on days past the social leave.
 * Null with an error. Respite, which knows no such leave, gives nothing.
 */
export function contributionsInCare(
  facts: ResidentFeeFacts,
  policy: FeePolicy = FEE_POLICY,
  capping: CappingPolicy = CAPPING_POLICY,
): Outcome<DatedValue<DayContribution>[] | null, ResidentFeeIssueCode> {
  const absences = facts.absences.filter((row) => row.funding !== "none");
  const { result, issues, trace } = residentFees({ ...facts, absences }, policy, capping);
  if (result === null) return { result: null, issues, trace };
  const values = result.days.flatMap((row): DatedValue<DayContribution>[] => {
    if (row.arrangement === null || row.kind === "pre_entry") return [];
    const fees = row.fees.map(({ fee, amount }) => ({ fee, amount }));
    return [{ from: row.from, to: row.to, value: { arrangement: row.arrangement, fees } }];
  });
  return { result: values, issues, trace };
}
