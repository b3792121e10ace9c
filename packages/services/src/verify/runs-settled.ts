import { type Check, offences } from "./check.ts";

const finished: Check = {
  id: "7-runs-finish",
  invariant: 7,
  name: "Runs end when their work is done",
  description:
    "A run of which every part is done has ended within two minutes, and a run that has ended has no part waiting. A row shows a run that hangs, or that ended too early.",
  find: (tx) =>
    offences(
      tx,
      `select r.id as run_id, r.kind, r.status, coalesce(s.waiting, 0) as parts_waiting, coalesce(s.parts, 0) as parts,
        s.last_finished, case when r.status in ('done', 'cancelled', 'failed') then 'ended with parts waiting' else 'hangs' end as problem
      from run r left join (
        select run_id, count(*)::int as parts, (count(*) filter (where status = 'waiting'))::int as waiting,
          max(finished_at) as last_finished
        from run_shard group by 1
      ) s on s.run_id = r.id
      where (r.status in ('done', 'cancelled', 'failed') and s.waiting > 0)
        or (r.status in ('planned', 'running', 'cancelling') and coalesce(s.waiting, 0) = 0
          and coalesce(s.last_finished, r.created_at) < now() - interval '2 minutes')
      order by 1`,
    ),
};

const waiting: Check = {
  id: "7-waiting-parts-queued",
  invariant: 7,
  name: "Every waiting part of a run is on the queue",
  description:
    "Each part of a run that still waits has a job that brings it to a runner. A row shows a part that nobody would take up.",
  find: async (tx) => {
    const [queue] = await tx<{ there: boolean }[]>`select to_regclass('pgboss.job') is not null as there`;
    const job =
      queue?.there === true
        ? `exists (select from pgboss.job j where j.name = 'run-shard' and j.state in ('created', 'retry', 'active')
            and j.singleton_key = s.run_id || '/' || s.shard_no)`
        : "false";
    return offences(
      tx,
      `select s.run_id, s.shard_no, r.status as run_status, s.client_count as clients, s.attempts
      from run_shard s join run r on r.id = s.run_id
      where s.status = 'waiting' and r.status in ('planned', 'running') and not ${job} order by 1, 2`,
    );
  },
};

/** Invariant 7: killed at any moment and started again, a run ends exactly as if it had never stopped. */
export const runsSettled: readonly Check[] = [finished, waiting];
