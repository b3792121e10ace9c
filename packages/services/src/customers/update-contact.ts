import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { receiverFaults } from "./contact-faults.ts";
import {
  type Contact,
  type ContactPriority,
  type Relationship,
  type StatementChannel,
  contactWarnings,
  loadContact,
} from "./contact-view.ts";
import { customerOf } from "./keep-primary.ts";
import { unknownIds } from "./unknown-ids.ts";

export interface UpdateContactInput {
  contactId: number;
  title?: string | null;
  firstName?: string;
  middleName?: string | null;
  lastName?: string;
  knownAs?: string | null;
  contactTypeIds?: number[];
  priority?: ContactPriority;
  relationship?: Relationship;
  accountReceiver?: boolean;
  receiverChannel?: StatementChannel | null;
  note?: string | null;
  active?: boolean;
}

/**
 * Changes a contact; what is left out stays.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateContact(
  ctx: Context,
  input: UpdateContactInput,
): Promise<Contact & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { contactId, ...patch } = input;
    const customer = await customerOf(tx, "contact", contactId);
    const before = await lockRow(tx, schema.contact, contactId, "contact");
    refuseIfAny([
      ...receiverFaults({ ...before, ...patch }),
      ...(await unknownIds(
        tx,
        "contact_type",
        "contact type",
        "/contactTypeIds",
        patch.contactTypeIds,
        before.contactTypeIds,
      )),
    ]);
    await updateRow(tx, ctx, schema.contact, before, patch, {
      verb: "updateContact",
      objectType: "contact",
      serviceId: customer.homeServiceId,
    });
    const after = await loadContact(tx, contactId);
    return { ...after, warnings: contactWarnings(after) };
  });
}
