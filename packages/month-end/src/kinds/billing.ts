import { proposeBilling } from "@banksia/core/billing/propose-billing";
import { withDrawnFees } from "../accommodation/load-drawn-fees.ts";
import { loadClientFacts } from "../client-facts.ts";
import { writeCharges } from "../journal-rows.ts";
import { type ShardKind, firstError, guarded, nothing } from "./kind.ts";

/** The billing proposal: what is due and not billed yet becomes draft lines. */
export const billing: ShardKind = {
  async workOut(tx, run, clientIds) {
    const loaded = await loadClientFacts(tx, clientIds);
    const proposed = [...loaded.values()].map(({ facts }) =>
      guarded(
        facts.clientId,
        () => {
          const { charges, issues } = proposeBilling(facts, run.book, run.window);
          return { ...nothing(facts.clientId, firstError(facts.clientId, issues)), charges };
        },
        (problem) => nothing(facts.clientId, problem),
      ),
    );
    return withDrawnFees(tx, run.book, proposed, loaded);
  },
  async write(tx, run, clients) {
    if (run.journalId === null) return;
    const proposed = clients.map(({ clientId, charges }) => ({ clientId, kind: "billing" as const, charges }));
    await writeCharges(tx, { journalId: run.journalId, runId: run.id }, proposed);
  },
};
