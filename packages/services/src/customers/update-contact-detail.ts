import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { contactDetailFaults } from "./contact-detail-faults.ts";
import { type ContactDetail, loadContactDetail } from "./contact-detail-view.ts";
import { customerOf, primaryFaults } from "./keep-primary.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface UpdateContactDetailInput {
  contactDetailId: number;
  value?: string;
  description?: string;
  purposeIds?: number[];
  primary?: true;
  active?: boolean;
}

/**
 * Changes a contact detail; what is left out stays. When the primary one of a type goes out of use, the oldest of the
 * others of that type is primary.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateContactDetail(ctx: Context, input: UpdateContactDetailInput): Promise<ContactDetail> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { contactDetailId, ...patch } = input;
    const customer = await customerOf(tx, "contact_detail", contactDetailId);
    const before = await lockRow(tx, schema.contactDetail, contactDetailId, "contact detail");
    refuseIfAny([
      ...(patch.value === undefined ? [] : contactDetailFaults(before.type, patch.value)),
      ...primaryFaults(before, patch),
      ...(await unknownIds(tx, "purpose", "purpose", "/purposeIds", patch.purposeIds, before.purposeIds)),
    ]);
    await updateRow(
      tx,
      ctx,
      schema.contactDetail,
      before,
      { ...patch, ...(patch.active === false ? { primary: false } : {}) },
      { verb: "updateContactDetail", objectType: "contact_detail", serviceId: customer.homeServiceId },
    );
    return loadContactDetail(tx, contactDetailId);
  });
}
