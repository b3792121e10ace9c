import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { ledgerAccountFaults, taxPercentFaults } from "./check-ledger-account.ts";
import { type TaxCode, taxCodeView } from "./tax-code-view.ts";

export interface UpdateTaxCodeInput {
  taxCodeId: number;
  code?: string;
  name?: string;
  percent?: string;
  inclusive?: boolean;
  ledgerAccountId?: number;
}

/**
 * Changes a tax code; lines already made keep their tax.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateTaxCode(ctx: Context, input: UpdateTaxCodeInput): Promise<TaxCode> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { taxCodeId, ...patch } = input;
    const before = await lockRow(tx, schema.taxCode, taxCodeId, "tax code");
    await refuseTakenCode(tx, schema.taxCode, input.code, taxCodeId);
    refuseIfAny([
      ...taxPercentFaults(input.percent),
      ...(await ledgerAccountFaults(tx, "/ledgerAccountId", input.ledgerAccountId, "tax")),
    ]);
    await updateRow(tx, ctx, schema.taxCode, before, patch, { verb: "updateTaxCode", objectType: "tax_code" });
    return loadOne<TaxCode>(tx, taxCodeView, taxCodeId);
  });
}
