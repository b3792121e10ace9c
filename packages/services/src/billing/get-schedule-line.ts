import { type Context, read, requireScope } from "../context.ts";
import { type ScheduleLine, loadScheduleLine } from "./schedule-line-view.ts";

/**
 * One billing schedule line.
 * @throws NOT_FOUND
 */
export async function getScheduleLine(ctx: Context, input: { scheduleLineId: number }): Promise<ScheduleLine> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadScheduleLine(tx, ctx, input.scheduleLineId));
}
