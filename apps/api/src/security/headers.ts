import type { MiddlewareHandler } from "hono";
import type { Env } from "../http/env.ts";

/** The web app brings everything itself: no inline script or style, nothing from elsewhere, in nobody's frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const policy = "Content-Security-Policy";

const headers: Record<string, string> = {
  [policy]: contentSecurityPolicy,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Puts the security headers on every answer; one that has a policy of its own keeps that. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  const own = c.res.headers.get(policy);
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  if (own !== null) c.res.headers.set(policy, own);
  if (c.req.header("x-forwarded-proto") === "https" || c.req.url.startsWith("https:"))
    c.res.headers.set("Strict-Transport-Security", "max-age=31536000");
};
