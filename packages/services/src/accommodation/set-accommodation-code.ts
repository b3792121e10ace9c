import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { unknownReferences } from "../common/known.ts";
import { firstOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { notFound, refuseIfAny } from "../errors.ts";
import { type AccommodationUse, accommodationUses } from "./list-accommodation-codes.ts";

const isUse = (text: string): text is AccommodationUse => Object.hasOwn(accommodationUses, text);

/**
 * Chooses the billing code of a charge of accommodation; what is posted stays where it is.
 * @throws NOT_FOUND for a use that does not exist, VALIDATION
 */
export async function setAccommodationCode(
  ctx: Context,
  input: { use: string; billingCodeId: number },
): Promise<{ use: string; billingCodeId: number }> {
  requireScope(ctx, "setup:write");
  const { use, billingCodeId } = input;
  if (!isUse(use)) throw notFound("charge of accommodation", use);
  return change(ctx, async (tx) => {
    refuseIfAny(
      await unknownReferences(tx, {
        pointer: "/billingCodeId",
        table: schema.billingCode,
        what: "billing code",
        id: billingCodeId,
      }),
    );
    const before = await firstOf<{ billingCodeId: number }>(
      tx,
      sql`select billing_code_id as "billingCodeId" from accommodation_code where use = ${use} for update`,
    );
    await tx.execute(sql`insert into accommodation_code (use, billing_code_id) values (${use}, ${billingCodeId})
      on conflict (use) do update set billing_code_id = excluded.billing_code_id`);
    await audit(tx, ctx, {
      verb: "setAccommodationCode",
      objectType: "accommodation_code",
      objectId: use,
      before,
      after: { billingCodeId },
    });
    return { use, billingCodeId };
  });
}
