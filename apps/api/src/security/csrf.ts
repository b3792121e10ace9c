import type { Call } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

function sameOrigin(c: Call): boolean | null {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  if (origin === undefined) return null;
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}

/**
 * Refuses a change that another site makes a browser send. A browser always says where a change comes from, by
 * Sec-Fetch-Site or Origin; with a cookie, saying neither is refused as well.
 * @param cookie whether the session cookie is what signs the request in
 */
export function refuseCrossSite(c: Call, cookie: boolean): void {
  if (safe.has(c.req.method)) return;
  const same = sameOrigin(c);
  if (same === true || (same === null && !cookie)) return;
  throw new Refusal(
    "CROSS_SITE",
    same === null
      ? "A change with a session cookie must say where it comes from (Origin or Sec-Fetch-Site). Programs use an API key."
      : "This change comes from another site.",
  );
}
