import { schema } from "@banksia/db";
import { audit } from "../common/audit.ts";
import { refuseTakenCode } from "../common/known.ts";
import { oneOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { sql } from "drizzle-orm";
import { type ScheduleTemplate, scheduleTemplateView } from "./schedule-template-view.ts";
import {
  type TemplateFundingLineInput,
  type TemplateLineInput,
  templateFundingFaults,
  templateLineFaults,
  writeTemplateFunding,
  writeTemplateLines,
} from "./template-line-rows.ts";

export interface CreateScheduleTemplateInput {
  code: string;
  name: string;
  lines: TemplateLineInput[];
  fundingLines?: TemplateFundingLineInput[];
}

/**
 * Creates a schedule template.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createScheduleTemplate(
  ctx: Context,
  input: CreateScheduleTemplateInput,
): Promise<ScheduleTemplate> {
  requireScope(ctx, "codes:write");
  return change(ctx, async (tx) => {
    const { fundingLines = [] } = input;
    refuseIfAny([...(await templateLineFaults(tx, input.lines)), ...(await templateFundingFaults(tx, fundingLines))]);
    await refuseTakenCode(tx, schema.scheduleTemplate, input.code, null);
    const { id } = await oneOf<{ id: number }>(
      tx,
      sql`insert into schedule_template (code, name) values (${input.code}, ${input.name}) returning id`,
    );
    await writeTemplateLines(tx, id, input.lines);
    await writeTemplateFunding(tx, id, fundingLines);
    const after = await loadOne<ScheduleTemplate>(tx, scheduleTemplateView, id);
    await audit(tx, ctx, {
      verb: "createScheduleTemplate",
      objectType: "schedule_template",
      objectId: id,
      after,
    });
    return after;
  });
}
