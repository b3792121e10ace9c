import { centsOf } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { insertRow, lockRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { dayWords, type Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";

export interface AddPlacePriceInput {
  placeId: number;
  startDate: string;
  price: string;
}

export interface PlacePriceAdded {
  id: number;
  placeId: number;
  startDate: string;
  endDate: string | null;
  price: string;
  warnings: Warning[];
}

/**
 * Publishes a price of a place from a day on; the one before ends the day before, one after it bounds the new one. What
 * residents have agreed stays as agreed.
 * @throws NOT_FOUND, VALIDATION
 */
export async function addPlacePrice(ctx: Context, input: AddPlacePriceInput): Promise<PlacePriceAdded> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const place = await lockRow(tx, schema.place, input.placeId, "place");
    if (centsOf(input.price) <= 0)
      refuseIfAny([{ pointer: "/price", code: "OUT_OF_RANGE", detail: "A price is above zero." }]);
    const same = await firstOf<{ price: string }>(
      tx,
      sql`select price from place_price where place_id = ${place.id} and start_date = ${input.startDate}`,
    );
    if (same !== null)
      refuseIfAny([
        {
          pointer: "/startDate",
          code: "TAKEN",
          detail: `A price of ${same.price} begins on ${dayWords(input.startDate)} already.`,
        },
      ]);
    const next = await firstOf<{ endDate: string }>(
      tx,
      sql`select (start_date - 1)::date as "endDate" from place_price where place_id = ${place.id}
        and start_date > ${input.startDate}::date order by start_date limit 1`,
    );
    await tx.execute(sql`update place_price set end_date = ${input.startDate}::date - 1 where place_id = ${place.id}
      and start_date < ${input.startDate}::date and (end_date is null or end_date >= ${input.startDate}::date)`);
    const row = await insertRow(
      tx,
      ctx,
      schema.placePrice,
      {
        placeId: place.id,
        serviceId: place.serviceId,
        startDate: input.startDate,
        endDate: next?.endDate ?? null,
        price: input.price,
      },
      { verb: "addPlacePrice", objectType: "place_price", serviceId: place.serviceId },
    );
    if (input.startDate <= ctx.today() && (row.endDate === null || row.endDate >= ctx.today())) {
      await tx.execute(sql`update place set price = ${row.price} where id = ${place.id}`);
      await audit(tx, ctx, {
        verb: "addPlacePrice",
        objectType: "place",
        objectId: place.id,
        serviceId: place.serviceId,
        before: { price: place.price },
        after: { price: row.price },
      });
    }
    const { id, placeId, startDate, endDate, price } = row;
    return { id, placeId, startDate, endDate, price, warnings: await priceWarnings(tx, price, startDate) };
  });
}

/** Above the price that needs the approval of the Pricing Authority. */
export async function priceWarnings(tx: OrmTx, price: string, day: string): Promise<Warning[]> {
  const most = (await loadNationalRates(queryOfOrm(tx))).on("maximum_accommodation_price", day);
  if (most === null || centsOf(price) <= centsOf(most.value)) return [];
  return [
    {
      code: "ABOVE_MAXIMUM_PRICE",
      detail: `A price above ${most.value} needs the approval of the Pricing Authority (Aged Care Rules 2025 s.289-5).`,
    },
  ];
}
