/** Hardship: what the government pays in the place of the resident on each day, as a negative fee. */
import { daysOf, intersect } from "@banksia/core/days/range";
import { valueOn } from "@banksia/core/fees/dated-values";
import type { FeePolicy } from "@banksia/core/fees/facts";
import { feeReduction, type FeeReductionFacts } from "@banksia/core/fees/fee-reduction";
import { centsOf } from "@banksia/core/money/cents";
import type { Claim } from "./claim.ts";
import type { ReductionRow } from "./record.ts";
import type { StayFees } from "./stay-claims.ts";
import { feeVerified, verifiedOn } from "./verified.ts";
import { dayWords } from "./words.ts";

/** The reduction of each day of a determination within a stay; days of nothing to reduce are left out. */
export function reductionClaims(stay: StayFees, reductions: readonly ReductionRow[], policy: FeePolicy): Claim[] {
  return reductions
    .filter((row) => row.serviceEntryId === stay.stayId)
    .flatMap((reduction) => {
      const span = daysOf({ from: reduction.startDate, to: reduction.endDate });
      return stay.days.flatMap((row): Claim[] => {
        const days = intersect(daysOf(row), span);
        const pension = days === null ? null : valueOn(stay.facts.rates.basePension, days.from);
        if (days === null || pension === null || row.fees.length === 0) return [];
        const found = feeReduction({
          arrangement: row.arrangement ?? "NOV25",
          fees: Object.fromEntries(row.fees.map((fee) => [fee.fee, fee.amount])),
          basePension: pension,
          determination: determinationOf(reduction),
        });
        const cents = found.result.lines
          .filter((line) => line.fee !== "accommodation")
          .reduce((sum, line) => sum - centsOf(line.reduction), 0);
        if (cents === 0) return [];
        const source = `Hardship determination from ${dayWords(reduction.startDate)}`;
        const verified =
          verifiedOn(stay.facts.rates.basePension, days.from) &&
          row.fees.every((fee) => centsOf(fee.amount) === 0 || feeVerified(stay.facts, row, fee.fee, policy));
        return [{ key: stay.stayId, ...days, cents, reason: null, verified, source, steps: found.trace }];
      });
    });
}

function determinationOf(row: ReductionRow): FeeReductionFacts["determination"] {
  return row.kind === "remaining_income"
    ? { kind: "remaining_income", dailyRemainingIncome: row.dailyRemainingIncome ?? "0" }
    : {
        kind: "of_before_november_2025",
        supplement: row.supplement ?? "0",
        accommodationMost: row.accommodationMost,
      };
}
