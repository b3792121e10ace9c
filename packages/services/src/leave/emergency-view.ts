import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type View, loadOne } from "../common/view.ts";
import type { Context } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { recalculate } from "../fees/recalculate.ts";
import type { DeclaredEmergency } from "./leave-account-view.ts";

/** What people enter of a declared situation of emergency. */
export type EmergencyFields = Pick<DeclaredEmergency, "startDate" | "endDate" | "description">;

export const emergencyView: View = {
  what: "declared emergency",
  id: sql`d.id`,
  columns: sql`d.id, d.service_id as "serviceId", d.start_date as "startDate", d.end_date as "endDate", d.description`,
  from: sql`declared_emergency d`,
};

export function loadEmergency(tx: OrmTx, id: number): Promise<DeclaredEmergency> {
  return loadOne<DeclaredEmergency>(tx, emergencyView, id);
}

export function checkEmergency({ startDate, endDate }: EmergencyFields): void {
  if (endDate !== null && endDate < startDate)
    refuseIfAny([{ pointer: "/endDate", code: "BEFORE_START", detail: "The last day is before the first day." }]);
}

/** Works out anew the fees of whoever was ever away from a service: what kind of leave it was may have changed. */
export async function recalculateAbsent(tx: OrmTx, ctx: Context, serviceId: number): Promise<void> {
  const clients = await rowsOf<{ id: number }>(
    tx,
    sql`select distinct client_id as id from leave_record where service_id = ${serviceId} order by 1`,
  );
  await recalculate(
    tx,
    ctx,
    clients.map((row) => row.id),
  );
}
