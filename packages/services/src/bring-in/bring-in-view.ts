import { type SQL, sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import { type Context, userIdOf } from "../context.ts";
import type { BringInKind } from "./kind.ts";

export type BringInStatus = "checking" | "checked" | "loading" | "loaded" | "refused" | "failed";

/** A file brought in, with its progress. */
export interface BringIn {
  id: number;
  kind: BringInKind;
  fileName: string;
  status: BringInStatus;
  /** Rows without the heading; an estimate until the last has been read. */
  rowCount: number;
  /** Rows checked while checking, rows written while loading. */
  doneCount: number;
  errorCount: number;
  startedBy: number | null;
  startedByName: string;
  createdAt: string;
  finishedAt: string | null;
}

export const bringInView: View = {
  what: "file brought in",
  columns: sql`b.id, b.kind, b.file_name as "fileName", b.status, b.row_count as "rowCount", b.done_count as "doneCount",
    b.error_count as "errorCount", b.started_by as "startedBy", b.started_by_name as "startedByName",
    ${instantText(sql`b.created_at`)} as "createdAt", ${instantText(sql`b.finished_at`)} as "finishedAt"`,
  from: sql`bring_in b`,
  id: sql`b.id`,
};

/**
 * The files that the caller may look at: a file and its errors name customers of whatever facility, so it is for whoever
 * brought it in and for those who see all facilities.
 */
export function visibleTo(ctx: Context): SQL {
  return sql`(banksia.sees_all() or b.started_by = ${userIdOf(ctx.actor)}::bigint)`;
}
