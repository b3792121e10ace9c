import { schema } from "@banksia/db";
import { inArray } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type FundingLine, loadFundingLines } from "./funding-line-view.ts";
import { lockFundingLines } from "./lock-funding-lines.ts";

export interface MarkFundingLinesInErrorInput {
  fundingLineIds: number[];
  /** False takes the mark back. */
  inError: boolean;
}

/**
 * Marks funding lines as created in error, the first of two steps to be rid of them, or takes the mark back.
 * @throws NOT_FOUND, CONFLICT when one mirrors a fee, LINE_BILLED when one is claimed; then none is marked
 */
export async function markFundingLinesInError(
  ctx: Context,
  input: MarkFundingLinesInErrorInput,
): Promise<{ fundingLines: FundingLine[] }> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { inError } = input;
    const lines = await lockFundingLines(tx, input.fundingLineIds);
    const claimed = lines.filter((line) => line.lastCalculatedDate !== null);
    if (inError && claimed.length > 0)
      throw new ServiceError(
        "LINE_BILLED",
        `${claimed.length === 1 ? "One of the lines is" : `${claimed.length} of the lines are`} claimed (${claimed
          .slice(0, 5)
          .map((line) => line.id)
          .join(", ")}): give an end date instead.`,
      );
    const changed = lines.filter((line) => line.inError !== inError);
    const table = schema.fundingScheduleLine;
    const changedIds = changed.map((line) => line.id);
    if (changedIds.length > 0) await tx.update(table).set({ inError }).where(inArray(table.id, changedIds));
    await audit(
      tx,
      ctx,
      ...changed.map((line) => ({
        verb: "markFundingLinesInError",
        objectType: "funding_line",
        objectId: line.id,
        serviceId: line.serviceId,
        before: line,
        after: { ...line, inError },
      })),
    );
    return {
      fundingLines: await loadFundingLines(
        tx,
        ctx,
        lines.map((line) => line.id),
      ),
    };
  });
}
