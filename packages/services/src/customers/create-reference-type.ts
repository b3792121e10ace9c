import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ReferenceType, referenceTypeView } from "./reference-type-view.ts";

export interface CreateReferenceTypeInput {
  code: string;
  name: string;
  distinct: boolean;
}

/**
 * Creates a type of reference numbers.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createReferenceType(ctx: Context, input: CreateReferenceTypeInput): Promise<ReferenceType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.referenceType, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.referenceType, input, {
      verb: "createReferenceType",
      objectType: "reference_type",
    });
    return loadOne<ReferenceType>(tx, referenceTypeView, id);
  });
}
