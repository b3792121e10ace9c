import { type SQL, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";

export interface TotalsRow {
  /** The billing code or the service. */
  id: number;
  code: string;
  name: string;
  lineCount: number;
  /** Without tax. */
  amount: string;
  /** The same by what was posted in the month before the posting date. */
  previousAmount: string;
  difference: string;
}

export interface RunTotals {
  lineCount: number;
  clientCount: number;
  amount: string;
  previousAmount: string;
  difference: string;
  previousFrom: string;
  previousTo: string;
  byCode: TotalsRow[];
  byService: TotalsRow[];
}

/**
 * What a run proposed, or a preview would propose, by code and by service, against what was posted in the month before.
 * @throws NOT_FOUND
 */
export function getRunTotals(ctx: Context, input: { runId: number }): Promise<RunTotals> {
  requireScope(ctx, "runs:read");
  return read(ctx, async (tx) => {
    const [run] = await rowsOf<{ from: string; to: string; clientCount: number }>(
      tx,
      sql`select (date_trunc('month', posting_date) - interval '1 month')::date as "from",
        (date_trunc('month', posting_date) - interval '1 day')::date as "to", client_count as "clientCount" from run where id = ${input.runId}`,
    );
    if (run === undefined) throw notFound("run", input.runId);
    const rows = (by: SQL, names: SQL) =>
      rowsOf<TotalsRow>(
        tx,
        sql`${both(input.runId, run.from, run.to)}
          select n.id, n.code, n.name, sum(b.lines)::int as "lineCount", sum(b.amount)::numeric(16, 2)::text as amount,
            sum(b.previous)::numeric(16, 2)::text as "previousAmount", (sum(b.amount) - sum(b.previous))::numeric(16, 2)::text as difference
          from both_months b join ${names} n on n.id = ${by}
          group by n.id, n.code, n.name order by n.code`,
      );
    const sums = await oneOf<Pick<RunTotals, "lineCount" | "amount" | "previousAmount" | "difference">>(
      tx,
      sql`${both(input.runId, run.from, run.to)}
        select coalesce(sum(lines), 0)::int as "lineCount", coalesce(sum(amount), 0)::numeric(16, 2)::text as amount,
          coalesce(sum(previous), 0)::numeric(16, 2)::text as "previousAmount",
          coalesce(sum(amount) - sum(previous), 0)::numeric(16, 2)::text as difference from both_months`,
    );
    return {
      ...sums,
      clientCount: run.clientCount,
      previousFrom: run.from,
      previousTo: run.to,
      byCode: await rows(sql`b.code_id`, sql`(select id, code, description as name from billing_code)`),
      byService: await rows(sql`b.service_id`, sql`service`),
    };
  });
}

/**
 * This run's and last month's sums by service and code: billing against billing, adjustments against adjustments, exceeded
 * leave against bed reservation fees, and
 * limited to the services and codes that the run is limited to.
 */
function both(runId: number, from: string, to: string): SQL {
  return sql`with both_months as (
    select (t ->> 'serviceId')::bigint as service_id, (t ->> 'billingCodeId')::bigint as code_id, (t ->> 'lines')::bigint as lines,
      (t ->> 'amountCents')::numeric / 100 as amount, 0::numeric as previous
    from run_shard s cross join lateral jsonb_array_elements(s.totals) t where s.run_id = ${runId}
    union all
    select l.service_id, l.billing_code_id, 0, 0, sum(l.amount)
    from run r
    join journal j on j.status = 'posted' and j.posting_date between ${from} and ${to}
    join journal_line l on l.journal_id = j.id and (l.kind = 'billing') = (r.kind <> 'adjustment') and l.kind <> 'manual'
    where r.id = ${runId}
      and (r.kind <> 'exceeded_leave' or l.billing_code_id in (select id from billing_code where legal_fee = 'bed_reservation_fee'))
      and (coalesce(jsonb_typeof(r.filters -> 'serviceIds'), 'null') = 'null' or r.filters -> 'serviceIds' @> to_jsonb(l.service_id))
      and (coalesce(jsonb_typeof(r.filters -> 'billingCodeIds'), 'null') = 'null' or r.filters -> 'billingCodeIds' @> to_jsonb(l.billing_code_id))
    group by l.service_id, l.billing_code_id
  )`;
}
