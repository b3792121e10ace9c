import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { type ScheduleTemplate, scheduleTemplateView } from "./schedule-template-view.ts";
import {
  type TemplateFundingLineInput,
  type TemplateLineInput,
  templateFundingFaults,
  templateLineFaults,
  writeTemplateFunding,
  writeTemplateLines,
} from "./template-line-rows.ts";

export interface UpdateScheduleTemplateInput {
  scheduleTemplateId: number;
  code?: string;
  name?: string;
  /** Replaces the lines. */
  lines?: TemplateLineInput[];
  /** Replaces the funding. */
  fundingLines?: TemplateFundingLineInput[];
}

/**
 * Changes a schedule template. Clients already admitted keep their schedules.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateScheduleTemplate(
  ctx: Context,
  input: UpdateScheduleTemplateInput,
): Promise<ScheduleTemplate> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { scheduleTemplateId: id, lines, fundingLines } = input;
    const row = await lockRow(tx, schema.scheduleTemplate, id, "schedule template");
    refuseIfAny([
      ...(lines === undefined ? [] : await templateLineFaults(tx, lines)),
      ...(fundingLines === undefined ? [] : await templateFundingFaults(tx, fundingLines)),
    ]);
    await refuseTakenCode(tx, schema.scheduleTemplate, input.code, id);
    const before = await loadOne<ScheduleTemplate>(tx, scheduleTemplateView, id);
    const { code = row.code, name = row.name } = input;
    await tx.update(schema.scheduleTemplate).set({ code, name }).where(eq(schema.scheduleTemplate.id, id));
    if (lines !== undefined) await writeTemplateLines(tx, id, lines);
    if (fundingLines !== undefined) await writeTemplateFunding(tx, id, fundingLines);
    const after = await loadOne<ScheduleTemplate>(tx, scheduleTemplateView, id);
    await audit(tx, ctx, {
      verb: "updateScheduleTemplate",
      objectType: "schedule_template",
      objectId: id,
      before,
      after,
    });
    return after;
  });
}
