import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { lockRow } from "../common/row.ts";
import { todayOfService } from "../common/today.ts";
import { loadOne } from "../common/view.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { ServiceError, type FieldError } from "../errors.ts";
import type { EntryRow } from "./change-entry.ts";
import { type EntryPartner, partnerView } from "./partner-view.ts";
import { type DepartureReason, type ServiceEntry, loadServiceEntry } from "./service-entry-view.ts";

/** A partner after a change, with the entry that is shared. */
export interface PartnerChange {
  partner: EntryPartner;
  serviceEntry: ServiceEntry;
  warnings: Warning[];
}

export type PartnerRow = typeof schema.entryPartner.$inferSelect;

/** A partner's time in an entry, as it will stand. */
export interface PartnerDates {
  clientId: number;
  entryDate: string;
  departureDate: string | null;
  departureReason: DepartureReason | null;
}

/** Reads a partner with the entry and keeps both from being changed; a partner who became the primary client stays as recorded. */
export async function lockPartner(tx: OrmTx, partnerId: number): Promise<{ partner: PartnerRow; entry: EntryRow }> {
  const partner = await lockRow(tx, schema.entryPartner, partnerId, "partner");
  const entry = await lockRow(tx, schema.serviceEntry, partner.serviceEntryId, "service entry");
  if (partner.becamePrimary)
    throw new ServiceError(
      "CONFLICT",
      "This partner became the primary client of the entry: what came before stays as it is.",
    );
  return { partner, entry };
}

/** What is wrong with a partner of an entry. */
export async function partnerDateFaults(
  tx: OrmTx,
  ctx: Context,
  entry: EntryRow,
  partner: PartnerDates & { id: number | null },
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const { clientId, entryDate, departureDate, departureReason } = partner;
  const today = await todayOfService(tx, ctx, entry.serviceId);
  if (entryDate < entry.entryDate)
    faults.push({
      pointer: "/entryDate",
      code: "BEFORE_START",
      detail: `The primary client moved in on ${dayWords(entry.entryDate)}: a partner comes then or later.`,
    });
  if (entry.departureDate !== null && entryDate >= entry.departureDate)
    faults.push({
      pointer: "/entryDate",
      code: "OUT_OF_RANGE",
      detail: `The entry ended on ${dayWords(entry.departureDate)}.`,
    });
  if (departureDate === null && departureReason !== null)
    faults.push({ pointer: "/departureReason", code: "NOT_ALLOWED", detail: "Give the departure date, too." });
  if (departureDate !== null) {
    if (departureDate < entryDate)
      faults.push({ pointer: "/departureDate", code: "BEFORE_START", detail: "The departure is before the entry." });
    if (entry.departureDate !== null && departureDate > entry.departureDate)
      faults.push({
        pointer: "/departureDate",
        code: "OUT_OF_RANGE",
        detail: `The entry ended on ${dayWords(entry.departureDate)}.`,
      });
    if (departureReason === null)
      faults.push({ pointer: "/departureReason", code: "REQUIRED", detail: "Say why the partner departed." });
    if (departureReason === "deceased" && departureDate > today)
      faults.push({ pointer: "/departureDate", code: "OUT_OF_RANGE", detail: "A death cannot lie in the future." });
  }
  if (entry.departureDate !== null && departureDate === null)
    faults.push({
      pointer: "/departureDate",
      code: "REQUIRED",
      detail: `The entry ended on ${dayWords(entry.departureDate)}: say when the partner left.`,
    });
  if (faults.length === 0) faults.push(...(await elsewhere(tx, entry, { ...partner, clientId })));
  return faults;
}

/** A partner lives nowhere else in the service: neither with an entry of their own nor as a partner. */
async function elsewhere(
  tx: OrmTx,
  entry: EntryRow,
  { id, clientId, entryDate, departureDate }: PartnerDates & { id: number | null },
): Promise<FieldError[]> {
  const span = sql`daterange(${entryDate}::date, ${departureDate}::date, '[)')`;
  const own = await firstOf<{ from: string; here: boolean }>(
    tx,
    sql`select x."from", x.id = ${entry.id} as here from (
        select id, coalesce(client_since, entry_date) as "from", departure_date as "to" from service_entry
        where client_id = ${clientId} and service_id = ${entry.serviceId}
        union all
        select service_entry_id, start_date, end_date + 1 from entry_primary
        where client_id = ${clientId} and service_id = ${entry.serviceId} and end_date is not null
      ) x where daterange(x."from", x."to", '[)') && ${span} limit 1`,
  );
  if (own !== null)
    return [
      {
        pointer: "/clientId",
        code: "OVERLAP",
        detail: own.here
          ? "This is the primary client of the entry."
          : `This person has an own entry at the service from ${dayWords(own.from)}: depart that one first.`,
      },
    ];
  const other = await firstOf<{ name: string; from: string }>(
    tx,
    sql`select c.name, t.entry_date as "from" from entry_partner t join service_entry e on e.id = t.service_entry_id
      join customer c on c.id = e.client_id
      where t.client_id = ${clientId} and t.service_id = ${entry.serviceId} and t.id <> ${id ?? 0}
        and daterange(t.entry_date, t.departure_date, '[)') && ${span} limit 1`,
  );
  if (other === null) return [];
  return [
    {
      pointer: "/clientId",
      code: "OVERLAP",
      detail: `This person is there as the partner of ${other.name} from ${dayWords(other.from)} already.`,
    },
  ];
}

/** The answer after a change of a partner. */
export async function loadPartnerChange(
  tx: OrmTx,
  ctx: Context,
  partnerId: number,
  entryId: number,
  warnings: Warning[] = [],
): Promise<PartnerChange> {
  return {
    partner: await loadOne<EntryPartner>(tx, await partnerView(tx, ctx), partnerId),
    serviceEntry: await loadServiceEntry(tx, ctx, entryId),
    warnings,
  };
}

/** Why a person cannot be a partner anywhere. */
export async function personFaults(tx: OrmTx, clientId: number): Promise<FieldError[]> {
  const [client] = await tx.select().from(schema.customer).where(eq(schema.customer.id, clientId));
  const pointer = "/clientId";
  if (client === undefined)
    return [{ pointer, code: "UNKNOWN", detail: `There is no customer ${clientId} that you can see.` }];
  if (client.type !== "person")
    return [
      { pointer, code: "NOT_ALLOWED", detail: "Only a person can live somewhere; an organisation can only pay." },
    ];
  if (!client.active)
    return [{ pointer, code: "INACTIVE", detail: `${client.name} is no longer active: activate first.` }];
  return [];
}
