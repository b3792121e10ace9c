import { type OrmTx, schema } from "@banksia/db";
import type { Query } from "@banksia/month-end/residents/query";
import { tableOf } from "@banksia/rates-au";
import { sql } from "drizzle-orm";
import { deleteRow, lockRow } from "../common/row.ts";
import { firstOf, oneOf } from "../common/rows.ts";
import { dayWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, notFound } from "../errors.ts";
import { queryOfOrm } from "../fees/recalculate.ts";
import { auditOn } from "./audit-on.ts";
import { type RateKind, endRate } from "./follow-national-rate.ts";
import { type GlobalRate, before, sameNumber } from "./global-rate-step.ts";

const verb = "deleteNationalRate";

/**
 * Removes an added figure that no run has worked with, and takes back the global rates that followed from it.
 * @throws NOT_FOUND, FORBIDDEN for people who do not see all services, IN_USE when a run has worked with it
 */
export async function deleteNationalRate(ctx: Context, input: { key: string; nationalRateId: number }): Promise<void> {
  requireScope(ctx, "rates:write");
  return change(ctx, async (tx) => {
    const row = await lockRow(tx, schema.nationalRate, input.nationalRateId, "added figure");
    if (row.tableKey !== input.key) throw notFound("added figure", input.nationalRateId);
    await refuseUsed(tx, row);
    await deleteRow(tx, ctx, schema.nationalRate, row, { verb, objectType: "national_rate" });
    const query = queryOfOrm(tx);
    await takeBack(query, ctx, row, "billing");
    await takeBack(query, ctx, row, "funding");
  });
}

type AddedRow = typeof schema.nationalRate.$inferSelect;

async function refuseUsed(tx: OrmTx, row: AddedRow): Promise<void> {
  const { all } = await oneOf<{ all: boolean }>(tx, sql`select banksia.sees_all() as all`);
  if (!all)
    throw new ServiceError(
      "FORBIDDEN",
      "Only people who see all services can remove a figure: runs of other services may have worked with it.",
    );
  const run = await firstOf<{ id: number; day: string }>(
    tx,
    sql`select r.id, r.created_at::date as day from run r
      where not r.preview and r.end_date >= ${row.startDate}
        and r.created_at >= (select created_at from national_rate where id = ${row.id})
      order by r.id limit 1`,
  );
  if (run !== null)
    throw new ServiceError(
      "IN_USE",
      `Run ${run.id} of ${dayWords(run.day)} has worked with this figure: add the right one from a later day, or change the rates of the codes.`,
    );
}

/** Deletes the global rates that began with the figure and gives their days back to the rates before them. */
async function takeBack(query: Query, ctx: Context, figure: AddedRow, kind: RateKind): Promise<void> {
  const objectType = `${kind}_rate`;
  // What this edition says for the day takes its place again.
  const edition = tableOf(figure.tableKey)?.rows.find((row) => row.from === figure.startDate);
  const rows = await query<GlobalRate & { previousId: number | null }>(
    `select r.id, r.start_date::text as "startDate", r.end_date::text as "endDate", trim_scale(r.rate)::text as rate,
        p.id as "previousId"
      from ${kind}_rate r join ${kind}_code c on c.id = r.${kind}_code_id and c.national_rate = $1
      left join ${kind}_rate p on p.${kind}_code_id = r.${kind}_code_id and p.client_id is null and p.end_date = $3::text::date
      where r.client_id is null and r.start_date = $2::text::date order by r.id for update of r`,
    [figure.tableKey, figure.startDate, before(figure.startDate)],
  );
  for (const { previousId, ...rate } of rows) {
    // Somebody changed it since: it is theirs.
    if (rate.rate === null || !sameNumber(rate.rate, figure.value)) continue;
    if (edition?.value != null) {
      await query(
        `update ${kind}_rate set rate = $2::text::numeric, source = $3, verified = $4::text::boolean where id = $1::text::bigint`,
        [String(rate.id), edition.value, edition.source, String(edition.verified)],
      );
      const after = { ...rate, rate: edition.value, source: edition.source, verified: edition.verified };
      await auditOn(query, ctx, { verb, objectType, objectId: rate.id, before: rate, after });
      continue;
    }
    await query(`delete from ${kind}_rate where id = $1::text::bigint`, [String(rate.id)]);
    await auditOn(query, ctx, { verb, objectType, objectId: rate.id, before: rate });
    if (previousId === null) continue;
    const previous = { id: previousId, startDate: "", endDate: before(figure.startDate), rate: null };
    await endRate(query, ctx, kind, previous, rate.endDate, verb);
  }
}
