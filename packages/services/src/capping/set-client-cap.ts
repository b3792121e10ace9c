import { centsOf } from "@banksia/core/money/index";
import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type ClientCap, type ClientCapView, loadClientCap } from "./client-cap-view.ts";

/**
 * Sets up a client's caps. Capped fees already billed wait to be adjusted.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setClientCap(ctx: Context, input: ClientCap): Promise<ClientCapView> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { clientId } = input;
    const client = await lockRow(tx, schema.customer, clientId, "client");
    const faults: FieldError[] = [];
    const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
    if (client.type !== "person") fault("/clientId", "NOT_ALLOWED", "Only a person has caps.");
    const annual = centsOf(input.annualOpening);
    const lifetime = centsOf(input.lifetimeOpening);
    if (annual < 0) fault("/annualOpening", "OUT_OF_RANGE", "What was paid elsewhere cannot be negative.");
    if (annual > lifetime)
      fault("/annualOpening", "OUT_OF_RANGE", "The part of the current cap year cannot be more than the whole.");
    if (lifetime > 0 && input.openingDate === null)
      fault(
        "/openingDate",
        "REQUIRED",
        "Give the first day that this provider bills: it tells which cap year the opening belongs to.",
      );
    if (input.openingDate !== null && input.openingDate < input.firstEntryDate)
      fault("/openingDate", "BEFORE_START", "The opening date is before the first entry date.");
    refuseIfAny(faults);

    const values = {
      clientId,
      firstEntryDate: input.firstEntryDate,
      annual: input.annual,
      lifetime: input.lifetime,
      openingDate: input.openingDate,
      annualOpening: input.annualOpening,
      lifetimeOpening: input.lifetimeOpening,
      allowBeyond: input.allowBeyond,
      careDaysBefore: input.careDaysBefore,
    };
    const table = schema.clientCap;
    const [before] = await tx.select().from(table).where(eq(table.clientId, clientId)).for("update");
    const [after] = await tx
      .insert(table)
      .values(values)
      .onConflictDoUpdate({ target: table.clientId, set: values })
      .returning();
    await audit(tx, ctx, {
      verb: "setClientCap",
      objectType: "client_cap",
      objectId: clientId,
      serviceId: client.homeServiceId,
      before,
      after,
    });
    return loadClientCap(tx, ctx, clientId);
  });
}
