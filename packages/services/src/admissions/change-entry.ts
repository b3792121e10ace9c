import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf, oneOf, rowsOf } from "../common/rows.ts";
import { updateRow } from "../common/row.ts";
import { todayOfService } from "../common/today.ts";
import { whenRefused } from "../common/violated.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { type FieldError, invalid, notFound, refuseIfAny } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import { endWithDeparture, reopenDeparture } from "./departure-ends.ts";
import { overlapRefused, partnerFaults, placeFaults, refuseOverlap, whenTaken } from "./entry-clash.ts";
import { dayBefore, entryDateFaults } from "./entry-dates.ts";
import { entryFactFaults } from "./entry-facts.ts";
import { entryWarnings, factWarnings, moveWarnings } from "./entry-warnings.ts";
import { recalculated } from "./recalculated.ts";
import { type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";
import { writeTemplateFunding } from "./template-lines.ts";

/** A service entry after a change. */
export interface ServiceEntryChange {
  preview: boolean;
  serviceEntry: ServiceEntry;
  /** Schedule lines of the entry that now wait to be adjusted. */
  adjustmentRequiredLines: number;
  warnings: Warning[];
}

export type EntryRow = typeof schema.serviceEntry.$inferSelect;
export type EntryPatch = {
  [
    K in Exclude<
      keyof EntryRow,
      "id" | "clientId" | "clientSince" | "serviceId" | "careTypeId" | "createdAt" | "admissionMade" | "departureEnded"
    >
  ]?: EntryRow[K] | undefined;
};

/**
 * Changes a locked service entry after checking it whole, as it will stand; what follows from a departure, from being
 * funded and from the client's facts follows.
 */
export async function changeEntry(
  tx: OrmTx,
  ctx: Context,
  before: EntryRow,
  patch: EntryPatch,
  how: { verb: string; departPartners: boolean },
): Promise<Omit<ServiceEntryChange, "preview">> {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const after: EntryRow = { ...before, ...given };
  const [service] = await tx.select().from(schema.service).where(eq(schema.service.id, after.serviceId));
  const [careType] = await tx.select().from(schema.careType).where(eq(schema.careType.id, after.careTypeId));
  if (service === undefined || careType === undefined) throw notFound("service", after.serviceId);
  const today = await todayOfService(tx, ctx, service.id);
  refuseIfAny([...entryDateFaults(after, today), ...entryFactFaults({ ...after, setting: careType.setting })]);
  const changed = (...fields: (keyof EntryRow)[]) => fields.some((field) => after[field] !== before[field]);
  if (changed("placeId", "entryDate", "departureDate")) await checkStay(tx, before, after, service);
  if (changed("entryDate")) await movePrimaries(tx, after);
  if (changed("partnered")) await checkPartnered(tx, after, service);

  const departs = changed("departureDate") || (changed("funded") && after.departureDate !== null);
  const { partnersLeft } = departs ? await reopenDeparture(tx, before.id) : { partnersLeft: false };
  await updateRow(tx, ctx, schema.serviceEntry, before, patch, {
    verb: how.verb,
    objectType: "service_entry",
    serviceId: service.id,
  })
    .catch(whenRefused("ENTRY_OVERLAP", overlapRefused))
    .catch(
      whenRefused("REFERENCE", (detail) => invalid({ pointer: pointerOf(before, after), code: "NOT_ALLOWED", detail })),
    )
    .catch(whenTaken(changed("placeId") ? "/placeId" : pointerOf(before, after)));
  if (changed("funded")) await followFunded(tx, after);
  if (departs && after.departureDate !== null)
    await endWithDeparture(tx, {
      entryId: before.id,
      setting: careType.setting,
      departureDate: after.departureDate,
      departureReason: after.departureReason,
      departPartners: how.departPartners || partnersLeft,
    });
  const issues = await recalculated(tx, ctx, before.clientId);

  const { required, uncovered } = await oneOf<{ required: number; uncovered: number }>(
    tx,
    sql`select count(*) filter (where adjust_from is not null) as required,
        count(*) filter (where start_date = ${before.billingStartDate}) as uncovered
      from billing_schedule_line where service_entry_id = ${before.id} and not in_error`,
  );
  const warnings = [
    ...entryWarnings({ ...after, kind: service.kind, setting: careType.setting }, today),
    ...(await factWarnings(tx, { ...after, setting: careType.setting })),
    ...(await moveWarnings(tx, before.id)),
  ];
  if (after.billingStartDate < before.billingStartDate && uncovered > 0)
    warnings.push({
      code: "LINES_START_LATER",
      detail: `${uncovered} schedule lines still start on ${dayWords(before.billingStartDate)}: move their start to bill from ${dayWords(after.billingStartDate)}.`,
    });
  return {
    serviceEntry: await loadServiceEntry(tx, ctx, before.id),
    adjustmentRequiredLines: required,
    warnings: [...warnings, ...(await portalWarnings(tx, after)), ...issues],
  };
}

/** The date that a refusal of the database is about. */
function pointerOf(before: EntryRow, after: EntryRow): string {
  if (after.placeId !== before.placeId && after.placeId === null) return "/placeId";
  return after.entryDate === before.entryDate ? "/departureDate" : "/entryDate";
}

type Service = typeof schema.service.$inferSelect;

async function checkStay(tx: OrmTx, before: EntryRow, after: EntryRow, service: Service): Promise<void> {
  // The place of the entry is that of the newest move; where it lived before, the database looks.
  const moved = await firstOf<{ since: string }>(
    tx,
    sql`select transfer_date as since from bed_transfer where service_entry_id = ${before.id} order by transfer_date desc limit 1`,
  );
  if (moved !== null && after.departureDate !== null && after.departureDate < moved.since)
    throw invalid({
      pointer: "/departureDate",
      code: "NOT_ALLOWED",
      detail: `The client moves to another place on ${dayWords(moved.since)}: take that bed transfer back first.`,
    });
  if (after.clientSince !== null && after.departureDate !== null && after.departureDate < after.clientSince)
    throw invalid({
      pointer: "/departureDate",
      code: "NOT_ALLOWED",
      detail: `The client is the primary client from ${dayWords(after.clientSince)} only: the entry does not end before.`,
    });
  const faults: FieldError[] = [
    ...(await placeFaults(tx, after, service.allowPartnered, moved?.since ?? after.entryDate)),
    ...(await partnerFaults(tx, after)),
  ];
  if (service.kind === "residential" && after.placeId === null && before.placeId !== null)
    faults.push({ pointer: "/placeId", code: "REQUIRED", detail: "Choose the bed or room that the client is in." });
  const partner = await firstOf<{ name: string; from: string }>(
    tx,
    sql`select c.name, t.entry_date as "from" from entry_partner t join customer c on c.id = t.client_id
      where t.service_entry_id = ${before.id} and t.entry_date < ${after.entryDate} order by t.entry_date limit 1`,
  );
  if (partner !== null)
    faults.push({
      pointer: "/entryDate",
      code: "OUT_OF_RANGE",
      detail: `${partner.name} is a partner there from ${dayWords(partner.from)}: correct the partner's entry date first.`,
    });
  refuseIfAny(faults);
  await refuseOverlap(tx, after);
}

/** Partners are possible where the service allows them, and an entry that has some is partnered. */
async function checkPartnered(tx: OrmTx, after: EntryRow, service: Service): Promise<void> {
  const pointer = "/partnered";
  if (after.partnered) {
    if (service.allowPartnered) return;
    throw invalid({
      pointer,
      code: "NOT_ALLOWED",
      detail: `${service.name} does not allow partners: allow them at the service first.`,
    });
  }
  const partner = await firstOf<{ name: string }>(
    tx,
    sql`select c.name from entry_partner t join customer c on c.id = t.client_id
      where t.service_entry_id = ${after.id} order by t.entry_date desc limit 1`,
  );
  if (partner !== null)
    throw invalid({
      pointer,
      code: "NOT_ALLOWED",
      detail: `${partner.name} shares the entry, now or before: the entry stays partnered.`,
    });
}

/** The first primary client of an entry is so from the entry day. */
async function movePrimaries(tx: OrmTx, after: EntryRow): Promise<void> {
  const [first] = await rowsOf<{ id: number; endDate: string | null }>(
    tx,
    sql`select id, end_date as "endDate" from entry_primary where service_entry_id = ${after.id} order by start_date limit 1`,
  );
  if (first === undefined) return;
  if (first.endDate !== null && after.entryDate > first.endDate)
    throw invalid({
      pointer: "/entryDate",
      code: "OUT_OF_RANGE",
      detail: `The primary client was switched on the day after ${dayWords(first.endDate)}: the entry cannot begin later.`,
    });
  await tx.execute(sql`update entry_primary set start_date = ${after.entryDate} where id = ${first.id}`);
}

/** The funding of the template follows whether the entry is funded; the mirrors of fees follow by themselves. */
async function followFunded(tx: OrmTx, after: EntryRow): Promise<void> {
  if (after.funded) await writeTemplateFunding(queryOfOrm(tx), [after.id]);
  else
    await tx.execute(sql`
      update funding_schedule_line set in_error = true
      where service_entry_id = ${after.id} and mirrors_id is null and not in_error and last_calculated_date is null`);
}

/** Events that the portal was told of and that are no longer so. */
async function portalWarnings(tx: OrmTx, after: EntryRow): Promise<Warning[]> {
  const rows = await rowsOf<{ kind: "entry" | "departure"; day: string; told: string | null }>(
    tx,
    sql`select kind, event_date as day, reference as told from portal_event
      where service_entry_id = ${after.id} and (kind = 'departure' and status = 'lodged' and ${after.departureDate}::date is null
        or status = 'waiting' and lodged_on is not null)`,
  );
  return rows.map(({ kind, day, told }) => ({
    code: "PORTAL_EVENT_LODGED",
    detail: `The portal was told of the ${kind}${told === null ? "" : ` (${told})`}: correct it there${kind === "departure" && after.departureDate === null ? ", and mark it withdrawn" : `; it is on ${dayWords(day)} now`}.`,
  }));
}

/** The last billable day of an entry whose client goes to another service on a day, so that no day is charged in both. */
export function lastDayBeforeTransfer(entry: Pick<EntryRow, "billingStartDate">, transferDate: string): string {
  const last = dayBefore(transferDate);
  const least = dayBefore(entry.billingStartDate);
  return last < least ? least : last;
}
