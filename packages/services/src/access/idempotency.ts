import { type Database, schema } from "@banksia/db";
import { and, eq, sql } from "drizzle-orm";
import type { Context, Execute } from "../context.ts";
import { ServiceError } from "../errors.ts";

/** A request that names itself so that it can be sent again without doing anything twice. */
export interface IdempotentRequest {
  /** Who asks: keys of different callers never meet. */
  actor: string;
  route: string;
  key: string;
  /** Over everything that makes the request what it is. */
  requestHash: string;
}

export interface KeptAnswer {
  status: number;
  body: unknown;
}

/** Between the end of the work and the keeping of its answer lie milliseconds; after this long it will not be kept any more. */
const answerWaitSeconds = 30;

export const keepDays = 7;

const columns = schema.idempotencyKey;

const same = (request: IdempotentRequest) =>
  and(eq(columns.actor, request.actor), eq(columns.route, request.route), eq(columns.key, request.key));

const inFlight = () =>
  new ServiceError(
    "IDEMPOTENCY_IN_FLIGHT",
    "A request with this Idempotency-Key is being carried out. Ask again shortly.",
  );

/**
 * The answer that was given to the same request before; null when it has not been carried out.
 * @throws IDEMPOTENCY_MISMATCH when the key was used for another request; IDEMPOTENCY_IN_FLIGHT when it has just been
 *   carried out and its answer is about to be kept; IDEMPOTENCY_ANSWER_LOST when the process died in between
 */
export async function findAnswer(db: Pick<Database, "orm">, request: IdempotentRequest): Promise<KeptAnswer | null> {
  const [row] = await db.orm
    .select({
      requestHash: columns.requestHash,
      status: columns.status,
      response: columns.response,
      late: sql<boolean>`${columns.createdAt} < now() - make_interval(secs => ${answerWaitSeconds})`,
    })
    .from(columns)
    .where(same(request));
  if (row === undefined) return null;
  if (row.requestHash !== request.requestHash)
    throw new ServiceError(
      "IDEMPOTENCY_MISMATCH",
      "This Idempotency-Key was used for a different request. Use a new key for new work.",
    );
  if (row.status !== null) return { status: row.status, body: row.response };
  if (!row.late) throw inFlight();
  throw new ServiceError(
    "IDEMPOTENCY_ANSWER_LOST",
    "The request with this Idempotency-Key was carried out, but its answer was not kept. Look at what it made; it will not be done again.",
  );
}

export interface Claim {
  /** The context to carry the request out with. */
  ctx: Context;
  /** Whether the work was done in a transaction that holds the key. */
  taken(): boolean;
}

/**
 * A context whose first change takes the key in its own transaction: the key stands exactly if the work does. A second
 * request that arrives meanwhile is refused with IDEMPOTENCY_IN_FLIGHT by an advisory lock, without waiting.
 */
export function claimKey(ctx: Context, request: IdempotentRequest): Claim {
  let taken = false;
  const beforeChange = async (execute: Execute): Promise<void> => {
    if (taken) return;
    const name = JSON.stringify([request.actor, request.route, request.key]);
    const [lock] = await execute`select pg_try_advisory_xact_lock(hashtextextended(${name}, 7215004)) as free`;
    if (lock?.["free"] !== true) throw inFlight();
    const rows = await execute`
      insert into idempotency_key (actor, route, key, request_hash)
      values (${request.actor}, ${request.route}, ${request.key}, ${request.requestHash})
      on conflict do nothing returning 1 as taken`;
    if (rows.length === 0) throw inFlight();
    taken = true;
  };
  return { ctx: { ...ctx, beforeChange }, taken: () => taken };
}

/** Keeps the answer of a request that was carried out. */
export async function keepAnswer(
  db: Pick<Database, "orm">,
  request: IdempotentRequest,
  answer: KeptAnswer,
): Promise<void> {
  await db.orm
    .insert(columns)
    .values({ ...request, status: answer.status, response: answer.body })
    .onConflictDoUpdate({
      target: [columns.actor, columns.route, columns.key],
      set: { status: answer.status, response: answer.body },
    });
}
