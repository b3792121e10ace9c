import { schema } from "@banksia/db";
import { refuseTakenCode, unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type CareType, type CareSetting, careTypeView } from "./care-type-view.ts";

export interface CreateCareTypeInput {
  code: string;
  name: string;
  setting: CareSetting;
  scheduleTemplateId: number | null;
}

/**
 * Creates a care type.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createCareType(ctx: Context, input: CreateCareTypeInput): Promise<CareType> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.careType, input.code, null);
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/scheduleTemplateId",
        table: schema.scheduleTemplate,
        what: "schedule template",
        id: input.scheduleTemplateId,
      }),
    );
    const { id } = await insertRow(tx, ctx, schema.careType, input, {
      verb: "createCareType",
      objectType: "care_type",
    });
    return loadOne<CareType>(tx, careTypeView, id);
  });
}
