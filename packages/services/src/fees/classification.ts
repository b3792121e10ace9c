import { classCodes, figuresOf } from "@banksia/month-end/residents/figures";
import { loadNationalRates } from "@banksia/month-end/national-rates";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { notFound } from "../errors.ts";
import { queryOfOrm } from "./recalculate.ts";

/** The AN-ACC class of a resident from a day on. */
export interface Classification {
  id: number;
  clientId: number;
  classCode: string;
  startDate: string;
  endDate: string | null;
  /** Weight on its first day that is known; null where the national tables do not hold it. */
  weight: string | null;
}

export { classCodes };

export async function loadClassifications(tx: OrmTx, where: SQL): Promise<Classification[]> {
  const rows = await rowsOf<Omit<Classification, "weight">>(
    tx,
    sql`select id, client_id as "clientId", class_code as "classCode", start_date as "startDate", end_date as "endDate"
      from client_classification where ${where} order by start_date desc`,
  );
  const { weights } = figuresOf(await loadNationalRates(queryOfOrm(tx)));
  return rows.map((row) => {
    const values = weights.get(row.classCode) ?? [];
    const value = values.find((each) => each.to === null || each.to >= row.startDate);
    return { ...row, weight: value?.value ?? null };
  });
}

export async function loadClassification(tx: OrmTx, id: number): Promise<Classification> {
  const [found] = await loadClassifications(tx, sql`id = ${id}`);
  if (found === undefined) throw notFound("classification", id);
  return found;
}
