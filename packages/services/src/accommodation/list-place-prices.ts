import { maximumPriceDaily } from "@banksia/core/accommodation/index";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { queryOfOrm } from "../fees/recalculate.ts";

/** A published price of a place. */
export interface PlacePrice {
  id: number;
  placeId: number;
  placeCode: string;
  wing: string | null;
  serviceId: number;
  serviceName: string;
  startDate: string;
  endDate: string | null;
  price: string;
  /** As a daily payment at the maximum permissible rate of its first day; null where that is not known. */
  daily: string | null;
}

export interface ListPlacePricesInput extends PageInput<"placeCode" | "startDate" | "price"> {
  serviceId?: number;
  placeId?: number;
  /** Only those in force on this day. */
  on?: string;
  search?: string;
}

/** Published prices of places, with their history. */
export async function listPlacePrices(ctx: Context, input: ListPlacePricesInput): Promise<Page<PlacePrice>> {
  requireScope(ctx, "setup:read");
  return read(ctx, async (tx) => {
    const page = await fetchPage<Omit<PlacePrice, "daily">, "placeCode" | "startDate" | "price">(
      tx,
      {
        columns: sql`r.id, r.place_id as "placeId", p.code as "placeCode", p.wing, r.service_id as "serviceId",
          s.name as "serviceName", r.start_date as "startDate", r.end_date as "endDate", r.price`,
        from: sql`place_price r join place p on p.id = r.place_id join service s on s.id = r.service_id`,
        where: [
          when(input.serviceId, (id) => sql`r.service_id = ${id}`),
          when(input.placeId, (id) => sql`r.place_id = ${id}`),
          when(
            input.on,
            (day) => sql`r.start_date <= ${day}::date and (r.end_date is null or r.end_date >= ${day}::date)`,
          ),
          matches(input.search, sql`p.code`, sql`p.wing`, sql`s.name`),
        ],
        keys: {
          placeCode: { by: sql`p.code`, type: "text" },
          startDate: { by: sql`r.start_date`, type: "date" },
          price: { by: sql`r.price`, type: "numeric" },
        },
        id: sql`r.id`,
        order: [
          { key: "placeCode", descending: false },
          { key: "startDate", descending: true },
        ],
      },
      input,
    );
    const national = await loadNationalRates(queryOfOrm(tx));
    const daily = (price: string, day: string) => {
      const mpir = national.on("mpir", day);
      return mpir === null ? null : maximumPriceDaily({ maximumPrice: price, mpirOfDay: mpir.value });
    };
    return { ...page, items: page.items.map((row) => ({ ...row, daily: daily(row.price, row.startDate) })) };
  });
}
