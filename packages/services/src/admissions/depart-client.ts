import { schema } from "@banksia/db";
import { lockRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type ServiceEntryChange, changeEntry } from "./change-entry.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export interface DepartClientInput {
  serviceEntryId: number;
  departureDate: string;
  departureReason: DepartureReason;
  /** Last billable day where it differs from the departure day; null otherwise. */
  billingEndDate: string | null;
}

/**
 * Departs a client from a service. The schedule lines keep their ends: what is due stops with the entry, and what was
 * billed beyond waits to be adjusted.
 * @throws NOT_FOUND, VALIDATION, CONFLICT when the client has departed already
 */
export async function departClient(ctx: Context, input: DepartClientInput): Promise<ServiceEntryChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { serviceEntryId, ...patch } = input;
    const before = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    if (before.departureDate !== null)
      throw new ServiceError(
        "CONFLICT",
        `The client departed on ${dayWords(before.departureDate)} already: change the entry to correct it.`,
      );
    return changeEntry(tx, ctx, before, patch, "departClient");
  });
}
