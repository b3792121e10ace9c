import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { legalEntityFaults } from "./check-legal-entity.ts";
import { type LegalEntity, legalEntityView } from "./legal-entity-view.ts";

export interface UpdateLegalEntityInput {
  legalEntityId: number;
  code?: string;
  name?: string;
  abn?: string;
  timeZone?: string;
  billFrom?: string | null;
}

/**
 * Changes a legal entity; the numbers of its documents go on as they were.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateLegalEntity(ctx: Context, input: UpdateLegalEntityInput): Promise<LegalEntity> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { legalEntityId, ...patch } = input;
    const before = await lockRow(tx, schema.legalEntity, legalEntityId, "legal entity");
    refuseIfAny(legalEntityFaults(input));
    await refuseTakenCode(tx, schema.legalEntity, input.code, legalEntityId);
    await updateRow(tx, ctx, schema.legalEntity, before, patch, {
      verb: "updateLegalEntity",
      objectType: "legal_entity",
    });
    return loadOne<LegalEntity>(tx, await legalEntityView(tx, ctx), legalEntityId);
  });
}
