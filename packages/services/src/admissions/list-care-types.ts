import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CareType, type CareSetting, careTypeView } from "./care-type-view.ts";

export interface ListCareTypesInput extends CodeListInput {
  setting?: CareSetting;
}

/** Care types, each with the schedule template of its clients. */
export async function listCareTypes(ctx: Context, input: ListCareTypesInput): Promise<Page<CareType>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<CareType>(tx, careTypeView, "y", input, [
      when(input.setting, (setting) => sql`y.setting = ${setting}`),
    ]),
  );
}
