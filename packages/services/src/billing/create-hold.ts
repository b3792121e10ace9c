import { schema } from "@banksia/db";
import { insertRow, lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { holdFaults } from "./hold-faults.ts";
import type { Hold } from "./schedule-line-view.ts";

export interface CreateHoldInput {
  scheduleLineId: number;
  startDate: string;
  /** Last day held; null until further notice. */
  endDate: string | null;
  reason: string;
}

/**
 * Holds a fee for some days: the line runs but they are not charged. Days billed already wait to be adjusted.
 * @throws NOT_FOUND, VALIDATION
 */
export async function createHold(ctx: Context, input: CreateHoldInput): Promise<Hold> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const line = await lockRow(tx, schema.billingScheduleLine, input.scheduleLineId, "schedule line");
    refuseIfAny(await holdFaults(tx, { ...input, id: null }));
    return insertRow(tx, ctx, schema.billingScheduleHold, input, {
      verb: "createHold",
      objectType: "hold",
      serviceId: line.serviceId,
    });
  });
}
