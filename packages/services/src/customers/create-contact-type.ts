import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ContactType, contactTypeView } from "./contact-type-view.ts";

export interface CreateContactTypeInput {
  code: string;
  name: string;
}

/**
 * Creates a contact type.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createContactType(ctx: Context, input: CreateContactTypeInput): Promise<ContactType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.contactType, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.contactType, input, {
      verb: "createContactType",
      objectType: "contact_type",
    });
    return loadOne<ContactType>(tx, contactTypeView, id);
  });
}
