import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope, userIdOf } from "../context.ts";
import type { RunKind } from "./engine.ts";
import { type Run, type RunStatus, isActive, runView } from "./run-view.ts";

export interface ListRunsInput extends PageInput<"id" | "createdAt" | "postingDate"> {
  kind?: RunKind;
  status?: RunStatus;
  /** Only those not yet ended. */
  active?: boolean;
  preview?: boolean;
  journalId?: number;
  scheduleId?: number;
  mine?: boolean;
}

/** Runs, the newest first. */
export function listRuns(ctx: Context, input: ListRunsInput): Promise<Page<Run>> {
  requireScope(ctx, "runs:read");
  return read(ctx, (tx) =>
    fetchPage<Run, "id" | "createdAt" | "postingDate">(
      tx,
      {
        ...runView,
        countFrom: sql`run r`,
        where: [
          when(input.kind, (kind) => sql`r.kind = ${kind}`),
          when(input.status, (status) => sql`r.status = ${status}`),
          when(input.active, (active) => (active ? isActive : sql`not ${isActive}`)),
          when(input.preview, (preview) => sql`r.preview = ${preview}`),
          when(input.journalId, (id) => sql`r.journal_id = ${id}`),
          when(input.scheduleId, (id) => sql`r.schedule_id = ${id}`),
          input.mine === true ? sql`r.started_by = ${userIdOf(ctx.actor)}` : null,
        ],
        keys: {
          id: { by: sql`r.id`, type: "bigint" },
          createdAt: { by: sql`r.created_at`, type: "instant" },
          postingDate: { by: sql`r.posting_date`, type: "date" },
        },
        order: [{ key: "id", descending: true }],
      },
      input,
    ),
  );
}
