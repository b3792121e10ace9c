import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import type { Stay } from "./leave-stay.ts";

export interface BedReservationFields {
  startDate: string;
  endDate: string | null;
  /** Null: the most there is. */
  perDay: string | null;
}

/**
 * Refuses agreements outside the stay, or for days that another one has.
 * @param exceptId the agreement that is changed
 * @throws VALIDATION
 */
export async function checkBedReservation(
  tx: OrmTx,
  stay: Stay,
  { startDate, endDate, perDay }: BedReservationFields,
  exceptId: number | null,
): Promise<void> {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (startDate < stay.entryDate)
    fault("/startDate", "BEFORE_START", `The stay begins on ${dayWords(stay.entryDate)}.`);
  if (endDate !== null && endDate < startDate)
    fault("/endDate", "BEFORE_START", "The last day is before the first day.");
  if (perDay !== null && Number(perDay) < 0)
    fault("/perDay", "OUT_OF_RANGE", "An agreed amount cannot be negative; leave it out for the most there is.");
  refuseIfAny(faults);
  const other = await firstOf<{ startDate: string }>(
    tx,
    sql`select start_date as "startDate" from bed_reservation
      where service_entry_id = ${stay.serviceEntryId} and id <> ${exceptId ?? 0}
        and daterange(start_date, end_date, '[]') && daterange(${startDate}::date, ${endDate}::date, '[]')
      order by start_date limit 1`,
  );
  if (other === null) return;
  const detail = `Another agreement from ${dayWords(other.startDate)} holds on some of these days: end it first.`;
  refuseIfAny([{ pointer: other.startDate > startDate ? "/endDate" : "/startDate", code: "OVERLAP", detail }]);
}
