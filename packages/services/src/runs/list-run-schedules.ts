import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type RunSchedule, type RunScheduleRow, runScheduleView, shown } from "./run-schedule-view.ts";

export interface ListRunSchedulesInput extends PageInput<"name" | "nextDate"> {
  active?: boolean;
}

/** Unattended runs, the next to fire first. */
export function listRunSchedules(ctx: Context, input: ListRunSchedulesInput): Promise<Page<RunSchedule>> {
  requireScope(ctx, "runs:read");
  return read(ctx, async (tx) => {
    const page = await fetchPage<RunScheduleRow, "name" | "nextDate">(
      tx,
      {
        ...runScheduleView,
        where: [when(input.active, (active) => sql`s.active = ${active}`)],
        keys: {
          name: { by: sql`s.name`, type: "text" },
          nextDate: { by: sql`coalesce(s.next_date, '9999-12-31')`, type: "date" },
        },
        order: [{ key: "nextDate", descending: false }],
      },
      input,
    );
    return { ...page, items: page.items.map(shown) };
  });
}
