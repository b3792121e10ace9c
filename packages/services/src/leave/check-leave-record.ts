import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import type { Stay } from "./leave-stay.ts";

/** The days of an absence as entered. */
export interface LeaveDays {
  startDate: string;
  endDate: string | null;
}

/**
 * Refuses days that are no leave of the stay, or that another record has.
 * @param exceptId the record that is changed
 * @throws VALIDATION
 */
export async function checkLeaveDays(tx: OrmTx, stay: Stay, days: LeaveDays, exceptId: number | null): Promise<void> {
  const { startDate, endDate } = days;
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (startDate < stay.entryDate)
    fault(
      "/startDate",
      "BEFORE_START",
      `The stay begins on ${dayWords(stay.entryDate)}: leave cannot begin before it.`,
    );
  if (stay.departureDate !== null && startDate >= stay.departureDate)
    fault("/startDate", "OUT_OF_RANGE", `The client left on ${dayWords(stay.departureDate)}: leave cannot begin then.`);
  if (endDate !== null && endDate <= startDate)
    fault(
      "/endDate",
      "BEFORE_START",
      endDate === startDate
        ? "There is no night away: an absence of one day is no leave and needs no record."
        : "The day of return is before the first day away.",
    );
  else if (endDate !== null && stay.departureDate !== null && endDate > stay.departureDate)
    fault("/endDate", "OUT_OF_RANGE", `The client left on ${dayWords(stay.departureDate)}: end the leave by then.`);
  refuseIfAny(faults);
  const other = await firstOf<LeaveDays>(
    tx,
    sql`select start_date as "startDate", end_date as "endDate" from leave_record
      where service_entry_id = ${stay.serviceEntryId} and id <> ${exceptId ?? 0}
        and daterange(start_date, end_date, '[)') && daterange(${startDate}::date, ${endDate}::date, '[)')
      order by start_date limit 1`,
  );
  if (other === null) return;
  const until = other.endDate === null ? "has not ended" : `ends on ${dayWords(other.endDate)}`;
  const detail = `Another absence begins on ${dayWords(other.startDate)} and ${until}: end it first, or change these days.`;
  refuseIfAny([{ pointer: other.startDate > startDate ? "/endDate" : "/startDate", code: "OVERLAP", detail }]);
}
