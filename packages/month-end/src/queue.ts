import type { SqlTx } from "@banksia/db";
import { openSql } from "@banksia/db";
import { PgBoss } from "pg-boss";

/** One job a shard; the run's own tables say what is done, the queue only says who does it next. */
export const SHARD_QUEUE = "run-shard";

/** Says to runners that listen that there is work; those that do not hear it find it at their next look. */
export const WORK_CHANNEL = "banksia_work";

export interface ShardJob {
  runId: number;
  shardNo: number;
}

const SCHEMA = "pgboss";
/** A runner that falls silent for so long has lost its shards to the others. */
const HEARTBEAT_SECONDS = 10;

export interface QueueOptions {
  url: string;
  /** Watch for shards whose runner fell silent; runners do, senders need not. */
  supervise?: boolean;
  onError?: (error: unknown) => void;
}

/** Creates or upgrades the queue's tables as the owner and lets the application's role use them. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
    application_name: "banksia queue install",
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    await boss.createQueue(SHARD_QUEUE, {
      retryLimit: 20,
      retryDelay: 0,
      expireInSeconds: 15 * 60,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      retentionSeconds: 14 * 24 * 3600,
      deleteAfterSeconds: 24 * 3600,
    });
  } finally {
    await boss.stop({ graceful: false });
  }
  const sql = openSql({ url: ownerUrl, max: 1, name: "banksia queue install" });
  try {
    await sql.unsafe(`grant usage on schema ${SCHEMA} to banksia_app;
      grant select, insert, update, delete, truncate on all tables in schema ${SCHEMA} to banksia_app;
      grant usage on all sequences in schema ${SCHEMA} to banksia_app;
      grant execute on all functions in schema ${SCHEMA} to banksia_app`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export interface ShardQueue {
  /** Adds the jobs in the caller's transaction: they exist if and only if the shards do. */
  send(tx: SqlTx, jobs: ShardJob[]): Promise<void>;
  fetch(count: number): Promise<{ id: string; data: ShardJob }[]>;
  complete(ids: string[]): Promise<void>;
  fail(ids: string[], reason: string): Promise<void>;
  /** Says that these jobs are still being worked on. */
  touch(ids: string[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens the queue as the application's role. @throws when the queue's tables are missing */
export async function openQueue(options: QueueOptions): Promise<ShardQueue> {
  const boss = new PgBoss({
    connectionString: options.url,
    schema: SCHEMA,
    max: 2,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: options.supervise ?? false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    application_name: "banksia queue",
  });
  boss.on("error", (error) => options.onError?.(error));
  await boss.start();
  return {
    send: async (tx, jobs) => {
      if (jobs.length === 0) return;
      await boss.insert(
        SHARD_QUEUE,
        jobs.map((data) => ({ data, singletonKey: `${data.runId}/${data.shardNo}` })),
        {
          db: {
            // Its one parameter is JSON already written out: sent as text, or it would be encoded twice.
            executeSql: async (text, values = []) => ({
              rows: [
                ...(await tx.unsafe(
                  text,
                  values.map((value) => tx.typed(String(value), 25)),
                )),
              ],
            }),
          },
        },
      );
      // Heard when the transaction commits.
      await tx`select pg_notify(${WORK_CHANNEL}, '')`;
    },
    fetch: async (count) =>
      (await boss.fetch<ShardJob>(SHARD_QUEUE, { batchSize: count })).map(({ id, data }) => ({ id, data })),
    complete: async (ids) => {
      if (ids.length > 0) await boss.complete(SHARD_QUEUE, ids);
    },
    fail: async (ids, reason) => {
      if (ids.length > 0) await boss.fail(SHARD_QUEUE, ids, { reason });
    },
    touch: async (ids) => {
      if (ids.length > 0) await boss.touch(SHARD_QUEUE, ids);
    },
    close: () => boss.stop({ graceful: false }),
  };
}
