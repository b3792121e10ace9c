import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { lockRow } from "../common/row.ts";
import { rowsOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import type { Admission } from "./admission-view.ts";
import { admit } from "./admit.ts";
import { type EntryRow, type ServiceEntryChange, changeEntry, lastDayBeforeTransfer } from "./change-entry.ts";
import { refuseDeparted } from "./depart-client.ts";
import type { EntryFactsInput } from "./entry-facts.ts";
import { previewed } from "../common/preview.ts";

export interface TransferFacilityInput extends EntryFactsInput {
  serviceEntryId: number;
  /** Day of departure here and of entry there. */
  transferDate: string;
  noticeDate: string | null;
  departureCapacity?: string | null;
  departPartners: boolean;
  /** Of the old entry; the day before the transfer in residential care, when left out. */
  billingEndDate?: string | null;
  serviceId: number;
  /** That of the old entry, when left out. */
  careTypeId?: number;
  placeId: number | null;
  billingStartDate?: string;
  moveAddress?: boolean;
  preview?: boolean;
}

export interface FacilityTransfer {
  preview: boolean;
  departure: ServiceEntryChange;
  admission: Admission;
  /** What was particular at the old service and does not go along by itself. */
  warnings: Warning[];
}

/**
 * Moves a client to another service on a day: departs here and admits there, with the fees, funding, portal events and
 * home address of the new service. The arrangements, caps and rates are the person's and go along.
 * @throws NOT_FOUND, VALIDATION, ENTRY_OVERLAP, CONFLICT when the client has departed already
 */
export async function transferFacility(ctx: Context, input: TransferFacilityInput): Promise<FacilityTransfer> {
  requireScope(ctx, "customers:write");
  const { preview = false } = input;
  return change(ctx, async (tx) => {
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    refuseDeparted(entry);
    if (input.serviceId === entry.serviceId)
      throw invalid({
        pointer: "/serviceId",
        code: "DUPLICATE",
        detail: "The client is at this service already: to change the place, add a bed transfer.",
      });
    const made = await previewed(tx, preview, (inner) => transfer(inner, ctx, entry, input));
    return {
      preview,
      departure: { preview, ...made.departure },
      admission: { preview, ...made.admission },
      warnings: made.warnings,
    };
  });
}

async function transfer(tx: OrmTx, ctx: Context, entry: EntryRow, input: TransferFacilityInput) {
  const { transferDate, noticeDate, departureCapacity, departPartners, placeId } = input;
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, entry.serviceId));
  const warnings = await leftBehind(tx, entry, transferDate);
  const billingEndDate =
    input.billingEndDate === undefined
      ? service?.kind === "residential"
        ? lastDayBeforeTransfer(entry, transferDate)
        : null
      : input.billingEndDate;
  const departure = await changeEntry(
    tx,
    ctx,
    entry,
    { departureDate: transferDate, departureReason: "other_service", noticeDate, billingEndDate, departureCapacity },
    { verb: "transferFacility", departPartners },
  ).catch((error: unknown) => {
    throw inTransferWords(error);
  });
  const admission = await admit(
    tx,
    ctx,
    {
      clientId: entry.clientId,
      serviceId: input.serviceId,
      careTypeId: input.careTypeId ?? entry.careTypeId,
      placeId,
      entryDate: transferDate,
      billingStartDate: input.billingStartDate,
      moveAddress: input.moveAddress,
      funded: input.funded,
      accommodationStatus: input.accommodationStatus ?? entry.accommodationStatus,
      careBeforeJuly2014: input.careBeforeJuly2014 ?? entry.careBeforeJuly2014,
      newMeansTesting: input.newMeansTesting ?? entry.newMeansTesting,
      agreementDate: input.agreementDate,
      initialCapacity: input.initialCapacity,
      entryEventRequired: input.entryEventRequired,
      departureEventRequired: input.departureEventRequired,
    },
    { verb: "transferFacility", transferredFromId: entry.id },
  ).catch((error: unknown) => {
    throw inTransferWords(error);
  });
  return { departure, admission, warnings };
}

/** The day of a transfer is both departure and entry. */
function inTransferWords(error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  return new ServiceError(
    error.code,
    error.message,
    error.fields.map((field) =>
      field.pointer === "/departureDate" || field.pointer === "/entryDate"
        ? { ...field, pointer: "/transferDate" }
        : field,
    ),
    { cause: error },
  );
}

/** What stands on the old entry alone and has to be agreed or entered anew. */
async function leftBehind(tx: OrmTx, entry: EntryRow, day: string): Promise<Warning[]> {
  const warnings: Warning[] = [];
  const lines = await rowsOf<{ code: string; own: boolean; shared: boolean }>(
    tx,
    sql`select b.code, l.origin = 'added' as own,
        exists (select from billing_invoicee i where i.schedule_line_id = l.id and i.customer_id <> l.client_id
          and (i.end_date is null or i.end_date >= ${day})) as shared
      from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
      where l.service_entry_id = ${entry.id} and l.client_id = ${entry.clientId} and not l.in_error and l.origin <> 'calculated'
        and (l.end_date is null or l.end_date >= ${day}) order by l.id`,
  );
  const codes = (rows: typeof lines) => [...new Set(rows.map((line) => line.code))].join(", ");
  const own = lines.filter((line) => line.own);
  if (own.length > 0)
    warnings.push({
      code: "FEES_LEFT_BEHIND",
      detail: `${codes(own)} was added for the client at the old service and does not come with the template: add it at the new one if it goes on.`,
    });
  const shared = lines.filter((line) => line.shared);
  if (shared.length > 0)
    warnings.push({
      code: "INVOICEES_LEFT_BEHIND",
      detail: `Others pay for ${codes(shared)} at the old service: set the invoicees of the new fees.`,
    });
  const reduced = await rowsOf(
    tx,
    sql`select 1 as found from fee_reduction where service_entry_id = ${entry.id} and (end_date is null or end_date >= ${day}) limit 1`,
  );
  if (reduced.length > 0)
    warnings.push({
      code: "REDUCTION_LEFT_BEHIND",
      detail: "A fee reduction stands on the old stay: enter it for the new one if it goes on.",
    });
  return warnings;
}
