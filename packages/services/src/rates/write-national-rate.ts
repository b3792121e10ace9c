import type { Query } from "@banksia/month-end/residents/query";
import type { Warning } from "../common/warning.ts";
import { type Context, userIdOf } from "../context.ts";
import { auditOn } from "./audit-on.ts";
import { type FollowedFigure, type Followed, followFigure } from "./follow-national-rate.ts";

/** What writing a figure did to the global rates of codes. */
export interface WrittenFigure {
  billingRates: Followed[];
  fundingRates: Followed[];
  warnings: Warning[];
}

/** Writes a figure that has been checked, and the global rates that follow from it. */
export async function writeNationalRate(
  query: Query,
  ctx: Context,
  figure: FollowedFigure,
  verb: string,
): Promise<WrittenFigure> {
  const { tableKey, from, value, source, verified } = figure;
  const userId = userIdOf(ctx.actor);
  const [row] = await query<{ id: number }>(
    `insert into national_rate (table_key, start_date, value, source, verified, created_by, created_by_name)
      values ($1, $2::text::date, $3::text::numeric, $4, $5::text::boolean, $6::text::bigint, $7) returning id`,
    [tableKey, from, value, source, String(verified), userId === null ? null : String(userId), ctx.actor.name],
  );
  if (row === undefined) throw new Error("An insert of a figure gave no row.");
  await auditOn(query, ctx, { verb, objectType: "national_rate", objectId: row.id, after: figure });
  const billing = await followFigure(query, ctx, "billing", figure, verb);
  const funding = await followFigure(query, ctx, "funding", figure, verb);
  return {
    billingRates: billing.followed,
    fundingRates: funding.followed,
    warnings: [...billing.warnings, ...funding.warnings],
  };
}
