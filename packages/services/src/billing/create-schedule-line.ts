import { schema } from "@banksia/db";
import { unknownReferences } from "../common/known.ts";
import { insertRow, lockRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { linesChanged } from "../fees/charges-changed.ts";
import { everydayLineFaults } from "../fees/everyday-line-faults.ts";
import { lineWarnings } from "./line-warnings.ts";
import { scheduleLineDateWarnings, scheduleLineFaults } from "./schedule-line-faults.ts";
import { type ScheduleLine, loadScheduleLine } from "./schedule-line-view.ts";

export interface CreateScheduleLineInput {
  serviceEntryId: number;
  /** Limits the codes that may be used; any code when null. */
  serviceGroupId: number | null;
  billingCodeId: number;
  /** The service that delivers the fee; that of the entry when left out. */
  serviceId?: number;
  description: string | null;
  quantity: string;
  /** First day to bill. */
  startDate: string;
  /** Last day to bill; null while it goes on. */
  endDate: string | null;
  /** Billing stops after this day whatever the end date says. */
  billToDate: string | null;
  /** The clause of a higher everyday living agreement; of that kind of fee only, and then needed. */
  everydayServiceId?: number | null;
}

/** A schedule line after a change. */
export interface ScheduleLineChange {
  scheduleLine: ScheduleLine;
  warnings: Warning[];
}

/**
 * Adds a fee to a client's schedule.
 * @throws VALIDATION
 */
export async function createScheduleLine(ctx: Context, input: CreateScheduleLineInput): Promise<ScheduleLineChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/serviceEntryId",
        table: schema.serviceEntry,
        what: "service entry",
        id: input.serviceEntryId,
      }),
    );
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    const line = { ...input, serviceId: input.serviceId ?? entry.serviceId };
    refuseIfAny([
      ...(await scheduleLineFaults(tx, { ...line, id: null }, true)),
      ...(await everydayLineFaults(tx, ctx, {
        ...line,
        clientId: entry.clientId,
        everydayServiceId: line.everydayServiceId ?? null,
      })),
    ]);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.billingScheduleLine,
      { ...line, clientId: entry.clientId },
      { verb: "createScheduleLine", objectType: "schedule_line", serviceId: line.serviceId },
    );
    await linesChanged(tx, ctx, [{ clientId: entry.clientId, billingCodeId: line.billingCodeId }]);
    return {
      scheduleLine: await loadScheduleLine(tx, ctx, id),
      warnings: [...(await scheduleLineDateWarnings(tx, id)), ...(await lineWarnings(tx, [id]))],
    };
  });
}
