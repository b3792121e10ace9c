import { schema } from "@banksia/db";
import { lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ServiceEntryChange, changeEntry } from "./change-entry.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export interface UpdateServiceEntryInput {
  serviceEntryId: number;
  placeId?: number | null;
  funded?: boolean;
  entryDate?: string;
  billingStartDate?: string;
  /** Null takes a departure back, with its reason and billing end date. */
  departureDate?: string | null;
  departureReason?: DepartureReason | null;
  billingEndDate?: string | null;
}

/**
 * Changes a service entry. Schedule lines keep their own dates; those billed on days that are no longer due wait to be
 * adjusted.
 * @throws NOT_FOUND, VALIDATION, ENTRY_OVERLAP
 */
export async function updateServiceEntry(ctx: Context, input: UpdateServiceEntryInput): Promise<ServiceEntryChange> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { serviceEntryId, ...patch } = input;
    const before = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    if (input.departureDate === null) {
      patch.departureReason ??= null;
      patch.billingEndDate ??= null;
    }
    return changeEntry(tx, ctx, before, patch, "updateServiceEntry");
  });
}
