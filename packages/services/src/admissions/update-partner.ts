import { schema } from "@banksia/db";
import { updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type PartnerChange, loadPartnerChange, lockPartner, partnerDateFaults } from "./partner-change.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export interface UpdatePartnerInput {
  partnerId: number;
  entryDate?: string;
  /** Null takes a departure back, with its reason. */
  departureDate?: string | null;
  departureReason?: DepartureReason | null;
}

/**
 * Changes a partner's dates.
 * @throws NOT_FOUND, VALIDATION, CONFLICT when the partner became the primary client
 */
export async function updatePartner(ctx: Context, input: UpdatePartnerInput): Promise<PartnerChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { partnerId, ...patch } = input;
    const { partner, entry } = await lockPartner(tx, partnerId);
    if (patch.departureDate === null) patch.departureReason ??= null;
    refuseIfAny(await partnerDateFaults(tx, ctx, entry, { ...partner, ...patch }));
    await updateRow(tx, ctx, schema.entryPartner, partner, patch, {
      verb: "updatePartner",
      objectType: "entry_partner",
      serviceId: entry.serviceId,
    });
    return loadPartnerChange(tx, ctx, partnerId, entry.id);
  });
}
