import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { RunFilters, RunKind } from "./engine.ts";

export type RunStatus = "planned" | "running" | "cancelling" | "cancelled" | "done" | "failed";

/** A run with its progress. */
export interface Run {
  id: number;
  kind: RunKind;
  preview: boolean;
  status: RunStatus;
  journalId: number | null;
  postingDate: string;
  endDate: string;
  filters: RunFilters;
  startedBy: number | null;
  startedByName: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
  scheduleId: number | null;
  clientCount: number;
  clientsDone: number;
  lineCount: number;
  /** Without tax, so far. */
  amount: string;
  parkedCount: number;
  parkedOpen: number;
  shardCount: number;
  shardsDone: number;
  seconds: number | null;
  secondsLeft: number | null;
}

const active = sql`r.status in ('planned', 'running', 'cancelling')`;
const seconds = sql`extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at)`;

export const runView: View = {
  what: "run",
  id: sql`r.id`,
  columns: sql`r.id, r.kind, r.preview, r.status, r.journal_id as "journalId", r.posting_date as "postingDate", r.end_date as "endDate",
    r.filters, r.started_by as "startedBy", r.started_by_name as "startedByName", ${instantText(sql`r.created_at`)} as "createdAt",
    ${instantText(sql`r.started_at`)} as "startedAt", ${instantText(sql`r.finished_at`)} as "finishedAt", r.error,
    r.schedule_id as "scheduleId", r.client_count as "clientCount", p.clients_done::int as "clientsDone", p.line_count::int as "lineCount",
    p.amount::text as amount, k.parked::int as "parkedCount", k.open::int as "parkedOpen", p.shards::int as "shardCount",
    p.shards_done::int as "shardsDone", ${seconds}::float8 as seconds,
    case when r.status = 'running' and p.clients_done > 0
      then (${seconds} * (r.client_count - p.clients_done) / p.clients_done)::float8 end as "secondsLeft"`,
  from: sql`run r
    cross join lateral (select count(*) as shards, count(*) filter (where s.status = 'done') as shards_done,
      least(coalesce(sum(s.client_count) filter (where s.status = 'done'), 0), r.client_count) as clients_done,
      coalesce(sum(s.line_count), 0) as line_count, coalesce(sum(s.amount), 0)::numeric(16, 2) as amount
      from run_shard s where s.run_id = r.id) p
    cross join lateral (select count(distinct q.client_id) as parked, count(*) filter (where q.resolved_at is null) as open
      from run_parked q where q.run_id = r.id) k`,
};

export { active as isActive };
