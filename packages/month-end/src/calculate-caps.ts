import { type LawIssue, error } from "@banksia/core/arrangements/outcome";
import type { BillingBook } from "@banksia/core/billing/book";
import { type ClientCaps, capThresholdsOf, clientCaps } from "@banksia/core/capping/client-caps";
import type { SqlTx } from "@banksia/db";
import { FORECAST_YEARS } from "./cap-question.ts";
import { loadClientFacts } from "./client-facts.ts";
import { queryOfSql } from "./residents/query.ts";
import { seeingEverything } from "./residents/recalculate.ts";
import type { RunSharedFacts } from "./shared-facts.ts";

/** A client's caps on a day, or what keeps them from being worked out. */
export interface CalculatedCaps {
  clientId: number;
  caps: ClientCaps | null;
  errors: LawIssue[];
}

/**
 * The caps of clients as they are on a day, set-based; nothing is written. A cap is the client's, so the schedule lines
 * of all their stays count, whichever facilities the caller sees.
 * @param points days for which the forecast is drawn
 * @returns in the order of the ids; `caps` is null for a client without set-up, and with errors
 */
export async function calculateCaps(
  tx: SqlTx,
  clientIds: number[],
  facts: { shared: RunSharedFacts; book: BillingBook },
  calculatedOn: string,
  points: readonly string[] = [],
): Promise<CalculatedCaps[]> {
  const loaded = await seeingEverything(queryOfSql(tx), () => loadClientFacts(tx, clientIds, { cappedOnly: true }));
  const thresholds = capThresholdsOf(facts.shared);
  const until = Temporal.PlainDate.from(calculatedOn).add({ years: FORECAST_YEARS }).toString();
  const question = { calculatedOn, until, alertDays: facts.shared.capAlertDays, points };
  return [...loaded.values()].map(({ facts: client }): CalculatedCaps => {
    const { clientId, cap } = client;
    if (cap === null) return { clientId, caps: null, errors: [] };
    try {
      const caps = clientCaps(client, cap, facts.book, thresholds, question);
      const errors = caps.issues.filter((issue) => issue.severity === "error");
      return { clientId, caps: errors.length === 0 ? caps : null, errors };
    } catch (thrown) {
      // A rule that fails on one client must not stop the others; it is a bug, and says so.
      const message = `The rule failed on this client: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
      return { clientId, caps: null, errors: [error("RULE_FAILED", "client", null, message)] };
    }
  });
}
