import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type Place, placeView } from "./place-view.ts";

export interface UpdatePlaceInput {
  placeId: number;
  code?: string;
  wing?: string | null;
  price?: string | null;
  addressLine?: string | null;
  active?: boolean;
}

/**
 * Changes a place; it stays with its service.
 * @throws NOT_FOUND, ALREADY_EXISTS for the code within the service
 */
export async function updatePlace(ctx: Context, input: UpdatePlaceInput): Promise<Place> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { placeId, ...patch } = input;
    const before = await lockRow(tx, schema.place, placeId, "place");
    await refuseTakenCode(tx, schema.place, input.code, placeId, sql`service_id = ${before.serviceId}`);
    await updateRow(tx, ctx, schema.place, before, patch, {
      verb: "updatePlace",
      objectType: "place",
      serviceId: before.serviceId,
    });
    return loadOne<Place>(tx, await placeView(tx, ctx), placeId);
  });
}
