import { schema } from "@banksia/db";
import { deleteRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { lockPartner } from "./partner-change.ts";

/**
 * Takes away a partner who was added in error; one who lived there is departed instead.
 * @throws NOT_FOUND, CONFLICT when the partner became the primary client
 */
export async function deletePartner(ctx: Context, input: { partnerId: number }): Promise<void> {
  requireScope(ctx, "customers:write");
  await change(ctx, async (tx) => {
    const { partner, entry } = await lockPartner(tx, input.partnerId);
    await deleteRow(tx, ctx, schema.entryPartner, partner, {
      verb: "deletePartner",
      objectType: "entry_partner",
      serviceId: entry.serviceId,
    });
  });
}
