import { centsOf, centsText } from "@banksia/core/money/cents";
import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { insertRow, lockRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { whenRefused } from "../common/violated.ts";
import { loadOne } from "../common/view.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, invalid, refuseIfAny } from "../errors.ts";
import { type BedTransfer, type BedTransferReason, bedTransferView } from "./bed-transfer-view.ts";
import type { EntryRow } from "./change-entry.ts";
import { placeFaults, whenTaken } from "./entry-clash.ts";
import { previewed } from "../common/preview.ts";
import { recalculated } from "./recalculated.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";

export interface AddBedTransferInput {
  serviceEntryId: number;
  toPlaceId: number;
  /** First day in the new place. */
  transferDate: string;
  reason: BedTransferReason;
  description: string | null;
  preview?: boolean;
}

/** A bed transfer with what the places cost. */
export interface BedTransferMade {
  preview: boolean;
  bedTransfer: BedTransfer;
  serviceEntry: ServiceEntry;
  /** Published prices as lump sums, and the new one less the old one; null where one is not known. */
  priceBefore: string | null;
  priceAfter: string | null;
  priceDifference: string | null;
  warnings: Warning[];
}

/**
 * Moves a client to another place of the same service, after all moves that are there. What the room costs does not
 * change by itself: the difference of the prices is told.
 * @throws NOT_FOUND, VALIDATION
 */
export async function addBedTransfer(ctx: Context, input: AddBedTransferInput): Promise<BedTransferMade> {
  requireScope(ctx, "customers:write");
  const { preview = false } = input;
  return change(ctx, async (tx) => {
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    return { preview, ...(await previewed(tx, preview, (inner) => move(inner, ctx, entry, input))) };
  });
}

async function move(
  tx: OrmTx,
  ctx: Context,
  entry: EntryRow,
  input: AddBedTransferInput,
): Promise<Omit<BedTransferMade, "preview">> {
  const { toPlaceId, transferDate, reason, description } = input;
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, entry.serviceId));
  const last = await firstOf<{ since: string; code: string }>(
    tx,
    sql`select w.start_date as since, p.code from place_stay w join place p on p.id = w.place_id
      where w.service_entry_id = ${entry.id} order by w.start_date desc, w.id desc limit 1`,
  );
  if (entry.placeId === null || last === null)
    throw invalid({
      pointer: "/toPlaceId",
      code: "NOT_ALLOWED",
      detail: "The client is in no place yet: enter the place at the service entry.",
    });
  const faults: FieldError[] = [];
  if (toPlaceId === entry.placeId)
    faults.push({ pointer: "/toPlaceId", code: "DUPLICATE", detail: `The client is in ${last.code} already.` });
  if (transferDate <= last.since)
    faults.push({
      pointer: "/transferDate",
      code: "BEFORE_START",
      detail: `The client is in ${last.code} since ${dayWords(last.since)}: the move comes after that day.`,
    });
  if (entry.departureDate !== null && transferDate >= entry.departureDate)
    faults.push({
      pointer: "/transferDate",
      code: "OUT_OF_RANGE",
      detail: `The client departs on ${dayWords(entry.departureDate)}.`,
    });
  if (faults.length === 0)
    for (const fault of await placeFaults(
      tx,
      { ...entry, placeId: toPlaceId },
      service?.allowPartnered === true,
      transferDate,
    ))
      faults.push({ ...fault, pointer: "/toPlaceId" });
  refuseIfAny(faults);

  const { serviceId } = entry;
  const { id } = await insertRow(
    tx,
    ctx,
    schema.bedTransfer,
    { serviceEntryId: entry.id, serviceId, fromPlaceId: entry.placeId, toPlaceId, transferDate, reason, description },
    { verb: "addBedTransfer", objectType: "bed_transfer", serviceId },
  )
    .catch(whenTaken("/toPlaceId"))
    .catch(whenRefused("REFERENCE", (detail) => invalid({ pointer: "/transferDate", code: "NOT_ALLOWED", detail })));
  const prices = await firstOf<{ before: string | null; after: string | null }>(
    tx,
    sql`select (select price from place where id = ${entry.placeId}) as before, (select price from place where id = ${toPlaceId}) as after`,
  );
  const { before = null, after = null } = prices ?? {};
  const difference = before === null || after === null ? null : centsOf(after) - centsOf(before);
  const warnings: Warning[] = [];
  if (difference !== null && difference !== 0) warnings.push(priceWarning(difference, reason));
  return {
    bedTransfer: await loadOne<BedTransfer>(tx, bedTransferView, id),
    serviceEntry: await loadServiceEntry(tx, ctx, entry.id),
    priceBefore: before,
    priceAfter: after,
    priceDifference: difference === null ? null : centsText(difference),
    warnings: [...warnings, ...(await recalculated(tx, ctx, entry.clientId))],
  };
}

function priceWarning(difference: number, reason: BedTransferReason): Warning {
  if (difference < 0)
    return {
      code: "CHEAPER_PLACE",
      detail: "The new place is cheaper: agree on a new amount for the room, and refund what was paid above it.",
    };
  return reason === "client_choice"
    ? {
        code: "DEARER_PLACE",
        detail: "The new place is dearer and the client chose it: agree on a new amount for the room.",
      }
    : {
        code: "DEARER_PLACE_NOT_CHOSEN",
        detail:
          "The new place is dearer, but the client did not ask for the move: a higher amount needs the client's agreement.",
      };
}
