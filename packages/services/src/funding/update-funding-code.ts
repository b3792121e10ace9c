import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, invalid, refuseIfAny } from "../errors.ts";
import { fundingCodeFaults } from "./check-funding-code.ts";
import { type FundingCode, loadFundingCode } from "./funding-code-view.ts";

export interface UpdateFundingCodeInput {
  fundingCodeId: number;
  code?: string;
  description?: string;
  /** Only while no schedule holds the code. */
  unit?: "day" | "month";
  accommodationAssociated?: boolean;
  externalCode?: string | null;
  revenueAccountId?: number | null;
  nationalRate?: string | null;
  active?: boolean;
}

/**
 * Changes a funding code. Lines that run go on when the code is no longer active.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code, IN_USE for the unit of a code that schedules hold
 */
export async function updateFundingCode(ctx: Context, input: UpdateFundingCodeInput): Promise<FundingCode> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { fundingCodeId: id, ...patch } = input;
    const before = await lockRow(tx, schema.fundingCode, id, "funding code");
    const next = {
      unit: patch.unit ?? before.unit,
      accommodationAssociated: patch.accommodationAssociated ?? before.accommodationAssociated,
      revenueAccountId: patch.revenueAccountId === undefined ? before.revenueAccountId : patch.revenueAccountId,
      nationalRate: patch.nationalRate === undefined ? before.nationalRate : patch.nationalRate,
    };
    refuseIfAny(await fundingCodeFaults(tx, next));
    await refuseTakenCode(tx, schema.fundingCode, input.code, id);
    if (next.unit !== before.unit) await refuseOtherUnit(tx, id, before.code, next.unit);
    await updateRow(tx, ctx, schema.fundingCode, before, patch, {
      verb: "updateFundingCode",
      objectType: "funding_code",
    });
    return loadFundingCode(tx, ctx, id);
  });
}

async function refuseOtherUnit(tx: OrmTx, id: number, code: string, unit: string): Promise<void> {
  const { all, held } = await oneOf<{ all: boolean; held: boolean }>(
    tx,
    sql`select banksia.sees_all() as all, exists (select from funding_schedule_line where funding_code_id = ${id}) as held`,
  );
  if (!all)
    throw new ServiceError(
      "FORBIDDEN",
      "Only people who see all services can change a code's unit: schedules may hold it.",
    );
  if (held)
    throw new ServiceError(
      "IN_USE",
      `Schedules hold ${code}, so its unit stays: make a new code and end the old funding lines.`,
    );
  const fee = await firstOf<{ code: string; unit: string }>(
    tx,
    sql`select code, unit from billing_code where funding_code_id = ${id} and unit <> ${unit} limit 1`,
  );
  if (fee !== null)
    throw invalid({
      pointer: "/unit",
      code: "NOT_ALLOWED",
      detail: `${code} sets off ${fee.code}, which is charged per ${fee.unit}: both need the same unit.`,
    });
}
