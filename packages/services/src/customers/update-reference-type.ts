import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type ReferenceType, referenceTypeView } from "./reference-type-view.ts";

export interface UpdateReferenceTypeInput {
  referenceTypeId: number;
  code?: string;
  name?: string;
  distinct?: boolean;
  active?: boolean;
}

/**
 * Changes a type of reference numbers.
 * @throws NOT_FOUND, VALIDATION when clients share a number that may no longer be shared, ALREADY_EXISTS for the code
 */
export async function updateReferenceType(ctx: Context, input: UpdateReferenceTypeInput): Promise<ReferenceType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { referenceTypeId, ...patch } = input;
    const before = await lockRow(tx, schema.referenceType, referenceTypeId, "reference type");
    await refuseTakenCode(tx, schema.referenceType, patch.code, referenceTypeId);
    await updateRow(tx, ctx, schema.referenceType, before, patch, {
      verb: "updateReferenceType",
      objectType: "reference_type",
    }).catch(
      whenViolated("client_reference_distinct", () =>
        invalid({
          pointer: "/distinct",
          code: "DUPLICATE",
          detail: "Some clients share an active number of this type: settle which of them has it first.",
        }),
      ),
    );
    return loadOne<ReferenceType>(tx, referenceTypeView, referenceTypeId);
  });
}
