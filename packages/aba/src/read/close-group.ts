import type { Exam } from "./exam.ts";
import { compareTotals, type StatedTotals } from "./examine-trailer.ts";
import { summaryOf, type AbaGroupSummary, type GroupState } from "./group-state.ts";

/**
 * Measures a group that has ended: that it has records, no more than the bank takes, that what it states is what they
 * add up to, and that it balances where the bank wants that.
 */
export function closeGroup(
  exam: Exam,
  group: GroupState,
  record: number,
  stated: StatedTotals | undefined,
): AbaGroupSummary {
  const { issues, profile } = exam;
  const summary = summaryOf(group, stated);
  const { totals } = summary;
  const besides = group.endsBalanced ? 1 : 0;
  if (totals.count === 0) issues.report("details-none", { record });
  const details = group.details - (profile.balancing ? besides : 0);
  if (details > profile.maxDetails) {
    const says = `The bank takes at most ${profile.maxDetails} detail records in a file`;
    issues.report("details-too-many", { record, says, found: String(details) });
  }
  if (stated !== undefined) {
    const count = totals.count - (profile.balancing && !profile.balancingCounted ? besides : 0);
    compareTotals(exam, record, stated, { ...totals, count });
  }
  if (profile.balancing && group.details > 0 && totals.netCents !== 0n)
    issues.report("not-balanced", { record, field: "netTotal", found: String(totals.netCents) });
  return summary;
}
