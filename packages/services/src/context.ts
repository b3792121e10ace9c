import { type Actor, type Database, type OrmTx, type SqlTx, asActor, asActorSql } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type Scope, isScope, roleScopes } from "./access/roles.ts";
import { ServiceError } from "./errors.ts";

/** What every verb is given: the database, who asks, and what day it is. */
export interface Context {
  readonly db: Database;
  readonly actor: Actor;
  /** The civil date `YYYY-MM-DD` now, in the time zone of the legal entity concerned. */
  today(timeZone?: string): string;
  /**
   * Runs first inside the transaction that `change` and `changeSql` open, with the very connection of the change, so that
   * what it writes stands or falls with it. Set by the API to claim an idempotency key.
   */
  readonly beforeChange?: (execute: Execute) => Promise<void>;
}

/** Template tag: runs one statement, its values as parameters, on the connection of the current transaction. */
export type Execute = (
  statement: TemplateStringsArray,
  ...values: (string | number | null)[]
) => Promise<readonly Record<string, unknown>[]>;

/** Where no legal entity is concerned. */
export const defaultTimeZone = "Australia/Sydney";

/** A context whose days come from the clock of this machine. */
export function createContext(db: Database, actor: Actor): Context {
  return { db, actor, today: (timeZone = defaultTimeZone) => Temporal.Now.plainDateISO(timeZone).toString() };
}

/** The scopes that an actor holds: those of the role, narrowed by those of the API key. */
export function scopesOf(actor: Actor): readonly Scope[] {
  if (actor.kind === "run" || actor.kind === "system") return roleScopes.administrator;
  const held = roleScopes[actor.role];
  if (actor.scopes === null) return held;
  const narrowed = new Set(actor.scopes.filter(isScope));
  return held.filter((scope) => narrowed.has(scope));
}

/** The first line of every verb. Throws FORBIDDEN when the caller's role or API key does not hold the scope. */
export function requireScope(ctx: Context, scope: Scope): void {
  if (!scopesOf(ctx.actor).includes(scope))
    throw new ServiceError("FORBIDDEN", `This needs the permission "${scope}", which ${ctx.actor.name} does not have.`);
}

/** The id of the user behind the request; null for runs and the system itself. */
export function userIdOf(actor: Actor): number | null {
  return actor.kind === "user" || actor.kind === "api_key" ? actor.userId : null;
}

/** Reads in one transaction that sees exactly the facilities of the caller. */
export function read<T>(ctx: Context, work: (tx: OrmTx) => Promise<T>): Promise<T> {
  return asActor(ctx.db, ctx.actor, work);
}

/** Changes things in one transaction that sees exactly the facilities of the caller. Write the audit row inside it. */
export function change<T>(ctx: Context, work: (tx: OrmTx) => Promise<T>): Promise<T> {
  return asActor(ctx.db, ctx.actor, async (tx) => {
    await ctx.beforeChange?.((statement, ...values) => tx.execute(sql(statement, ...values)));
    return work(tx);
  });
}

/** The same as `read` for hand-written SQL. */
export function readSql<T>(ctx: Context, work: (tx: SqlTx) => Promise<T>): Promise<T> {
  return asActorSql(ctx.db, ctx.actor, work);
}

/** The same as `change` for hand-written SQL. */
export function changeSql<T>(ctx: Context, work: (tx: SqlTx) => Promise<T>): Promise<T> {
  return asActorSql(ctx.db, ctx.actor, async (tx) => {
    await ctx.beforeChange?.((statement, ...values) => tx(statement, ...values));
    return work(tx);
  });
}
