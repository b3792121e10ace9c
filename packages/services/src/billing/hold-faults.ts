import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import type { FieldError } from "../errors.ts";

/** What is wrong with a hold of a schedule line: its days, or another hold on some of them. */
export async function holdFaults(
  tx: OrmTx,
  hold: { id: number | null; scheduleLineId: number; startDate: string; endDate: string | null },
): Promise<FieldError[]> {
  if (hold.endDate !== null && hold.endDate < hold.startDate)
    return [{ pointer: "/endDate", code: "BEFORE_START", detail: "The end is before the start; both days are held." }];
  const other = await firstOf<{ from: string; to: string | null }>(
    tx,
    sql`select start_date as "from", end_date as "to" from billing_schedule_hold
      where schedule_line_id = ${hold.scheduleLineId} and id <> ${hold.id ?? 0}
        and daterange(start_date, end_date, '[]') && daterange(${hold.startDate}::date, ${hold.endDate}::date, '[]')
      order by start_date limit 1`,
  );
  if (other === null) return [];
  const until = other.to === null ? "without end" : `to ${dayWords(other.to)}`;
  const detail = `The line is on hold from ${dayWords(other.from)} ${until} already: change that hold instead.`;
  return [{ pointer: "/startDate", code: "OVERLAP", detail }];
}
