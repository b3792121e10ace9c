import { schema } from "@banksia/db";
import { lockRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type ServiceEntryChange, changeEntry } from "./change-entry.ts";
import { previewed } from "../common/preview.ts";
import type { AccommodationStatus, DepartureReason } from "./service-entry-view.ts";

export interface UpdateServiceEntryInput {
  serviceEntryId: number;
  /** Corrects the newest place; a move on a day is a bed transfer. */
  placeId?: number | null;
  funded?: boolean;
  entryDate?: string;
  /** Follows the entry date when left out and the same as it before. */
  billingStartDate?: string;
  accommodationStatus?: AccommodationStatus;
  careBeforeJuly2014?: boolean;
  newMeansTesting?: boolean;
  agreementDate?: string | null;
  initialCapacity?: string | null;
  departureCapacity?: string | null;
  entryEventRequired?: boolean;
  departureEventRequired?: boolean;
  partnered?: boolean;
  /** Null takes a departure back, with its reason and all its other days. */
  departureDate?: string | null;
  departureReason?: DepartureReason | null;
  noticeDate?: string | null;
  probateDate?: string | null;
  billingEndDate?: string | null;
  preview?: boolean;
}

/**
 * Changes a service entry. Schedule lines keep their own dates; those billed on days that are no longer due wait to be
 * adjusted. The client's fees are worked out anew.
 * @throws NOT_FOUND, VALIDATION, ENTRY_OVERLAP
 */
export async function updateServiceEntry(ctx: Context, input: UpdateServiceEntryInput): Promise<ServiceEntryChange> {
  requireScope(ctx, "customers:write");
  const { serviceEntryId, preview = false, ...patch } = input;
  return change(ctx, async (tx) => {
    const before = await lockRow(tx, schema.serviceEntry, serviceEntryId, "service entry");
    if (input.departureDate === null) {
      patch.departureReason ??= null;
      patch.billingEndDate ??= null;
      patch.noticeDate ??= null;
      patch.probateDate ??= null;
      patch.departureCapacity ??= null;
    }
    if (patch.entryDate !== undefined && before.billingStartDate === before.entryDate)
      patch.billingStartDate ??= patch.entryDate;
    return {
      preview,
      ...(await previewed(tx, preview, (inner) =>
        changeEntry(inner, ctx, before, patch, { verb: "updateServiceEntry", departPartners: false }),
      )),
    };
  });
}
