import { proposeBilling } from "@banksia/core/billing/propose-billing";
import { withDrawnFees } from "../accommodation/load-drawn-fees.ts";
import { loadClientFacts } from "../client-facts.ts";
import type { Parked } from "../parked.ts";
import { queryOfSql } from "../residents/query.ts";
import { type ResidentIssue, recalculateResidents } from "../residents/recalculate.ts";
import { billing } from "./billing.ts";
import { type ShardKind, firstError, guarded, nothing } from "./kind.ts";

/**
 * Days past the social leave of the year: the residents' fees are worked out anew, then the billing rule proposes the bed
 * reservation fees that are due and not billed yet. Days for which nothing is agreed, or which cannot be priced, are
 * reported and not charged. In a preview what is worked out anew is undone by whoever asked.
 */
export const exceededLeave: ShardKind = {
  async workOut(tx, run, clientIds) {
    const { issues } = await recalculateResidents(queryOfSql(tx), clientIds, run.window.postingDate);
    const codes = await tx<{ id: number }[]>`
      select id from billing_code where legal_fee = 'bed_reservation_fee' order by id`;
    const wanted = run.window.billingCodeIds;
    const billingCodeIds = codes.map((code) => code.id).filter((id) => wanted === null || wanted.includes(id));
    const window = { ...run.window, billingCodeIds };
    const issuesOf = Map.groupBy(issues, (issue) => issue.clientId);
    const loaded = await loadClientFacts(tx, clientIds);
    const proposed = [...loaded.values()]
      .map(({ facts }) => {
        const mine = issuesOf.get(facts.clientId) ?? [];
        return guarded(
          facts.clientId,
          () => {
            const error = mine.find((issue) => issue.severity === "error");
            if (error !== undefined) return nothing(facts.clientId, parkedBy(error, mine));
            const proposal = proposeBilling(facts, run.book, window);
            return {
              ...nothing(facts.clientId, firstError(facts.clientId, proposal.issues)),
              charges: proposal.charges,
            };
          },
          (problem) => nothing(facts.clientId, problem),
        );
      })
      .map((work) => {
        const open = (issuesOf.get(work.clientId) ?? []).filter((issue) => isOpen(issue, run.window.endDate));
        const [first] = open;
        return work.problem !== null || first === undefined ? work : { ...work, problem: parkedBy(first, open) };
      });
    return withDrawnFees(tx, run.book, proposed, loaded);
  },
  write: (tx, run, clients) => billing.write(tx, run, clients),
};

/** Days of the run that are not charged until somebody enters something. */
function isOpen({ code, day }: ResidentIssue, endDate: string): boolean {
  return (code === "NOT_AGREED" || code === "AMOUNT_MISSING") && day !== null && day <= endDate;
}

function parkedBy(issue: ResidentIssue, issues: readonly ResidentIssue[]): Parked {
  const { clientId, code, message, day } = issue;
  return { clientId, code, message, detail: { day, severity: issue.severity, issues } };
}
