import { schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { lockFundingLines } from "./lock-funding-lines.ts";

/**
 * Deletes funding lines that are marked as created in error, the second step.
 * @throws NOT_FOUND, CONFLICT when one is not marked or mirrors a fee, LINE_BILLED when one was ever claimed; then none
 * is deleted
 */
export async function deleteFundingLines(
  ctx: Context,
  input: { fundingLineIds: number[] },
): Promise<{ deleted: number }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const lines = await lockFundingLines(tx, input.fundingLineIds);
    const unmarked = lines.filter((line) => !line.inError);
    if (unmarked.length > 0)
      throw new ServiceError(
        "CONFLICT",
        `${unmarked.length} of the lines are not marked as created in error: mark them first.`,
      );
    const table = schema.fundingScheduleLine;
    const lineIds = lines.map((line) => line.id);
    await tx.delete(table).where(inArray(table.id, lineIds));
    await audit(
      tx,
      ctx,
      ...lines.map((line) => ({
        verb: "deleteFundingLines",
        objectType: "funding_line",
        objectId: line.id,
        serviceId: line.serviceId,
        before: line,
      })),
    );
    return { deleted: lines.length };
  });
}
