import type { Database } from "@banksia/db";
import { type SignedIn, authenticateKey, authenticateSession } from "@banksia/services/access/authenticate";
import type { Call } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { refuseCrossSite } from "./csrf.ts";
import { sessionToken } from "./session-cookie.ts";

const bearer = /^Bearer +(bk_[A-Za-z0-9_-]{20,100}) *$/i;

/** Who asks, by API key or session cookie. Throws UNAUTHENTICATED, or CROSS_SITE for a change sent from another site. */
export async function authenticate(c: Call, db: Database): Promise<SignedIn> {
  const header = c.req.header("authorization");
  if (header !== undefined) {
    const key = bearer.exec(header)?.[1];
    const found = key === undefined ? null : await authenticateKey(db, key);
    if (found !== null) return found;
    throw new Refusal("UNAUTHENTICATED", "This API key is unknown or revoked. Send `Authorization: Bearer bk_...`.");
  }
  const token = sessionToken(c);
  const found = token === undefined ? null : await authenticateSession(db, token);
  if (found === null) throw new Refusal("UNAUTHENTICATED", "Sign in, or send an API key.");
  refuseCrossSite(c, true);
  return found;
}
