import { schema } from "@banksia/db";
import { previewed } from "../common/preview.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, notFound } from "../errors.ts";
import { type AccommodationPreview, afterChange } from "./change-preview.ts";
import { type LineInput, lineValues, lockLineStay } from "./line-values.ts";

export type UpdateAccommodationLineInput = Partial<Omit<LineInput, "kind">> & {
  accommodationLineId: number;
  preview: boolean;
};

/**
 * Corrects a line; what was charged is settled by the next run.
 * @throws NOT_FOUND, VALIDATION, CONFLICT for a line marked in error
 */
export async function updateAccommodationLine(
  ctx: Context,
  input: UpdateAccommodationLineInput,
): Promise<AccommodationPreview> {
  requireScope(ctx, "customers:write");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const { accommodationLineId, preview: _preview, ...patch } = input;
      const before = await lockRow(tx, schema.accommodationLine, accommodationLineId, "accommodation line");
      if (before.inError) throw new ServiceError("CONFLICT", "The line is marked as created in error: add a new one.");
      const stay = await lockLineStay(tx, before.accommodationPaymentId);
      if (stay === null) throw notFound("accommodation payment", before.accommodationPaymentId);
      // A rate that followed the maximum of its day follows that of the new day; a contribution has no other.
      const follows = before.kind === "contribution" || before.agreedRate === before.mpir;
      const followed = follows ? null : before.agreedRate;
      const { values, warnings } = await lineValues(tx, stay, { ...before, agreedRate: followed, ...patch });
      await updateRow(tx, ctx, schema.accommodationLine, before, values, {
        verb: "updateAccommodationLine",
        objectType: "accommodation_line",
        serviceId: before.serviceId,
      }).catch(
        whenViolated(
          "accommodation_line_no_overlap",
          () =>
            new ServiceError("VALIDATION", "Two lines would hold on the same day.", [
              {
                pointer: patch.startDate === undefined ? "/endDate" : "/startDate",
                code: "OVERLAP",
                detail: "Another line holds on some of these days: end it first.",
              },
            ]),
        ),
      );
      return afterChange(tx, before.accommodationPaymentId, ctx.today(), warnings);
    }),
  );
}
