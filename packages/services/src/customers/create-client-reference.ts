import { schema } from "@banksia/db";
import { and, eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { insertRow } from "../common/row.ts";
import { whenViolated } from "../common/violated.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, invalid, refuseIfAny } from "../errors.ts";
import { type ClientReference, loadClientReference, numberTaken } from "./client-reference-view.ts";
import { lockCustomer } from "./lock-customer.ts";

export interface CreateClientReferenceInput {
  customerId: number;
  referenceTypeId: number;
  number: string;
  active: boolean;
}

/**
 * Gives a client a reference number. Of each type one is active: the one before becomes inactive and is kept.
 * @throws NOT_FOUND, VALIDATION when the client has the number already, or another client does where it must be their own
 */
export async function createClientReference(ctx: Context, input: CreateClientReferenceInput): Promise<ClientReference> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { customerId: clientId, ...values } = input;
    const customer = await lockCustomer(tx, clientId);
    const entry = { objectType: "client_reference", serviceId: customer.homeServiceId };
    const table = schema.clientReference;
    const faults: FieldError[] = [];
    const [type] = await tx
      .select()
      .from(schema.referenceType)
      .where(eq(schema.referenceType.id, input.referenceTypeId));
    if (type === undefined || !type.active)
      faults.push({
        pointer: "/referenceTypeId",
        code: "UNKNOWN",
        detail: `There is no reference type ${input.referenceTypeId} in use.`,
      });
    if (!/[0-9A-Za-z]/.test(input.number))
      faults.push({ pointer: "/number", code: "INVALID", detail: "A number has digits or letters." });
    if (customer.type === "organisation")
      faults.push({ pointer: "/customerId", code: "NOT_ALLOWED", detail: "Only a person has client references." });
    refuseIfAny(faults);
    const ofType = and(eq(table.clientId, clientId), eq(table.referenceTypeId, input.referenceTypeId));
    const before = await tx.select().from(table).where(ofType);
    if (before.some((one) => one.number === input.number))
      throw invalid({
        pointer: "/number",
        code: "DUPLICATE",
        detail: "The client has this number already: make it active again if it is not.",
      });
    const replaced = input.active ? before.filter((one) => one.active) : [];
    if (replaced.length > 0)
      await tx
        .update(table)
        .set({ active: false })
        .where(and(ofType, eq(table.active, true)));
    for (const one of replaced)
      await audit(tx, ctx, {
        ...entry,
        verb: "createClientReference",
        objectId: one.id,
        before: one,
        after: { ...one, active: false, distinctKey: null },
      });
    const { id } = await insertRow(
      tx,
      ctx,
      table,
      { clientId, ...values },
      { ...entry, verb: "createClientReference" },
    ).catch(whenViolated("client_reference_distinct", () => numberTaken("/number")));
    return loadClientReference(tx, id);
  });
}
