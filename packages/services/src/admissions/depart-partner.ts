import { schema } from "@banksia/db";
import { updateRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, refuseIfAny } from "../errors.ts";
import { type PartnerChange, loadPartnerChange, lockPartner, partnerDateFaults } from "./partner-change.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export interface DepartPartnerInput {
  partnerId: number;
  departureDate: string;
  departureReason: DepartureReason;
}

/**
 * Departs a partner; the primary client stays, and so do the fees.
 * @throws NOT_FOUND, VALIDATION, CONFLICT when the partner has departed, or became the primary client
 */
export async function departPartner(ctx: Context, input: DepartPartnerInput): Promise<PartnerChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { partnerId, ...patch } = input;
    const { partner, entry } = await lockPartner(tx, partnerId);
    if (partner.departureDate !== null)
      throw new ServiceError(
        "CONFLICT",
        `The partner departed on ${dayWords(partner.departureDate)} already: change the partner to correct it.`,
      );
    refuseIfAny(await partnerDateFaults(tx, ctx, entry, { ...partner, ...patch }));
    await updateRow(tx, ctx, schema.entryPartner, partner, patch, {
      verb: "departPartner",
      objectType: "entry_partner",
      serviceId: entry.serviceId,
    });
    return loadPartnerChange(tx, ctx, partnerId, entry.id);
  });
}
