import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ContactType, contactTypeView } from "./contact-type-view.ts";

export interface UpdateContactTypeInput {
  contactTypeId: number;
  code?: string;
  name?: string;
  active?: boolean;
}

/**
 * Changes a contact type; contacts that have it keep it.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateContactType(ctx: Context, input: UpdateContactTypeInput): Promise<ContactType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { contactTypeId, ...patch } = input;
    const before = await lockRow(tx, schema.contactType, contactTypeId, "contact type");
    await refuseTakenCode(tx, schema.contactType, patch.code, contactTypeId);
    await updateRow(tx, ctx, schema.contactType, before, patch, {
      verb: "updateContactType",
      objectType: "contact_type",
    });
    return loadOne<ContactType>(tx, contactTypeView, contactTypeId);
  });
}
