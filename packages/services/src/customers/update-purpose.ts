import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type Purpose, builtInPurposes, purposeView } from "./purpose-view.ts";

export interface UpdatePurposeInput {
  purposeId: number;
  code?: string;
  name?: string;
  active?: boolean;
}

/**
 * Changes a purpose. Those that documents choose by keep their code and stay in use.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updatePurpose(ctx: Context, input: UpdatePurposeInput): Promise<Purpose> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { purposeId, ...patch } = input;
    const before = await lockRow(tx, schema.purpose, purposeId, "purpose");
    if (builtInPurposes.has(before.code)) {
      const faults: FieldError[] = [];
      const fixed = (pointer: string) =>
        faults.push({
          pointer,
          code: "NOT_ALLOWED",
          detail: `Documents choose addresses by ${before.code}: it stays.`,
        });
      if (patch.code !== undefined && patch.code !== before.code) fixed("/code");
      if (patch.active === false) fixed("/active");
      refuseIfAny(faults);
    }
    await refuseTakenCode(tx, schema.purpose, patch.code, purposeId);
    await updateRow(tx, ctx, schema.purpose, before, patch, { verb: "updatePurpose", objectType: "purpose" });
    return loadOne<Purpose>(tx, purposeView, purposeId);
  });
}
