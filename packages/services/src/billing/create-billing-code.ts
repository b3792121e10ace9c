import type { BillingTiming, BillingUnit } from "@banksia/core/billing/facts";
import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type BillingCode, type LegalFee, loadBillingCode } from "./billing-code-view.ts";
import { billingCodeFaults } from "./check-billing-code.ts";

export interface CreateBillingCodeInput {
  code: string;
  description: string;
  unit: BillingUnit;
  anchor: "line" | "calendar";
  timing: BillingTiming;
  taxCodeId: number;
  accountNameId: number;
  revenueAccountId: number;
  capped: boolean;
  chargeDepartureDay: boolean;
  nationalRate: string | null;
  /** Which fee of the law it charges. */
  legalFee?: LegalFee | null;
  /** The funding code of the line that mirrors this fee on the funding schedule. */
  fundingCodeId?: number | null;
}

/**
 * Creates a billing code.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createBillingCode(ctx: Context, input: CreateBillingCodeInput): Promise<BillingCode> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    refuseIfAny(await billingCodeFaults(tx, input));
    await refuseTakenCode(tx, schema.billingCode, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.billingCode, input, {
      verb: "createBillingCode",
      objectType: "billing_code",
    });
    return loadBillingCode(tx, ctx, id);
  });
}
