import { schema } from "@banksia/db";
import { refuseDerivedHold } from "../fees/charges-changed.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { holdFaults } from "./hold-faults.ts";
import type { Hold } from "./schedule-line-view.ts";

export interface UpdateHoldInput {
  holdId: number;
  startDate?: string;
  endDate?: string | null;
  reason?: string;
}

/**
 * Changes a hold.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateHold(ctx: Context, input: UpdateHoldInput): Promise<Hold> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { holdId, ...patch } = input;
    const before = await lockRow(tx, schema.billingScheduleHold, holdId, "hold");
    refuseDerivedHold(before);
    const line = await lockRow(tx, schema.billingScheduleLine, before.scheduleLineId, "schedule line");
    refuseIfAny(await holdFaults(tx, { ...before, ...patch }));
    return updateRow(tx, ctx, schema.billingScheduleHold, before, patch, {
      verb: "updateHold",
      objectType: "hold",
      serviceId: line.serviceId,
    });
  });
}
