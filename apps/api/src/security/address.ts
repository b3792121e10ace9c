import type { Call } from "../http/env.ts";

/**
 * The network address of the caller. Behind a proxy that is trusted it is the last that the proxy itself added to
 * X-Forwarded-For; whatever stands before was written by the caller.
 */
export function callerAddress(c: Call, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() : undefined;
  return forwarded ?? c.env?.incoming?.socket.remoteAddress ?? "unknown";
}
