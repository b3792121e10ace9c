import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Place, placeView } from "./place-view.ts";

export interface ListPlacesInput extends PageInput<"code" | "wing" | "price"> {
  search?: string;
  serviceId?: number;
  active?: boolean;
  /** Only those with, or without, someone there today. */
  occupied?: boolean;
}

/** Places of the services that the caller sees. */
export async function listPlaces(ctx: Context, input: ListPlacesInput): Promise<Page<Place>> {
  requireScope(ctx, "setup:read");
  return read(ctx, async (tx) =>
    fetchPage<Place, "code" | "wing" | "price">(
      tx,
      {
        ...(await placeView(tx, ctx)),
        where: [
          matches(input.search, sql`p.code`, sql`p.wing`, sql`s.name`, sql`o.name`),
          when(input.serviceId, (id) => sql`p.service_id = ${id}`),
          when(input.active, (active) => sql`p.active = ${active}`),
          when(input.occupied, (occupied) => sql`(o.id is not null) = ${occupied}`),
        ],
        keys: {
          code: { by: sql`p.code`, type: "text" },
          wing: { by: sql`coalesce(p.wing, '')`, type: "text" },
          price: { by: sql`coalesce(p.price, 0)`, type: "numeric" },
        },
        order: [{ key: "code", descending: false }],
      },
      input,
    ),
  );
}
