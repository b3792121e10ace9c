import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type Purpose, purposeView } from "./purpose-view.ts";

export interface CreatePurposeInput {
  code: string;
  name: string;
}

/**
 * Creates a purpose of addresses and contact details.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createPurpose(ctx: Context, input: CreatePurposeInput): Promise<Purpose> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.purpose, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.purpose, input, { verb: "createPurpose", objectType: "purpose" });
    return loadOne<Purpose>(tx, purposeView, id);
  });
}
