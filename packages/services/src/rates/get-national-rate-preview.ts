import { tableOf } from "@banksia/rates-au";
import { sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type Run, runView } from "../runs/run-view.ts";

/** The difference that a figure makes to one fee at one facility. */
export interface NationalRateEffect {
  serviceId: number;
  serviceName: string;
  billingCodeId: number;
  billingCode: string;
  description: string;
  /** With the figure. */
  lines: number;
  before: string;
  after: string;
  difference: string;
}

/** What a figure that is not saved yet would change. */
export interface NationalRatePreview {
  key: string;
  title: string;
  from: string;
  value: string;
  postingDate: string;
  endDate: string;
  withRun: Run;
  withoutRun: Run;
  /** Both runs are done; before that the figures are those so far. */
  done: boolean;
  before: string;
  after: string;
  difference: string;
  rows: NationalRateEffect[];
}

/**
 * Two previews held against each other, by facility and fee.
 * @throws NOT_FOUND, VALIDATION when the runs are not the two previews of one figure
 */
export async function getNationalRatePreview(
  ctx: Context,
  input: { withRunId: number; withoutRunId: number },
): Promise<NationalRatePreview> {
  requireScope(ctx, "runs:read");
  return read(ctx, async (tx) => {
    const withRun = await loadOne<Run>(tx, runView, input.withRunId);
    const withoutRun = await loadOne<Run>(tx, runView, input.withoutRunId);
    const [proposed, ...others] = withRun.filters.proposedRates ?? [];
    const table = proposed === undefined ? null : tableOf(proposed.tableKey);
    if (proposed === undefined || table === null || others.length > 0 || withoutRun.filters.proposedRates?.length !== 0)
      throw invalid({
        pointer: "/withRunId",
        code: "INVALID",
        detail: "These runs are not the two previews of one figure: start them again.",
      });
    const totals = (runId: number) => sql`select (t ->> 'serviceId')::bigint as service_id,
        (t ->> 'billingCodeId')::bigint as code_id, (t ->> 'lines')::bigint as lines, (t ->> 'amountCents')::numeric / 100 as amount
      from run_shard s cross join lateral jsonb_array_elements(s.totals) t where s.run_id = ${runId}`;
    const both = sql`with w as (${totals(input.withRunId)}), o as (${totals(input.withoutRunId)}),
      sides as (select service_id, code_id, lines, amount as after, 0::numeric as before from w
        union all select service_id, code_id, 0, 0, amount from o)`;
    const rows = await rowsOf<NationalRateEffect>(
      tx,
      sql`${both} select s.id as "serviceId", s.name as "serviceName", b.id as "billingCodeId", b.code as "billingCode",
          b.description, sum(x.lines)::int as lines, sum(x.before)::numeric(16, 2)::text as before,
          sum(x.after)::numeric(16, 2)::text as after, (sum(x.after) - sum(x.before))::numeric(16, 2)::text as difference
        from sides x join service s on s.id = x.service_id join billing_code b on b.id = x.code_id
        group by s.id, s.name, b.id, b.code, b.description
        having sum(x.after) <> sum(x.before) order by s.name, b.code`,
    );
    const sums = await oneOf<{ before: string; after: string; difference: string }>(
      tx,
      sql`${both} select coalesce(sum(before), 0)::numeric(16, 2)::text as before,
          coalesce(sum(after), 0)::numeric(16, 2)::text as after,
          coalesce(sum(after) - sum(before), 0)::numeric(16, 2)::text as difference from sides`,
    );
    return {
      key: proposed.tableKey,
      title: table.title,
      from: proposed.from,
      value: proposed.value,
      postingDate: withRun.postingDate,
      endDate: withRun.endDate,
      withRun,
      withoutRun,
      done: withRun.status === "done" && withoutRun.status === "done",
      ...sums,
      rows,
    };
  });
}
