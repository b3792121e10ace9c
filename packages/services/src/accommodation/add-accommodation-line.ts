import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { previewed } from "../common/preview.ts";
import { insertRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { notFound, refuseIfAny } from "../errors.ts";
import { type AccommodationPreview, afterChange } from "./change-preview.ts";
import { type LineInput, lineValues, lockLineStay } from "./line-values.ts";

/**
 * Agrees on payment from a day on: a line that runs on ends the day before, one that begins later bounds the new one.
 * @throws NOT_FOUND, VALIDATION
 */
export async function addAccommodationLine(
  ctx: Context,
  input: LineInput & { accommodationPaymentId: number; preview: boolean },
): Promise<AccommodationPreview> {
  requireScope(ctx, "customers:write");
  return change(ctx, (outer) =>
    previewed(outer, input.preview, async (tx) => {
      const { accommodationPaymentId: id, preview: _preview, ...line } = input;
      const stay = await lockLineStay(tx, id);
      if (stay === null) throw notFound("accommodation payment", id);
      const { values, warnings } = await lineValues(tx, stay, line);
      const same = await firstOf<{ id: number }>(
        tx,
        sql`select id from accommodation_line where accommodation_payment_id = ${id} and not in_error and start_date = ${line.startDate}`,
      );
      if (same !== null)
        refuseIfAny([
          {
            pointer: "/startDate",
            code: "TAKEN",
            detail: `A line begins on ${dayWords(line.startDate)} already: correct that one, or mark it as created in error.`,
          },
        ]);
      const next = await firstOf<{ last: string }>(
        tx,
        sql`select (start_date - 1)::date as last from accommodation_line where accommodation_payment_id = ${id} and not in_error
          and start_date > ${line.startDate}::date order by start_date limit 1`,
      );
      if (next !== null && (values.endDate == null || values.endDate > next.last)) {
        values.endDate = next.last;
        warnings.push({
          code: "BOUNDED",
          detail: `Another line begins later: this one ends on ${dayWords(next.last)}.`,
        });
      }
      await tx.execute(sql`update accommodation_line set end_date = ${line.startDate}::date - 1
        where accommodation_payment_id = ${id} and not in_error and start_date < ${line.startDate}::date
          and (end_date is null or end_date >= ${line.startDate}::date)`);
      await insertRow(
        tx,
        ctx,
        schema.accommodationLine,
        { ...values, accommodationPaymentId: id, clientId: stay.clientId, serviceId: stay.serviceId },
        { verb: "addAccommodationLine", objectType: "accommodation_line", serviceId: stay.serviceId },
      );
      return afterChange(tx, id, ctx.today(), warnings);
    }),
  );
}
