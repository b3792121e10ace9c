import { setTimeout } from "node:timers/promises";
import { asActorSql, databaseError, violatedConstraint } from "@banksia/db";
import type { Context } from "../context.ts";
import type { Fault } from "./faults.ts";
import { keeper } from "./progress.ts";

/** What the database refused, in plain words; null for any other failure. */
export function refusalOf(error: unknown): string | null {
  const refused = databaseError(error);
  if (refused !== null) return refused.detail;
  const constraint = violatedConstraint(error);
  if (constraint !== null) return `the database refused it (${constraint}).`;
  return null;
}

/** Why a file was broken off when its process stopped or died. */
export const interrupted = "The server stopped before the file was done. Nothing was loaded; start it again.";

function whyFailed(refusal: string | null, stopping: boolean): Fault {
  const whole = { row: 1, column: null };
  if (stopping) return { ...whole, code: "INTERRUPTED", message: interrupted };
  if (refusal !== null)
    return {
      ...whole,
      code: "CHANGED_MEANWHILE",
      message: `Others changed records that the file is about while it was loaded: ${refusal} Nothing was loaded; start it again.`,
    };
  return {
    ...whole,
    code: "FAILED",
    message: "Something broke on our side. Nothing was loaded; start it again, and ask for help if it breaks again.",
  };
}

/** So often it is tried to mark a file failed, a little longer apart each time: a database that restarts is back by then. */
const attempts = 10;

/**
 * Marks a file failed, with the reason.
 * @returns what broke, when it was a fault of ours; null otherwise
 */
export async function failBringIn(
  ctx: Context,
  id: number,
  error: unknown,
  signal: AbortSignal,
): Promise<Error | null> {
  const reason = whyFailed(refusalOf(error), signal.aborted);
  const broke = error instanceof Error ? error : new Error(String(error));
  for (let attempt = 1; ; attempt += 1) {
    try {
      await asActorSql(
        ctx.db,
        keeper,
        (tx) => tx`
        update bring_in set status = 'failed', error_count = 1, errors = ${JSON.stringify([reason])}::text::jsonb, finished_at = now()
        where id = ${id} and status in ('checking', 'loading')`,
      );
      return reason.code === "FAILED" ? broke : null;
    } catch (second) {
      // Whoever starts next finds it and marks it.
      if (attempt >= attempts || signal.aborted)
        return new AggregateError([broke, second], "A file brought in failed, and could not be marked so.");
      await setTimeout(attempt * 500, undefined, { signal }).catch(() => undefined);
    }
  }
}
