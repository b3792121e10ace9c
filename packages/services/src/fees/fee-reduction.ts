import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { whenViolated } from "../common/violated.ts";
import { invalid, notFound } from "../errors.ts";

/** A hardship determination: days on which the government pays part of a resident's fees. */
export interface FeeReduction {
  id: number;
  clientId: number;
  serviceEntryId: number;
  serviceName: string;
  kind: "remaining_income" | "of_before_november_2025";
  startDate: string;
  endDate: string | null;
  dailyRemainingIncome: string | null;
  supplement: string | null;
  accommodationMost: string | null;
  reference: string | null;
}

export async function loadFeeReductions(tx: OrmTx, where: SQL): Promise<FeeReduction[]> {
  return rowsOf<FeeReduction>(
    tx,
    sql`select r.id, r.client_id as "clientId", r.service_entry_id as "serviceEntryId", s.name as "serviceName", r.kind,
        r.start_date as "startDate", r.end_date as "endDate", r.daily_remaining_income as "dailyRemainingIncome", r.supplement,
        r.accommodation_most as "accommodationMost", r.reference
      from fee_reduction r join service_entry e on e.id = r.service_entry_id join service s on s.id = e.service_id
      where ${where} order by r.start_date desc, r.id`,
  );
}

export async function loadFeeReduction(tx: OrmTx, id: number): Promise<FeeReduction> {
  const [found] = await loadFeeReductions(tx, sql`r.id = ${id}`);
  if (found === undefined) throw notFound("fee reduction", id);
  return found;
}

/** For `catch`: two determinations of one stay hold on one day. */
export const refuseOverlap: (error: unknown) => never = whenViolated("fee_reduction_no_overlap", () =>
  invalid({
    pointer: "/startDate",
    code: "OVERLAP",
    detail: "Another determination of this stay holds on some of these days: end it first.",
  }),
);
