import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { ledgerAccountFaults, taxPercentFaults } from "./check-ledger-account.ts";
import { type TaxCode, taxCodeView } from "./tax-code-view.ts";

export interface CreateTaxCodeInput {
  code: string;
  name: string;
  percent: string;
  inclusive: boolean;
  ledgerAccountId: number;
}

/**
 * Creates a tax code.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createTaxCode(ctx: Context, input: CreateTaxCodeInput): Promise<TaxCode> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.taxCode, input.code, null);
    refuseIfAny([
      ...taxPercentFaults(input.percent),
      ...(await ledgerAccountFaults(tx, "/ledgerAccountId", input.ledgerAccountId, "tax")),
    ]);
    const { id } = await insertRow(tx, ctx, schema.taxCode, input, {
      verb: "createTaxCode",
      objectType: "tax_code",
    });
    return loadOne<TaxCode>(tx, taxCodeView, id);
  });
}
