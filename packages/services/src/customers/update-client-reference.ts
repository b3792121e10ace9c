import { schema } from "@banksia/db";
import { and, eq, ne, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { firstOf } from "../common/rows.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { type ClientReference, loadClientReference, numberTaken } from "./client-reference-view.ts";
import { lockCustomer } from "./lock-customer.ts";

/**
 * Makes a reference number active or inactive. An active one of the same type before it becomes inactive.
 * @throws NOT_FOUND, VALIDATION when another client has the number by now
 */
export async function updateClientReference(
  ctx: Context,
  input: { clientReferenceId: number; active: boolean },
): Promise<ClientReference> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { clientReferenceId: id, active } = input;
    const owner = await firstOf<{ clientId: number }>(
      tx,
      sql`select client_id as "clientId" from client_reference where id = ${id}`,
    );
    if (owner === null) throw notFound("reference number", id);
    const customer = await lockCustomer(tx, owner.clientId);
    const table = schema.clientReference;
    const entry = { verb: "updateClientReference", objectType: "client_reference", serviceId: customer.homeServiceId };
    const before = await lockRow(tx, table, id, "reference number");
    if (active && !before.active) {
      const replaced = await tx
        .update(table)
        .set({ active: false })
        .where(
          and(
            eq(table.clientId, before.clientId),
            eq(table.referenceTypeId, before.referenceTypeId),
            eq(table.active, true),
            ne(table.id, id),
          ),
        )
        .returning();
      for (const one of replaced)
        await audit(tx, ctx, { ...entry, objectId: one.id, before: { ...one, active: true }, after: one });
    }
    if (active !== before.active)
      await updateRow(tx, ctx, table, before, { active }, entry).catch(
        whenViolated("client_reference_distinct", () => numberTaken("/active")),
      );
    return loadClientReference(tx, id);
  });
}
