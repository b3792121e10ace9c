import { schema } from "@banksia/db";
import { lockRow } from "../common/row.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type EntryRow, type ServiceEntryChange, changeEntry } from "./change-entry.ts";
import { previewed } from "../common/preview.ts";
import type { DepartureReason } from "./service-entry-view.ts";

export interface DepartClientInput {
  serviceEntryId: number;
  departureDate: string;
  /** A death is the reason `deceased`. */
  departureReason: DepartureReason;
  /** Last billable day where it differs from the departure day; null otherwise. */
  billingEndDate: string | null;
  /** Day on which notice of leaving was given; null for none. */
  noticeDate?: string | null;
  /** Day on which probate was shown; may come later. */
  probateDate?: string | null;
  departureCapacity?: string | null;
  /** Partners who share the entry leave on the same day. */
  departPartners?: boolean;
  preview?: boolean;
}

/** The refusal to depart somebody who has departed. */
export function refuseDeparted(entry: EntryRow): void {
  if (entry.departureDate !== null)
    throw new ServiceError(
      "CONFLICT",
      `The client departed on ${dayWords(entry.departureDate)} already: change the entry to correct it.`,
    );
}

/**
 * Departs a client from a service. The schedule lines keep their ends: what is due stops with the entry, and what was
 * billed beyond waits to be adjusted. Funding lines and leave that still lasts end.
 * @throws NOT_FOUND, VALIDATION, CONFLICT when the client has departed already
 */
export async function departClient(ctx: Context, input: DepartClientInput): Promise<ServiceEntryChange> {
  requireScope(ctx, "customers:write");
  const { serviceEntryId, departPartners = false, preview = false, ...patch } = input;
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    refuseDeparted(before);
    return {
      preview,
      ...(await previewed(tx, preview, (inner) =>
        changeEntry(inner, ctx, before, patch, { verb: "departClient", departPartners }),
      )),
    };
  });
}
