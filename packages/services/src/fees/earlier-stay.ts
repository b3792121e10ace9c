import type { OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";

/** A stay in residential care with another provider. */
export interface EarlierStay {
  id: number;
  clientId: number;
  kind: "permanent" | "respite" | "multi_purpose";
  home: string;
  startDate: string;
  endDate: string | null;
}

export type EarlierStayFields = Pick<EarlierStay, "kind" | "home" | "startDate" | "endDate">;

export function earlierStayOf({ createdAt: _made, ...stay }: typeof schema.earlierStay.$inferSelect): EarlierStay {
  return stay;
}

/** Throws VALIDATION when the days are wrong, or lie within another stay of the same kind. */
export async function checkEarlierStay(
  tx: OrmTx,
  clientId: number,
  stay: EarlierStayFields,
  exceptId: number | null,
): Promise<void> {
  const faults: FieldError[] = [];
  if (stay.endDate !== null && stay.endDate < stay.startDate)
    faults.push({ pointer: "/endDate", code: "BEFORE_START", detail: "The stay ends before it begins." });
  const others = await rowsOf<{ home: string; from: string; to: string | null }>(
    tx,
    sql`select home, start_date as "from", end_date as "to" from earlier_stay
        where client_id = ${clientId} and kind = ${stay.kind} and id <> ${exceptId ?? 0}
      union all
      select s.name, e.entry_date, e.departure_date from service_entry e
        join care_type t on t.id = e.care_type_id join service s on s.id = e.service_id
        where e.client_id = ${clientId} and t.setting = ${stay.kind === "respite" ? "respite" : "residential"} and ${stay.kind} <> 'multi_purpose'`,
  );
  // Half-open: leaving one home and entering another on one day is a move.
  const clash = others.find(
    (other) => (stay.endDate === null || other.from < stay.endDate) && (other.to === null || other.to > stay.startDate),
  );
  if (clash !== undefined && faults.length === 0)
    faults.push({
      pointer: clash.from >= stay.startDate ? "/endDate" : "/startDate",
      code: "OVERLAP",
      detail: `The stay in ${clash.home} from ${dayWords(clash.from)} has days of this one: a person is in one home at a time.`,
    });
  refuseIfAny(faults);
}
