import { schema } from "@banksia/db";
import { previewed } from "../common/preview.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type AccommodationPreview, afterChange } from "./change-preview.ts";
import { lockLineStay } from "./line-values.ts";

/**
 * Marks a line as created in error: it counts for nothing, and what was charged for it is taken back by the next run.
 * @throws NOT_FOUND, CONFLICT when it is marked already
 */
export async function markAccommodationLineInError(
  ctx: Context,
  input: { accommodationLineId: number; reason: string; preview: boolean },
): Promise<AccommodationPreview> {
  requireScope(ctx, "customers:write");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const before = await lockRow(tx, schema.accommodationLine, input.accommodationLineId, "accommodation line");
      if (before.inError) throw new ServiceError("CONFLICT", "The line is marked as created in error already.");
      await lockLineStay(tx, before.accommodationPaymentId);
      await updateRow(
        tx,
        ctx,
        schema.accommodationLine,
        before,
        { inError: true },
        {
          verb: `markAccommodationLineInError: ${input.reason}`,
          objectType: "accommodation_line",
          serviceId: before.serviceId,
        },
      );
      return afterChange(tx, before.accommodationPaymentId, ctx.today(), []);
    }),
  );
}
