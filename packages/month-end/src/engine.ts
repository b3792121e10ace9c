import type { Actor, Database, SqlTx } from "@banksia/db";
import type { ShardQueue } from "./queue.ts";
import { cancelRun } from "./run-cancel.ts";
import { startRunIn } from "./run-plan.ts";
import type { RunRequest, StartedRun } from "./run-request.ts";
import { retryParkedIn } from "./run-retry.ts";

/** The runs as the verbs of `packages/services` use them, bound to a database and its queue. */
export interface RunEngine {
  startIn(tx: SqlTx, actor: Actor, request: RunRequest): Promise<StartedRun>;
  cancel(actor: Actor, runId: number): Promise<void>;
  retryIn(tx: SqlTx, actor: Actor, runId: number, clientIds: number[] | null): Promise<number>;
}

export function runEngine(db: Pick<Database, "sql">, queue: ShardQueue): RunEngine {
  return {
    startIn: (tx, actor, request) => startRunIn(tx, queue, actor, request),
    cancel: (actor, runId) => cancelRun(db, actor, runId),
    retryIn: (tx, _actor, runId, clientIds) => retryParkedIn(tx, queue, runId, clientIds),
  };
}
