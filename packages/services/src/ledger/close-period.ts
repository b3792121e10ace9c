import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { rowsOf } from "../common/rows.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { type PeriodInput, loadPeriod, lockPeriod } from "./lock-period.ts";
import type { Period } from "./period-view.ts";

/**
 * Closes a month: nothing more is posted into it. Draft journals that would post into it stay; they need another posting
 * date then.
 * @throws FORBIDDEN, NOT_FOUND, VALIDATION for a month that has not begun, CONFLICT when it is closed or a run for it is
 *   still going
 */
export async function closePeriod(ctx: Context, input: PeriodInput): Promise<Period> {
  requireScope(ctx, "periods:close");
  return change(ctx, async (tx) => {
    const { period, entity } = await lockPeriod(tx, input);
    if (period.closedAt !== null) throw new ServiceError("CONFLICT", `${entity.name}: this period is closed already.`);
    if (period.startDate > ctx.today(entity.timeZone))
      throw invalid({ pointer: "/startDate", code: "OUT_OF_RANGE", detail: "This month has not begun yet." });
    const running = await rowsOf<{ id: number }>(
      tx,
      sql`select id from run where not preview and status in ('planned', 'running', 'cancelling')
        and posting_date between ${period.startDate} and ${period.endDate} order by id`,
    );
    if (running.length > 0)
      throw new ServiceError(
        "CONFLICT",
        `Run ${running.map((run) => run.id).join(", ")} for this period has not ended: wait for it, or cancel it.`,
      );
    const [after] = await tx
      .update(schema.accountingPeriod)
      .set({ closedAt: sql`now()`, closedBy: userIdOf(ctx.actor) })
      .where(eq(schema.accountingPeriod.id, period.id))
      .returning();
    await audit(tx, ctx, {
      verb: "closePeriod",
      objectType: "period",
      objectId: `${entity.code} ${period.startDate}`,
      before: period,
      after,
    });
    return loadPeriod(tx, ctx, input);
  });
}
