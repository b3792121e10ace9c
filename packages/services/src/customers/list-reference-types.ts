import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ReferenceType, referenceTypeView } from "./reference-type-view.ts";

export interface ListReferenceTypesInput extends CodeListInput {
  active?: boolean;
}

/** Types of client reference numbers. */
export async function listReferenceTypes(ctx: Context, input: ListReferenceTypesInput): Promise<Page<ReferenceType>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<ReferenceType>(tx, referenceTypeView, "t", input, [
      when(input.active, (active) => sql`t.active = ${active}`),
    ]),
  );
}
