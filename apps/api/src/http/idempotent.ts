import { createHash } from "node:crypto";
import type { Context } from "@banksia/services/context";
import {
  type IdempotentRequest,
  type KeptAnswer,
  claimKey,
  findAnswer,
  keepAnswer,
} from "@banksia/services/access/idempotency";
import type { Call } from "./env.ts";
import { Refusal } from "./problem.ts";

/** The request's name, if it gives one. Throws BAD_REQUEST for one that cannot be kept. */
function keyOf(c: Call): string | null {
  const key = c.req.header("idempotency-key");
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal("BAD_REQUEST", "An Idempotency-Key is 1 to 200 printable characters without spaces.");
  return key;
}

/** What a request that was carried out before is known by: who, what, and every byte of it. */
function named(c: Call, route: string, key: string, actor: Context["actor"], body: string): IdempotentRequest {
  const url = new URL(c.req.url);
  return {
    actor: actor.kind === "system" ? "system" : `${actor.kind}:${actor.id}`,
    route,
    key,
    requestHash: createHash("sha256")
      .update(JSON.stringify([c.req.method, url.pathname, url.search]))
      .update(body)
      .digest("hex"),
  };
}

export interface Outcome {
  answer: KeptAnswer;
  replayed: boolean;
}

/**
 * Carries a request out once, however often it is sent with the same Idempotency-Key. Refusals and failures are not
 * kept: the same key may be sent again once the cause is gone.
 * @param keep what to keep of the answer's body where not all of it may be
 */
export async function once(
  c: Call,
  ctx: Context,
  route: string,
  body: string,
  work: (ctx: Context) => Promise<KeptAnswer>,
  keep: (body: unknown) => unknown = (whole) => whole,
): Promise<Outcome> {
  const key = keyOf(c);
  if (key === null) return { answer: await work(ctx), replayed: false };
  const request = named(c, route, key, ctx.actor, body);
  const before = await findAnswer(ctx.db, request);
  if (before !== null) return { answer: before, replayed: true };
  const claim = claimKey(ctx, request);
  const answer = await work(claim.ctx);
  await keepAnswer(ctx.db, request, { status: answer.status, body: keep(answer.body) });
  return { answer, replayed: false };
}
