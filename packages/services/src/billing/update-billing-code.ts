import type { BillingTiming, BillingUnit } from "@banksia/core/billing/facts";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, invalid, refuseIfAny } from "../errors.ts";
import { type BillingCode, type LegalFee, loadBillingCode } from "./billing-code-view.ts";
import { billingCodeFaults } from "./check-billing-code.ts";

export interface UpdateBillingCodeInput {
  billingCodeId: number;
  code?: string;
  description?: string;
  /** Only while nothing is billed with the code. */
  unit?: BillingUnit;
  /** Only while nothing is billed with the code. */
  anchor?: "line" | "calendar";
  timing?: BillingTiming;
  taxCodeId?: number;
  accountNameId?: number;
  revenueAccountId?: number;
  capped?: boolean;
  chargeDepartureDay?: boolean;
  nationalRate?: string | null;
  legalFee?: LegalFee | null;
  /** Setting or taking it away makes or removes the mirror lines of all schedules that hold the fee. */
  fundingCodeId?: number | null;
  active?: boolean;
}

/**
 * Changes a billing code. Lines already made keep what they were made with; lines that run go on when the code is no
 * longer active.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code, IN_USE for unit or anchor of a code that is billed
 */
export async function updateBillingCode(ctx: Context, input: UpdateBillingCodeInput): Promise<BillingCode> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { billingCodeId, ...patch } = input;
    const before = await lockRow(tx, schema.billingCode, billingCodeId, "billing code");
    refuseIfAny(await billingCodeFaults(tx, input, before));
    await refuseTakenCode(tx, schema.billingCode, input.code, billingCodeId);
    const { unit = before.unit, anchor = before.anchor } = input;
    if (unit !== before.unit || anchor !== before.anchor) await refuseBilled(tx, billingCodeId, before.code);
    if (unit !== before.unit) await refuseOtherUnits(tx, billingCodeId, unit);
    if (input.fundingCodeId !== undefined && input.fundingCodeId !== before.fundingCodeId)
      await refuseClaimed(tx, billingCodeId, before.code);
    await updateRow(tx, ctx, schema.billingCode, before, patch, {
      verb: "updateBillingCode",
      objectType: "billing_code",
    });
    return loadBillingCode(tx, ctx, billingCodeId);
  });
}

async function refuseBilled(tx: OrmTx, id: number, code: string): Promise<void> {
  const { all, billed } = await oneOf<{ all: boolean; billed: boolean }>(
    tx,
    sql`select banksia.sees_all() as all,
      exists (select from billing_schedule_line where billing_code_id = ${id} and billed <> '{}')
        or exists (select from journal_line where billing_code_id = ${id}) as billed`,
  );
  if (!all)
    throw new ServiceError("FORBIDDEN", "Only people who see all services can change a code's unit: it may be billed.");
  if (billed)
    throw new ServiceError(
      "IN_USE",
      `${code} is billed already, so its unit stays: make a new code and end the old schedule lines.`,
    );
}

/** Mirror lines of every facility come and go with the set-off of a code; those that claims hold stay. */
async function refuseClaimed(tx: OrmTx, id: number, code: string): Promise<void> {
  const { all, claimed } = await oneOf<{ all: boolean; claimed: boolean }>(
    tx,
    sql`select banksia.sees_all() as all, exists (select from funding_schedule_line m
      join billing_schedule_line f on f.id = m.mirrors_id
      where f.billing_code_id = ${id} and m.last_calculated_date is not null) as claimed`,
  );
  if (!all)
    throw new ServiceError(
      "FORBIDDEN",
      "Only people who see all services can change what a code sets off: schedules everywhere follow.",
    );
  if (claimed)
    throw new ServiceError(
      "IN_USE",
      `Set-offs of ${code} are claimed already: make a new code and end the old schedule lines.`,
    );
}

async function refuseOtherUnits(tx: OrmTx, id: number, unit: BillingUnit): Promise<void> {
  const other = await firstOf<{ code: string; unit: string }>(
    tx,
    sql`select b.code, b.unit from billing_rate r join billing_code b
        on (r.billing_code_id = ${id} and b.id = r.base_code_id) or (r.base_code_id = ${id} and b.id = r.billing_code_id)
      where b.unit <> ${unit} limit 1`,
  );
  if (other !== null)
    throw invalid({
      pointer: "/unit",
      code: "NOT_ALLOWED",
      detail: `A rate relates this code to ${other.code}, which is charged per ${other.unit}: both need the same unit.`,
    });
}
