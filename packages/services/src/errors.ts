import { type DatabaseErrorCode, databaseError, violatedConstraint } from "@banksia/db";

/** Everything that a verb refuses, by code; the number is the HTTP status that the API answers with. */
export const errorStatus = {
  UNAUTHENTICATED: 401,
  SIGN_IN_FAILED: 401,
  SIGN_IN_THROTTLED: 429,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  VALIDATION: 422,
  /** The object is not in a state that allows it. */
  CONFLICT: 409,
  /** Another row already has this code, e-mail address or number. */
  ALREADY_EXISTS: 409,
  /** Something else still refers to it. */
  IN_USE: 409,
  /** What the caller says to have seen is no longer so. */
  PRECONDITION: 412,
  LAST_ADMINISTRATOR: 409,
  JOURNAL_EMPTY: 409,
  RUN_NOT_ACTIVE: 409,
  IDEMPOTENCY_IN_FLIGHT: 409,
  IDEMPOTENCY_ANSWER_LOST: 409,
  IDEMPOTENCY_MISMATCH: 422,
  BILLED_TWICE: 409,
  NOT_BILLED: 409,
  POSTED: 409,
  JOURNAL_NOT_DRAFT: 409,
  JOURNAL_NOT_EMPTY: 409,
  PERIOD_CLOSED: 409,
  UNBALANCED: 409,
  REFERENCE: 422,
  SPLIT_NOT_100: 422,
  RATE_OVERLAP: 409,
  ENTRY_OVERLAP: 409,
  LINE_BILLED: 409,
  /** A lump sum would be below zero on some day. */
  LUMP_SUM_SHORT: 409,
  OVER_SETTLED: 409,
} as const satisfies Record<DatabaseErrorCode, number> & Record<string, number>;

export type ErrorCode = keyof typeof errorStatus;

/** What is wrong with one field. */
export const fieldCodes = [
  "REQUIRED",
  "INVALID",
  "TOO_LONG",
  "OUT_OF_RANGE",
  /** Names something that does not exist, or that the caller may not see. */
  "UNKNOWN",
  "TAKEN",
  "NOT_ALLOWED",
  "INACTIVE",
  "BEFORE_START",
  "OVERLAP",
  "NOT_100",
  "DUPLICATE",
  "CIRCLE",
  "CHECKSUM",
] as const;

export type FieldCode = (typeof fieldCodes)[number];

export interface FieldError {
  /** JSON pointer into the request: "/startDate", "/invoicees/1/percent". */
  pointer: string;
  code: FieldCode;
  /** Plain words that say the fix. */
  detail: string;
}

/** A refusal that the caller can understand and mend. */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldError[];

  /** @param detail plain words naming the fact at fault and the fix; shown to people as it is */
  constructor(code: ErrorCode, detail: string, fields: readonly FieldError[] = [], options?: ErrorOptions) {
    super(detail, options);
    this.name = "ServiceError";
    this.code = code;
    this.fields = fields;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** The refusal for something that does not exist or that the caller may not see; the two are not told apart. */
export function notFound(what: string, id: number | string): ServiceError {
  return new ServiceError("NOT_FOUND", `There is no ${what} ${id}, or it belongs to a facility you cannot see.`);
}

/** The refusal for input with faults at fields. Call it with at least one. */
export function invalid(...fields: FieldError[]): ServiceError {
  return new ServiceError("VALIDATION", fields[0]?.detail ?? "The request is not valid.", fields);
}

/** Throws one VALIDATION error when there are any faults. */
export function refuseIfAny(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw invalid(...fields);
}

/**
 * A refusal of the database's own rules (double billing, closed period, taken code, missing reference) in the words of
 * the API; null when the failure is not of that kind and so is a fault of ours.
 */
export function fromDatabase(error: unknown): ServiceError | null {
  const refused = databaseError(error);
  if (refused !== null) return new ServiceError(refused.code, refused.detail, [], { cause: error });
  const constraint = violatedConstraint(error);
  if (constraint === null) return null;
  if (/_(unique|key|pkey|code|once|number)$/.test(constraint))
    return new ServiceError("ALREADY_EXISTS", `Another record already has this value (${constraint}).`, [], {
      cause: error,
    });
  if (/_fk(ey)?$/.test(constraint))
    return new ServiceError(
      "REFERENCE",
      `A record that this one refers to does not exist or is in use (${constraint}).`,
      [],
      {
        cause: error,
      },
    );
  return new ServiceError("VALIDATION", `The values contradict each other (${constraint}).`, [], { cause: error });
}
