import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode, unknownReferences } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type Place, placeView } from "./place-view.ts";

export interface CreatePlaceInput {
  serviceId: number;
  code: string;
  wing: string | null;
  /** The published price as a refundable lump sum; null where there is none. */
  price: string | null;
  /** Street address of its own, as a unit of a village has; that of the service when left out or null. */
  addressLine?: string | null;
}

/**
 * Creates a place of a service.
 * @throws VALIDATION, ALREADY_EXISTS for the code within the service
 */
export async function createPlace(ctx: Context, input: CreatePlaceInput): Promise<Place> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/serviceId",
        table: schema.service,
        what: "service",
        id: input.serviceId,
      }),
    );
    await refuseTakenCode(tx, schema.place, input.code, null, sql`service_id = ${input.serviceId}`);
    const { id } = await insertRow(tx, ctx, schema.place, input, {
      verb: "createPlace",
      objectType: "place",
      serviceId: input.serviceId,
    });
    return loadOne<Place>(tx, await placeView(tx, ctx), id);
  });
}
