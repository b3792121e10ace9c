import { sql as raw } from "drizzle-orm";
import type { Database, OrmTx, SqlTx } from "./connect.ts";

/** Who asks. Row-level security looks the facilities up from the id, so a forged list of services gains nothing. */
export type Actor =
  | { kind: "user" | "api_key"; id: number; userId: number; name: string; role: Role; scopes: string[] | null }
  | { kind: "run"; id: number; name: string }
  | { kind: "system"; name: string };

export type Role = "administrator" | "finance_officer" | "approver" | "read_only";

/** Runs `work` in one transaction of the application's role that sees exactly the facilities of `actor`. */
export function asActor<T>(db: Database, actor: Actor, work: (tx: OrmTx) => Promise<T>): Promise<T> {
  return db.orm.transaction(async (tx) => {
    if (actor.kind === "system") await tx.execute(raw`select banksia.begin_as_system()`);
    else if (actor.kind === "run") await tx.execute(raw`select banksia.begin_as_run(${actor.id})`);
    else await tx.execute(raw`select banksia.begin_as_user(${actor.userId})`);
    return work(tx);
  });
}

/** The same for hand-written SQL. */
export async function asActorSql<T>(
  db: Pick<Database, "sql">,
  actor: Actor,
  work: (tx: SqlTx) => Promise<T>,
): Promise<T> {
  // Kept in an object of ours: `begin` would unpack an array of promises.
  const done = await db.sql.begin(async (tx) => {
    if (actor.kind === "system") await tx`select banksia.begin_as_system()`;
    else if (actor.kind === "run") await tx`select banksia.begin_as_run(${actor.id})`;
    else await tx`select banksia.begin_as_user(${actor.userId})`;
    return { value: await work(tx) };
  });
  return done.value;
}
