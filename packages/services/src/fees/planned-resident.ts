import { type PlannedResident, planResidents, seeingEverything } from "@banksia/month-end/residents/recalculate";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { queryOfOrm } from "./recalculate.ts";

/**
 * Everything the calculation makes of a client's facts, written nowhere, and the stays that the caller may see.
 * @throws NOT_FOUND
 */
export async function plannedResident(
  tx: OrmTx,
  ctx: Context,
  clientId: number,
): Promise<PlannedResident & { seen: ReadonlySet<number> }> {
  const { customer } = schema;
  const [client] = await tx.select({ type: customer.type }).from(customer).where(eq(customer.id, clientId));
  if (client?.type !== "person") throw notFound("client", clientId);
  const entries = await rowsOf<{ id: number }>(tx, sql`select id from service_entry where client_id = ${clientId}`);
  const query = queryOfOrm(tx);
  const [planned] = await seeingEverything(query, () => planResidents(query, [clientId], ctx.today()));
  if (planned === undefined) throw notFound("client", clientId);
  return { ...planned, seen: new Set(entries.map((entry) => entry.id)) };
}
