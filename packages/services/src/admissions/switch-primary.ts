import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { lineWarnings } from "../billing/line-warnings.ts";
import { type ScheduleLine, loadScheduleLines } from "../billing/schedule-line-view.ts";
import { audit } from "../common/audit.ts";
import { lockRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { todayOfService } from "../common/today.ts";
import { whenRefused } from "../common/violated.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, ServiceError, refuseIfAny } from "../errors.ts";
import type { EntryRow } from "./change-entry.ts";
import { refuseDeparted } from "./depart-client.ts";
import { dayBefore } from "./entry-dates.ts";
import type { PartnerRow } from "./partner-change.ts";
import { type EntryPartner, loadPartners } from "./partner-view.ts";
import { previewed } from "../common/preview.ts";
import { type EntryPrimary, loadPrimaries } from "./primaries.ts";
import { recalculated } from "./recalculated.ts";
import { type DepartureReason, type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";
import { switchLines } from "./switch-lines.ts";

export interface SwitchPrimaryInput {
  serviceEntryId: number;
  partnerId: number;
  /** First day of the new primary client. */
  switchDate: string;
  oldPrimary: "becomes_partner" | "departs";
  /** Needed when the old primary client leaves. */
  departureReason: DepartureReason | null;
  preview?: boolean;
}

export interface PrimarySwitch {
  preview: boolean;
  serviceEntry: ServiceEntry;
  primaries: EntryPrimary[];
  partners: EntryPartner[];
  /** The fees of the new primary client. */
  scheduleLines: ScheduleLine[];
  endedLines: number;
  copiedRates: number;
  /** Lines of the old primary client that now wait to be adjusted. */
  adjustmentRequiredLines: number;
  warnings: Warning[];
}

/**
 * Makes a partner the primary client of an entry from a day on. The entry, its place and its accommodation payment stay;
 * the fees of the old primary client end the day before and go on for the new one, with holds, invoicees and own rates.
 * What was billed to the old one beyond waits to be adjusted.
 * @throws NOT_FOUND, VALIDATION, ENTRY_OVERLAP, CONFLICT when the entry has ended
 */
export async function switchPrimary(ctx: Context, input: SwitchPrimaryInput): Promise<PrimarySwitch> {
  requireScope(ctx, "customers:write");
  const { preview = false } = input;
  return change(ctx, async (tx) => {
    const entry = await lockRow(tx, schema.serviceEntry, input.serviceEntryId, "service entry");
    refuseDeparted(entry);
    return { preview, ...(await previewed(tx, preview, (inner) => switchTo(inner, ctx, entry, input))) };
  });
}

async function switchTo(
  tx: OrmTx,
  ctx: Context,
  entry: EntryRow,
  input: SwitchPrimaryInput,
): Promise<Omit<PrimarySwitch, "preview">> {
  const { switchDate, oldPrimary } = input;
  const partner = await lockRow(tx, schema.entryPartner, input.partnerId, "partner");
  refuseIfAny(await faultsOf(tx, ctx, entry, partner, input));
  const { id: entryId, clientId: oldClientId, serviceId } = entry;
  const newClientId = partner.clientId;
  const oldLeaves = oldPrimary === "departs";

  await recordPrimaries(tx, entry, newClientId, input);
  await tx
    .update(schema.entryPartner)
    .set({ departureDate: switchDate, departureReason: null, becamePrimary: true })
    .where(eq(schema.entryPartner.id, partner.id));
  await tx
    .update(schema.serviceEntry)
    .set({ clientId: newClientId, clientSince: switchDate, partnered: true })
    .where(eq(schema.serviceEntry.id, entryId))
    .catch(
      whenRefused("ENTRY_OVERLAP", () => {
        const detail =
          "The partner has an own entry at the service on some of these days: depart or change that one first.";
        return new ServiceError("ENTRY_OVERLAP", detail, [{ pointer: "/partnerId", code: "OVERLAP", detail }]);
      }),
    );
  if (!oldLeaves)
    await tx
      .insert(schema.entryPartner)
      .values({ serviceEntryId: entryId, serviceId, clientId: oldClientId, entryDate: switchDate });
  const lines = await switchLines(tx, { entryId, oldClientId, newClientId, day: switchDate, oldLeaves });
  const issues = await recalculated(tx, ctx, oldClientId, newClientId);
  await audit(tx, ctx, {
    verb: "switchPrimary",
    objectType: "service_entry",
    objectId: entryId,
    serviceId,
    before: { clientId: oldClientId, partnerId: partner.id },
    after: { clientId: newClientId, switchDate, oldPrimary, departureReason: input.departureReason, ...lines },
  });
  const { waiting } = await oneOf<{ waiting: number }>(
    tx,
    sql`select count(*) as waiting from billing_schedule_line
      where service_entry_id = ${entryId} and client_id = ${oldClientId} and adjust_from is not null and not in_error`,
  );
  return {
    serviceEntry: await loadServiceEntry(tx, ctx, entryId),
    primaries: await loadPrimaries(tx, entryId),
    partners: await loadPartners(tx, ctx, entryId),
    scheduleLines: await loadScheduleLines(tx, ctx, lines.made),
    endedLines: lines.ended.length,
    copiedRates: lines.copiedRates,
    adjustmentRequiredLines: waiting,
    warnings: [
      ...(await lineWarnings(tx, lines.made)),
      ...(await debitWarnings(tx, oldClientId, newClientId)),
      ...(await personalWarnings(tx, entryId, oldClientId, lines.ended)),
      ...issues,
    ],
  };
}

async function faultsOf(
  tx: OrmTx,
  ctx: Context,
  entry: EntryRow,
  partner: PartnerRow,
  { switchDate, oldPrimary, departureReason }: SwitchPrimaryInput,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  const today = await todayOfService(tx, ctx, entry.serviceId);
  const since = await firstOf<{ day: string }>(
    tx,
    sql`select start_date as day from entry_primary where service_entry_id = ${entry.id} and end_date is null`,
  );
  const first = since?.day ?? entry.entryDate;
  if (partner.serviceEntryId !== entry.id) fault("/partnerId", "UNKNOWN", "This person is no partner of the entry.");
  else if (partner.departureDate !== null && partner.departureDate <= switchDate)
    fault("/partnerId", "NOT_ALLOWED", `The partner left on ${dayWords(partner.departureDate)}.`);
  else if (partner.entryDate > switchDate)
    fault("/switchDate", "BEFORE_START", `The partner is there from ${dayWords(partner.entryDate)} only.`);
  if (switchDate <= first)
    fault(
      "/switchDate",
      "BEFORE_START",
      `The primary client is so from ${dayWords(first)}: the switch comes after that day.`,
    );
  if (switchDate > today)
    fault("/switchDate", "OUT_OF_RANGE", "Switch on the day or after it: an entry has one primary client now.");
  if (oldPrimary === "departs" && departureReason === null)
    fault("/departureReason", "REQUIRED", "Say why the primary client departs.");
  if (oldPrimary === "becomes_partner" && departureReason !== null)
    fault("/departureReason", "NOT_ALLOWED", "Leave it blank: the primary client stays as a partner.");
  return faults;
}

async function recordPrimaries(
  tx: OrmTx,
  entry: EntryRow,
  newClientId: number,
  { switchDate, oldPrimary, departureReason }: SwitchPrimaryInput,
): Promise<void> {
  const { id: serviceEntryId, serviceId, clientId } = entry;
  const endDate = dayBefore(switchDate);
  const reason = oldPrimary === "departs" ? departureReason : null;
  const closed = await tx
    .update(schema.entryPrimary)
    .set({ endDate, departureReason: reason })
    .where(sql`service_entry_id = ${serviceEntryId} and end_date is null`)
    .returning();
  if (closed.length === 0)
    await tx
      .insert(schema.entryPrimary)
      .values({ serviceEntryId, serviceId, clientId, startDate: entry.entryDate, endDate, departureReason: reason });
  await tx
    .insert(schema.entryPrimary)
    .values({ serviceEntryId, serviceId, clientId: newClientId, startDate: switchDate });
}

/** How the old primary client paid is that person's bank account, and does not go along. */
async function debitWarnings(tx: OrmTx, oldClientId: number, newClientId: number): Promise<Warning[]> {
  const [old] = await tx.select().from(schema.customer).where(eq(schema.customer.id, oldClientId));
  const [fresh] = await tx.select().from(schema.customer).where(eq(schema.customer.id, newClientId));
  if (old?.methodOfPayment !== "direct_debit" || fresh === undefined) return [];
  if (fresh.methodOfPayment === "direct_debit" && fresh.bankAccountId !== null) return [];
  return [
    {
      code: "DIRECT_DEBIT_SETUP",
      detail: `${old.name} paid by direct debit: set up a bank account and direct debit for ${fresh.name}.`,
    },
  ];
}

async function personalWarnings(
  tx: OrmTx,
  entryId: number,
  oldClientId: number,
  ended: readonly number[],
): Promise<Warning[]> {
  const found = await firstOf<{ codes: string | null; stays: boolean }>(
    tx,
    sql`select string_agg(distinct b.code, ', ') as codes, bool_or(l.id <> all(${ids(ended)})) as stays
      from billing_schedule_line l join billing_code b on b.id = l.billing_code_id
      where l.service_entry_id = ${entryId} and l.client_id = ${oldClientId} and l.everyday_service_id is not null and not l.in_error`,
  );
  if (found === null || found.codes === null) return [];
  return [
    {
      code: "PERSONAL_AGREEMENT",
      detail: `${found.codes} stands on an agreement of the old primary client and ${found.stays ? "stays with that person" : "ends"}: agree with the new one where it goes on.`,
    },
  ];
}
