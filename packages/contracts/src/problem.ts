import "./jitless.ts";
import { z } from "zod";

/** Where the API stands on its host. */
export const apiPath = "/api/v1";

/** Everything that the API refuses. */
export const problemCodes = [
  "UNAUTHENTICATED",
  "SIGN_IN_FAILED",
  "SIGN_IN_THROTTLED",
  "FORBIDDEN",
  "CROSS_SITE",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "VALIDATION",
  "BAD_REQUEST",
  "TOO_LARGE",
  "UNSUPPORTED_MEDIA_TYPE",
  "CONFLICT",
  "ALREADY_EXISTS",
  "IN_USE",
  "PRECONDITION",
  "LAST_ADMINISTRATOR",
  "JOURNAL_EMPTY",
  "RUN_NOT_ACTIVE",
  "IDEMPOTENCY_IN_FLIGHT",
  "IDEMPOTENCY_ANSWER_LOST",
  "IDEMPOTENCY_MISMATCH",
  "BILLED_TWICE",
  "NOT_BILLED",
  "POSTED",
  "JOURNAL_NOT_DRAFT",
  "JOURNAL_NOT_EMPTY",
  "PERIOD_CLOSED",
  "UNBALANCED",
  "REFERENCE",
  "SPLIT_NOT_100",
  "RATE_OVERLAP",
  "ENTRY_OVERLAP",
  "LINE_BILLED",
  "LUMP_SUM_SHORT",
  "OVER_SETTLED",
  "INTERNAL",
  "UNAVAILABLE",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** Status and title of each. */
export const problems: Record<ProblemCode, readonly [status: number, title: string]> = {
  UNAUTHENTICATED: [401, "Sign in first"],
  SIGN_IN_FAILED: [401, "E-mail address or password is wrong"],
  SIGN_IN_THROTTLED: [429, "Too many failed attempts"],
  FORBIDDEN: [403, "Not allowed"],
  CROSS_SITE: [403, "Refused because it comes from another site"],
  NOT_FOUND: [404, "Not found"],
  METHOD_NOT_ALLOWED: [405, "This address does not know that method"],
  VALIDATION: [422, "Some values are not right"],
  BAD_REQUEST: [400, "The request cannot be read"],
  TOO_LARGE: [413, "The request is too large"],
  UNSUPPORTED_MEDIA_TYPE: [415, "The request is of the wrong type"],
  CONFLICT: [409, "Not possible in this state"],
  ALREADY_EXISTS: [409, "Already exists"],
  IN_USE: [409, "Still in use"],
  PRECONDITION: [412, "It has changed meanwhile"],
  LAST_ADMINISTRATOR: [409, "The last administrator must stay"],
  JOURNAL_EMPTY: [409, "The journal has no lines"],
  RUN_NOT_ACTIVE: [409, "The run has ended"],
  IDEMPOTENCY_IN_FLIGHT: [409, "The same request is being carried out"],
  IDEMPOTENCY_ANSWER_LOST: [409, "The request was carried out, its answer was not kept"],
  IDEMPOTENCY_MISMATCH: [422, "The idempotency key was used for another request"],
  BILLED_TWICE: [409, "Days would be billed twice"],
  NOT_BILLED: [409, "Nothing billed to take back"],
  POSTED: [409, "Posted rows never change"],
  JOURNAL_NOT_DRAFT: [409, "The journal is not a draft"],
  JOURNAL_NOT_EMPTY: [409, "The journal still has lines"],
  PERIOD_CLOSED: [409, "The period is closed"],
  UNBALANCED: [409, "The journal does not balance"],
  REFERENCE: [422, "Refers to something that is not there"],
  SPLIT_NOT_100: [422, "The shares do not add up to 100"],
  RATE_OVERLAP: [409, "Rates overlap"],
  ENTRY_OVERLAP: [409, "Service entries overlap"],
  LINE_BILLED: [409, "The line was billed"],
  LUMP_SUM_SHORT: [409, "The lump sum does not reach"],
  OVER_SETTLED: [409, "More would be settled than is open"],
  INTERNAL: [500, "Something broke on our side"],
  UNAVAILABLE: [503, "Not ready"],
};

/** RFC 9457 problem details. `type` is /problems#CODE on the same host. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** Plain words naming the fact at fault and the fix. */
    detail: z.string(),
    /** The path that was asked for. */
    instance: z.string(),
    code: z.enum(problemCodes),
    /** Faults at fields; `pointer` is a JSON pointer into the body, or `/query/limit`, `/params/journalId`. */
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
    /** Quote it when you ask for help. */
    requestId: z.string(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problem>;
