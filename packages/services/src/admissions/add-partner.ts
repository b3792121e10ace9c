import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { insertRow, lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid, refuseIfAny } from "../errors.ts";
import { type PartnerChange, loadPartnerChange, partnerDateFaults, personFaults } from "./partner-change.ts";

export interface AddPartnerInput {
  serviceEntryId: number;
  clientId: number;
  /** That of the primary client, when left out. */
  entryDate?: string;
}

/**
 * Adds a partner to an entry: a person without an own entry there who shares the place. There may be several. Nothing is
 * billed to a partner by the entry.
 * @throws NOT_FOUND, VALIDATION
 */
export async function addPartner(ctx: Context, input: AddPartnerInput): Promise<PartnerChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, entry.serviceId));
    if (service?.allowPartnered !== true)
      throw invalid({
        pointer: "/clientId",
        code: "NOT_ALLOWED",
        detail: `${service?.name ?? "The service"} does not allow partners: allow them at the service, or admit the person.`,
      });
    const { clientId, entryDate = entry.entryDate } = input;
    const dates = { clientId, entryDate, departureDate: null, departureReason: null };
    refuseIfAny([
      ...(await personFaults(tx, clientId)),
      ...(await partnerDateFaults(tx, ctx, entry, { ...dates, id: null })),
    ]);
    const { serviceId } = entry;
    const { id } = await insertRow(
      tx,
      ctx,
      schema.entryPartner,
      { serviceEntryId: entry.id, serviceId, ...dates },
      { verb: "addPartner", objectType: "entry_partner", serviceId },
    );
    if (!entry.partnered)
      await updateRow(
        tx,
        ctx,
        schema.serviceEntry,
        entry,
        { partnered: true },
        {
          verb: "addPartner",
          objectType: "service_entry",
          serviceId,
        },
      );
    return loadPartnerChange(tx, ctx, id, entry.id);
  });
}
