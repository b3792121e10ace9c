import type { Database } from "@banksia/db";

export interface RunView {
  status: string;
  lineCount: number;
  amount: string;
  parked: number;
}

/** Waits until a run has ended. @throws when it has not after `seconds` */
export async function awaitRun(owner: Database, runId: number, seconds = 60): Promise<RunView> {
  for (const until = performance.now() + seconds * 1000; ;) {
    const [run] = await owner.sql<
      RunView[]
    >`select r.status, coalesce(sum(s.line_count), 0)::int as "lineCount", coalesce(sum(s.amount), 0) as amount,
        (select count(*)::int from run_parked p where p.run_id = r.id and p.resolved_at is null) as parked
      from run r left join run_shard s on s.run_id = r.id where r.id = ${runId} group by r.id`;
    if (run !== undefined && ["done", "cancelled", "failed"].includes(run.status)) return run;
    if (performance.now() > until) throw new Error(`run ${runId} is still ${run?.status}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Every journal line without its ids, in an order that does not depend on who wrote it when. */
export function lines(owner: Database): Promise<{ amount: string }[]> {
  return owner.sql<
    { amount: string }[]
  >`select kind, client_id, customer_id, schedule_line_id, period_from, period_to, quantity, unit, rate, percent,
      amount, tax, description, basis, share_no from journal_line
    order by client_id, schedule_line_id, period_from, kind, share_no, amount`.then((rows) => [...rows]);
}

/** Turns a draft into a posted journal without its books, for tests of what comes after posting. */
export async function forcePosted(owner: Database, journalId: number | null): Promise<void> {
  await owner.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update journal set status = 'posted', posted_at = now() where id = ${journalId}`;
  });
}
