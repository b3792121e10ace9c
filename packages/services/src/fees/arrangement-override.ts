import { schema } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import type { OrmTx } from "@banksia/db";
import { rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { type ServiceError, invalid, notFound } from "../errors.ts";
import { whenViolated } from "../common/violated.ts";

/** People decided an arrangement otherwise than the dates say. */
export interface ArrangementOverride {
  id: number;
  clientId: number;
  field: "fee" | "accommodation";
  arrangement: "PRE14" | "POST14" | "NOV25";
  startDate: string;
  endDate: string | null;
  reason: string;
  retention: boolean | null;
  createdByName: string;
  createdAt: string;
}

export async function loadOverrides(tx: OrmTx, where: SQL): Promise<ArrangementOverride[]> {
  const table = schema.arrangementOverride;
  return rowsOf<ArrangementOverride>(
    tx,
    sql`select id, client_id as "clientId", field, arrangement, start_date as "startDate", end_date as "endDate", reason, retention,
        created_by_name as "createdByName", ${instantText(sql`created_at`)} as "createdAt"
      from ${table} where ${where} order by field, start_date`,
  );
}

export async function loadOverride(tx: OrmTx, id: number): Promise<ArrangementOverride> {
  const [found] = await loadOverrides(tx, sql`id = ${id}`);
  if (found === undefined) throw notFound("arrangement override", id);
  return found;
}

/** For `catch`: two overrides of one field hold on one day. */
export const refuseOverlap: (error: unknown) => never = whenViolated(
  "arrangement_override_no_overlap",
  (): ServiceError =>
    invalid({
      pointer: "/startDate",
      code: "OVERLAP",
      detail: "Another override of this arrangement holds on some of these days: end it first.",
    }),
);
