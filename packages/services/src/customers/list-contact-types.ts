import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ContactType, contactTypeView } from "./contact-type-view.ts";

export interface ListContactTypesInput extends CodeListInput {
  active?: boolean;
}

/** What a contact may be to a client. */
export async function listContactTypes(ctx: Context, input: ListContactTypesInput): Promise<Page<ContactType>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<ContactType>(tx, contactTypeView, "t", input, [
      when(input.active, (active) => sql`t.active = ${active}`),
    ]),
  );
}
