import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { fundingCodeFaults } from "./check-funding-code.ts";
import { type FundingCode, loadFundingCode } from "./funding-code-view.ts";

export interface CreateFundingCodeInput {
  code: string;
  description: string;
  unit: "day" | "month";
  accommodationAssociated: boolean;
  externalCode: string | null;
  revenueAccountId: number | null;
  nationalRate: string | null;
}

/**
 * Creates a funding code.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createFundingCode(ctx: Context, input: CreateFundingCodeInput): Promise<FundingCode> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    refuseIfAny(await fundingCodeFaults(tx, input));
    await refuseTakenCode(tx, schema.fundingCode, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.fundingCode, input, {
      verb: "createFundingCode",
      objectType: "funding_code",
    });
    return loadFundingCode(tx, ctx, id);
  });
}
