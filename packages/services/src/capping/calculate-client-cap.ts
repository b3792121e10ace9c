import { createBillingBook } from "@banksia/core/billing/book";
import { calculateCaps } from "@banksia/month-end/calculate-caps";
import { writeCapLines } from "@banksia/month-end/cap-line-rows";
import { loadSharedFacts } from "@banksia/month-end/shared-facts";
import { auditSql } from "../common/audit-sql.ts";
import { type Context, changeSql, read, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type ClientCapView, loadClientCap } from "./client-cap-view.ts";

/**
 * Calculates a client's caps as they are today: what the capping run does, for one client.
 * @throws NOT_FOUND; CONFLICT when caps are not set up or cannot be worked out
 */
export async function calculateClientCap(ctx: Context, input: { clientId: number }): Promise<ClientCapView> {
  requireScope(ctx, "customers:write");
  const { clientId } = input;
  const before = await read(ctx, (tx) => loadClientCap(tx, ctx, clientId));
  if (before.clientCap === null)
    throw new ServiceError("CONFLICT", "The caps of this client are not set up: set them up first.");
  const today = ctx.today();
  await changeSql(ctx, async (tx) => {
    await tx`select from customer where id = ${clientId} for no key update`;
    const shared = await loadSharedFacts(tx);
    const [calculated] = await calculateCaps(tx, [clientId], { shared, book: createBillingBook(shared) }, today);
    const [error] = calculated?.errors ?? [];
    if (error !== undefined) throw new ServiceError("CONFLICT", error.message);
    const lines = calculated?.caps?.lines ?? [];
    await writeCapLines(tx, [{ clientId, lines }], today, null);
    await auditSql(tx, ctx, {
      verb: "calculateClientCap",
      objectType: "client_cap",
      objectId: clientId,
      after: { calculatedDate: today, lines: lines.length },
    });
  });
  return read(ctx, (tx) => loadClientCap(tx, ctx, clientId));
}
