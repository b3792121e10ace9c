import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { rowsOf } from "./rows.ts";

/**
 * Today in the time zone of each legal entity, as a table to join: `zone (legal_entity_id, today)`.
 */
export async function todays(tx: OrmTx, ctx: Context): Promise<SQL> {
  const entities = await rowsOf<{ id: number; timeZone: string }>(
    tx,
    sql`select id, time_zone as "timeZone" from legal_entity order by id`,
  );
  const rows = entities.map(({ id, timeZone }) => sql`(${id}::bigint, ${ctx.today(timeZone)}::date)`);
  // Before the first legal entity there is nothing that could be joined to it.
  return sql`(values ${rows.length === 0 ? sql`(0::bigint, ${ctx.today()}::date)` : sql.join(rows, sql`, `)})
    as zone (legal_entity_id, today)`;
}

/** Today where a service's books are kept. */
export async function todayOfService(tx: OrmTx, ctx: Context, serviceId: number): Promise<string> {
  const [entity] = await rowsOf<{ timeZone: string }>(
    tx,
    sql`select e.time_zone as "timeZone" from service s join legal_entity e on e.id = s.legal_entity_id
      where s.id = ${serviceId}`,
  );
  return ctx.today(entity?.timeZone);
}
