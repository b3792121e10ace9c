import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { lockRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type ServiceEntryChange, changeEntry } from "./change-entry.ts";
import { previewed } from "../common/preview.ts";

export interface UndoDepartureInput {
  serviceEntryId: number;
  preview?: boolean;
}

const noDeparture = {
  departureDate: null,
  departureReason: null,
  billingEndDate: null,
  noticeDate: null,
  probateDate: null,
  departureCapacity: null,
};

/**
 * Takes a departure back, with what it ended: funding lines, leave and partners are as they were before.
 * @throws NOT_FOUND, VALIDATION when somebody else lives in the place by now, CONFLICT when the client has not departed or
 *   has gone on to another service by a facility transfer
 */
export async function undoDeparture(ctx: Context, input: UndoDepartureInput): Promise<ServiceEntryChange> {
  requireScope(ctx, "customers:write");
  const { serviceEntryId, preview = false } = input;
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    if (before.departureDate === null)
      throw new ServiceError("CONFLICT", "The client has not departed: there is nothing to take back.");
    const next = await firstOf<{ name: string; day: string }>(
      tx,
      sql`select s.name, e.entry_date as day from service_entry e join service s on s.id = e.service_id
        where e.transferred_from_id = ${serviceEntryId} limit 1`,
    );
    if (next !== null)
      throw new ServiceError(
        "CONFLICT",
        `The stay goes on at ${next.name} from ${dayWords(next.day)}: cancel that admission first.`,
      );
    return {
      preview,
      ...(await previewed(tx, preview, (inner) =>
        changeEntry(inner, ctx, before, noDeparture, { verb: "undoDeparture", departPartners: false }),
      )),
    };
  });
}
