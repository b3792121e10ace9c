import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, invalid } from "../errors.ts";
import type { CareSetting } from "./care-type-view.ts";
import { dayBefore } from "./entry-dates.ts";
import type { DepartureReason } from "./service-entry-view.ts";

/** What ended with a departure, as it stood before. */
interface DepartureEnded {
  funding: { id: number; endDate: string | null; inError: boolean }[];
  leave: { id: number; endDate: string | null; cameBack: boolean }[];
  partners: { id: number; departureDate: string | null; departureReason: DepartureReason | null }[];
}

/** A departure as it will stand. */
export interface Departure {
  entryId: number;
  setting: CareSetting;
  departureDate: string;
  departureReason: DepartureReason | null;
  /** Partners who share the entry leave on the same day. */
  departPartners: boolean;
}

/**
 * Opens again what a departure ended: funding lines, leave and partners.
 * @returns whether partners had left with the client
 */
export async function reopenDeparture(tx: OrmTx, entryId: number): Promise<{ partnersLeft: boolean }> {
  const row = await firstOf<{ ended: DepartureEnded | null }>(
    tx,
    sql`select departure_ended as ended from service_entry where id = ${entryId}`,
  );
  const ended = row?.ended ?? null;
  if (ended === null) return { partnersLeft: false };
  await tx.execute(sql`
    update funding_schedule_line l set end_date = x."endDate", in_error = x."inError"
    from jsonb_to_recordset(${JSON.stringify(ended.funding)}::text::jsonb) as x (id bigint, "endDate" date, "inError" boolean)
    where l.id = x.id and l.service_entry_id = ${entryId}`);
  await tx.execute(sql`
    update leave_record l set end_date = x."endDate", came_back = x."cameBack"
    from jsonb_to_recordset(${JSON.stringify(ended.leave)}::text::jsonb) as x (id bigint, "endDate" date, "cameBack" boolean)
    where l.id = x.id and l.service_entry_id = ${entryId}`);
  await tx.execute(sql`
    update entry_partner t set departure_date = x."departureDate", departure_reason = x."departureReason"
    from jsonb_to_recordset(${JSON.stringify(ended.partners)}::text::jsonb) as x (id bigint, "departureDate" date, "departureReason" text)
    where t.id = x.id and t.service_entry_id = ${entryId}`);
  await tx.execute(sql`update service_entry set departure_ended = null where id = ${entryId}`);
  return { partnersLeft: ended.partners.length > 0 };
}

/**
 * Ends what a departure ends, and keeps how it stood: funding lines, leave that still lasts, partners. Fees are left:
 * what is due stops with the entry. No subsidy is payable for the day of departure from residential care (Aged Care Act
 * 2024 s.227(3)).
 * @throws VALIDATION when leave lies after the departure, or partners would be left behind
 */
export async function endWithDeparture(tx: OrmTx, departure: Departure): Promise<void> {
  const { entryId, setting, departureDate } = departure;
  await refuseLeftBehind(tx, departure);
  const lastFunded = setting === "residential" || setting === "respite" ? dayBefore(departureDate) : departureDate;
  const funding = await rowsOf<DepartureEnded["funding"][number]>(
    tx,
    sql`select id, end_date as "endDate", in_error as "inError" from funding_schedule_line
      where service_entry_id = ${entryId} and mirrors_id is null and not in_error
        and (end_date is null or end_date > ${lastFunded}) and (start_date <= ${lastFunded} or last_calculated_date is null)
      order by id for update`,
  );
  await tx.execute(sql`
    update funding_schedule_line set in_error = start_date > ${lastFunded},
      end_date = case when start_date > ${lastFunded} then end_date else ${lastFunded}::date end
    where service_entry_id = ${entryId} and mirrors_id is null and not in_error
      and (end_date is null or end_date > ${lastFunded}) and (start_date <= ${lastFunded} or last_calculated_date is null)`);
  const leave = await rowsOf<DepartureEnded["leave"][number]>(
    tx,
    sql`select id, end_date as "endDate", came_back as "cameBack" from leave_record
      where service_entry_id = ${entryId} and (end_date is null or end_date > ${departureDate}) order by id for update`,
  );
  await tx.execute(sql`
    update leave_record set end_date = ${departureDate}, came_back = false
    where service_entry_id = ${entryId} and (end_date is null or end_date > ${departureDate})`);
  const partners = await rowsOf<DepartureEnded["partners"][number]>(
    tx,
    sql`select id, departure_date as "departureDate", departure_reason as "departureReason" from entry_partner
      where service_entry_id = ${entryId} and (departure_date is null or departure_date > ${departureDate}) order by id for update`,
  );
  // A partner did not die with the client.
  const reason = departure.departureReason === "deceased" ? "other" : departure.departureReason;
  await tx.execute(sql`
    update entry_partner set departure_date = ${departureDate}, departure_reason = ${reason}
    where service_entry_id = ${entryId} and (departure_date is null or departure_date > ${departureDate})`);
  if (funding.length + leave.length + partners.length === 0) return;
  const ended: DepartureEnded = { funding, leave, partners };
  await tx.execute(
    sql`update service_entry set departure_ended = ${JSON.stringify(ended)}::text::jsonb where id = ${entryId}`,
  );
}

async function refuseLeftBehind(tx: OrmTx, { entryId, departureDate, departPartners }: Departure): Promise<void> {
  const faults: FieldError[] = [];
  const leave = await firstOf<{ from: string }>(
    tx,
    sql`select start_date as "from" from leave_record where service_entry_id = ${entryId} and start_date >= ${departureDate}
      order by start_date limit 1`,
  );
  if (leave !== null)
    faults.push({
      pointer: "/departureDate",
      code: "OVERLAP",
      detail: `Leave from ${dayWords(leave.from)} on lies after the departure: correct the leave first.`,
    });
  const late = await firstOf<{ name: string }>(
    tx,
    sql`select c.name from entry_partner t join customer c on c.id = t.client_id
      where t.service_entry_id = ${entryId} and t.entry_date > ${departureDate} order by t.entry_date limit 1`,
  );
  if (late !== null)
    faults.push({
      pointer: "/departureDate",
      code: "OUT_OF_RANGE",
      detail: `${late.name} moved in as a partner after this day: take that partner away first, or make ${late.name} the primary client.`,
    });
  const staying = await rowsOf<{ name: string }>(
    tx,
    sql`select c.name from entry_partner t join customer c on c.id = t.client_id
      where t.service_entry_id = ${entryId} and t.entry_date <= ${departureDate}
        and (t.departure_date is null or t.departure_date > ${departureDate}) order by c.name`,
  );
  if (staying.length > 0 && !departPartners)
    faults.push({
      pointer: "/departPartners",
      code: "REQUIRED",
      detail: `${staying.map((one) => one.name).join(", ")} still ${staying.length === 1 ? "lives" : "live"} there: make one of them the primary client, or say that they leave, too.`,
    });
  if (faults.length > 0) throw invalid(...faults);
}
