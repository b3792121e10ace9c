import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ScheduleTemplate, scheduleTemplateView } from "./schedule-template-view.ts";

/** Schedule templates with their lines. */
export async function listScheduleTemplates(ctx: Context, input: CodeListInput): Promise<Page<ScheduleTemplate>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => fetchCodeList<ScheduleTemplate>(tx, scheduleTemplateView, "t", input));
}
