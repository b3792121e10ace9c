import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Purpose, purposeView } from "./purpose-view.ts";

export interface ListPurposesInput extends CodeListInput {
  active?: boolean;
}

/** Purposes of addresses and contact details. */
export async function listPurposes(ctx: Context, input: ListPurposesInput): Promise<Page<Purpose>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<Purpose>(tx, purposeView, "p", input, [when(input.active, (active) => sql`p.active = ${active}`)]),
  );
}
