import postgres from "postgres";

/** What the database itself refuses. The text of the refusal, in plain words, is in the error's `detail`. */
export const databaseErrorCodes = [
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
] as const;

export type DatabaseErrorCode = (typeof databaseErrorCodes)[number];

function postgresError(error: unknown): postgres.PostgresError | null {
  // Drizzle wraps the driver's error.
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) return at;
  }
  return null;
}

const byConstraint: Record<string, DatabaseErrorCode> = {
  billing_rate_no_overlap: "RATE_OVERLAP",
  funding_rate_no_overlap: "RATE_OVERLAP",
  service_entry_no_overlap: "ENTRY_OVERLAP",
};

/** Which of the database's own rules a failed statement broke; null when it failed for another reason. */
export function databaseError(error: unknown): { code: DatabaseErrorCode; detail: string } | null {
  const found = postgresError(error);
  if (found === null) return null;
  const constraint = found.constraint_name === undefined ? undefined : byConstraint[found.constraint_name];
  if (constraint !== undefined) return { code: constraint, detail: found.detail ?? found.message };
  const code = databaseErrorCodes.find((name) => name === found.message);
  return found.code === "BK001" && code !== undefined ? { code, detail: found.detail ?? code } : null;
}

/** The name of a violated constraint (unique, check, foreign key); null for any other failure. */
export function violatedConstraint(error: unknown): string | null {
  return postgresError(error)?.constraint_name ?? null;
}
