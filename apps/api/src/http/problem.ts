import { type Problem, type ProblemCode, problems } from "@banksia/contracts";
import { ServiceError, fromDatabase } from "@banksia/services/errors";
import { Throttled } from "@banksia/services/access/throttle";
import type { Call } from "./env.ts";
import { type Log, describeError } from "./log.ts";

export type Fault = Problem["errors"][number];

/** A refusal by the API itself, before any verb is asked. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly faults: readonly Fault[];
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, detail: string, faults: readonly Fault[] = [], headers: Record<string, string> = {}) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.faults = faults;
    this.headers = headers;
  }
}

const unavailable = /^(ECONN\w+|CONNECT\w+|CONNECTION_\w+|ENOTFOUND|EPIPE|57P0[1-5]|53300|08\w{3})$/;

function databaseIsAway(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, "code");
    if (typeof code === "string" && unavailable.test(code)) return true;
  }
  return false;
}

/** What an error says to the caller. What is not one of the refusals that they can understand says no more than that. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Throttled)
    return new Refusal(error.code, error.message, [], { "Retry-After": String(error.retryAfterSeconds) });
  const known = error instanceof ServiceError ? error : fromDatabase(error);
  if (known !== null)
    return new Refusal(
      known.code,
      known.message,
      known.fields,
      known.code === "IDEMPOTENCY_IN_FLIGHT" ? { "Retry-After": "1" } : {},
    );
  if (databaseIsAway(error))
    return new Refusal("UNAVAILABLE", "The database does not answer. Try again shortly.", [], { "Retry-After": "5" });
  return new Refusal("INTERNAL", "Something broke on our side. Quote the request id when you ask for help.");
}

/** The answer for an error: problem details of RFC 9457. */
export function problemAnswer(c: Call, error: unknown, log: Log): Response {
  const refusal = refusalOf(error);
  const [status, title] = problems[refusal.code];
  const requestId = c.get("requestId");
  if (status >= 500) log.error({ requestId, error: describeError(error) }, refusal.code);
  const body: Problem = {
    type: `/docs#${refusal.code}`,
    title,
    status,
    detail: refusal.message,
    instance: c.req.path,
    code: refusal.code,
    errors: [...refusal.faults],
    requestId,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "Content-Type": "application/problem+json",
      "Cache-Control": "no-store",
      ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
      ...refusal.headers,
    },
  });
}
