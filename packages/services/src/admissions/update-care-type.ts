import { schema } from "@banksia/db";
import { refuseTakenCode, unknownReferences } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type CareType, careTypeView } from "./care-type-view.ts";

export interface UpdateCareTypeInput {
  careTypeId: number;
  code?: string;
  name?: string;
  scheduleTemplateId?: number | null;
}

/**
 * Changes a care type; its setting stays, and clients already admitted keep their schedules.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateCareType(ctx: Context, input: UpdateCareTypeInput): Promise<CareType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { careTypeId, ...patch } = input;
    const before = await lockRow(tx, schema.careType, careTypeId, "care type");
    await refuseTakenCode(tx, schema.careType, input.code, careTypeId);
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/scheduleTemplateId",
        table: schema.scheduleTemplate,
        what: "schedule template",
        id: input.scheduleTemplateId,
      }),
    );
    await updateRow(tx, ctx, schema.careType, before, patch, { verb: "updateCareType", objectType: "care_type" });
    return loadOne<CareType>(tx, careTypeView, careTypeId);
  });
}
