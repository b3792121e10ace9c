import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type PeriodInput, loadPeriod, lockPeriod } from "./lock-period.ts";
import type { Period } from "./period-view.ts";

/**
 * Opens a closed month again.
 * @throws FORBIDDEN, NOT_FOUND, VALIDATION, CONFLICT when it is open
 */
export async function reopenPeriod(ctx: Context, input: PeriodInput & { reason: string }): Promise<Period> {
  requireScope(ctx, "periods:reopen");
  return change(ctx, async (tx) => {
    const { period, entity } = await lockPeriod(tx, input);
    if (period.closedAt === null) throw new ServiceError("CONFLICT", `${entity.name}: this period is open.`);
    const [after] = await tx
      .update(schema.accountingPeriod)
      .set({ closedAt: null, closedBy: null })
      .where(eq(schema.accountingPeriod.id, period.id))
      .returning();
    await audit(tx, ctx, {
      verb: "reopenPeriod",
      objectType: "period",
      objectId: `${entity.code} ${period.startDate}`,
      before: period,
      after: { ...after, reason: input.reason },
    });
    return loadPeriod(tx, ctx, input);
  });
}
