import { sessionLongestDays } from "@banksia/services/access/authenticate";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Call } from "../http/env.ts";

const name = "banksia_session";

function secure(c: Call): boolean {
  return new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https";
}

/** The session token of the request; undefined without one. */
export function sessionToken(c: Call): string | undefined {
  return getCookie(c, name);
}

/** Hands a session token to the browser; scripts cannot read it, and other sites cannot make it be sent along. */
export function setSessionCookie(c: Call, token: string): void {
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: secure(c),
    maxAge: sessionLongestDays * 24 * 3600,
  });
}

export function clearSessionCookie(c: Call): void {
  deleteCookie(c, name, { path: "/", secure: secure(c) });
}
