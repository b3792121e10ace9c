import type { BillingBook } from "@banksia/core/billing/book";
import { proposeAdjustment } from "@banksia/core/billing/propose-adjustment";
import { withDrawnFees, withMovedFees } from "../accommodation/load-drawn-fees.ts";
import { type LoadedClient, loadClientFacts } from "../client-facts.ts";
import { writeCharges, writeReversals } from "../journal-rows.ts";
import { type WrittenCharge, asAsked, loadStandingCharges } from "../standing-charges.ts";
import { type ShardKind, firstError, guarded, nothing } from "./kind.ts";

/** The adjustment proposal: what stands and is wrong is taken back, and what should stand is charged. */
export const adjustment: ShardKind = {
  async workOut(tx, run, clientIds) {
    const loaded = await loadClientFacts(tx, clientIds);
    const since = new Map<number, string>();
    for (const client of loaded.values()) {
      widenToCapped(client, run.book);
      for (const [lineId, day] of client.adjustFrom) since.set(lineId, day);
    }
    const standing = since.size === 0 ? new Map<number, WrittenCharge[]>() : await loadStandingCharges(tx, since);
    const proposed = [...loaded.values()].map(({ facts, adjustFrom }) =>
      guarded(
        facts.clientId,
        () => {
          const { charges, reversals, settledLineIds, issues } = proposeAdjustment(
            facts,
            run.book,
            run.window,
            (standing.get(facts.clientId) ?? []).map(asAsked),
            adjustFrom,
          );
          const problem = firstError(facts.clientId, issues);
          const written = new Map((standing.get(facts.clientId) ?? []).map((charge) => [charge.chargeId, charge]));
          return {
            ...nothing(facts.clientId, problem),
            charges,
            reversals: reversals.flatMap((charge) => written.get(charge.chargeId) ?? []),
            settledLineIds,
          };
        },
        (problem) => nothing(facts.clientId, problem),
      ),
    );
    return withDrawnFees(tx, run.book, await withMovedFees(tx, run, proposed, loaded), loaded);
  },
  async write(tx, run, clients) {
    if (run.journalId === null) return;
    const target = { journalId: run.journalId, runId: run.id };
    await writeReversals(
      tx,
      target,
      clients.flatMap((client) => client.reversals),
    );
    const charged = clients.map(({ clientId, charges }) => ({ clientId, kind: "rebill" as const, charges }));
    await writeCharges(tx, target, charged);
    const settled = clients.flatMap((client) => client.settledLineIds);
    if (settled.length > 0)
      await tx`update billing_schedule_line set adjust_from = null where id = any(${settled}) and adjust_from is not null`;
  },
};

/** One capped fee's change moves the headroom of the client's other capped fees on later days. */
export function widenToCapped({ facts, adjustFrom }: LoadedClient, book: BillingBook): void {
  const capped = facts.lines.filter((line) => book.codes.get(line.billingCodeId)?.capped === true);
  const first = capped
    .map((line) => adjustFrom.get(line.id))
    .filter((day) => day !== undefined)
    .toSorted()[0];
  if (first === undefined) return;
  for (const line of capped) {
    const own = adjustFrom.get(line.id);
    if (own === undefined || own > first) adjustFrom.set(line.id, first);
  }
}
