import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { type Journal, type JournalKind, type LineSums, journalSeen, journalView } from "./journal-view.ts";

export interface ListJournalsInput extends PageInput<"id" | "postingDate" | "description" | "createdAt"> {
  /** Unposted ones when left out. */
  show?: "unposted" | "posted" | "all";
  /** Only those that the caller has created. */
  mine?: boolean;
  journalTypeId?: number;
  kind?: JournalKind;
  search?: string;
  postingFrom?: string;
  postingTo?: string;
}

/** Journals, the newest first, with the sums of all that match. */
export async function listJournals(
  ctx: Context,
  input: ListJournalsInput,
): Promise<Page<Journal> & { sums: LineSums }> {
  requireScope(ctx, "journals:read");
  const { show = "unposted" } = input;
  const userId = userIdOf(ctx.actor);
  return read(ctx, (tx) =>
    fetchPageWithSums<Journal, LineSums, "id" | "postingDate" | "description" | "createdAt">(
      tx,
      {
        ...journalView,
        where: [
          show === "all" ? null : show === "posted" ? sql`j.status = 'posted'` : sql`j.status <> 'posted'`,
          input.mine === true ? sql`j.created_by = ${userId}` : null,
          journalSeen(userId),
          when(input.journalTypeId, (id) => sql`j.journal_type_id = ${id}`),
          when(input.kind, (kind) => sql`j.kind = ${kind}`),
          matches(input.search, sql`j.id`, sql`j.description`, sql`t.name`, sql`j.created_by_name`),
          when(input.postingFrom, (day) => sql`j.posting_date >= ${day}`),
          when(input.postingTo, (day) => sql`j.posting_date <= ${day}`),
        ],
        keys: {
          id: { by: sql`j.id`, type: "bigint" },
          postingDate: { by: sql`j.posting_date`, type: "date" },
          description: { by: sql`j.description`, type: "text" },
          createdAt: { by: sql`j.created_at`, type: "instant" },
        },
        order: [{ key: "id", descending: true }],
        sums: {
          lineCount: sql`coalesce(sum(sums.lines), 0)::int`,
          amount: sumText(sql`sums.amount`),
          tax: sumText(sql`sums.tax`),
          total: sumText(sql`sums.amount + sums.tax`),
        },
      },
      input,
    ),
  );
}
