import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Period, periodColumns, periodFrom } from "./period-view.ts";

export interface ListPeriodsInput extends PageInput<"startDate"> {
  legalEntityId?: number;
  status?: "open" | "closed";
}

/** The months of the books, newest first: from the first with anything in it to next month. */
export async function listPeriods(ctx: Context, input: ListPeriodsInput): Promise<Page<Period>> {
  requireScope(ctx, "ledger:read");
  return read(ctx, async (tx) =>
    fetchPage<Period, "startDate">(
      tx,
      {
        columns: periodColumns,
        from: await periodFrom(tx, ctx),
        where: [
          when(input.legalEntityId, (id) => sql`e.id = ${id}`),
          when(input.status, (status) =>
            status === "closed" ? sql`p.closed_at is not null` : sql`p.closed_at is null`,
          ),
        ],
        keys: { startDate: { by: sql`m.start_date`, type: "date" } },
        id: sql`e.id`,
        order: [{ key: "startDate", descending: true }],
      },
      input,
    ),
  );
}
