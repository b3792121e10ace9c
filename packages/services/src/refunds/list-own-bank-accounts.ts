import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type OwnBankAccount, ownBankAccountView } from "./own-bank-account-view.ts";

export interface ListOwnBankAccountsInput extends PageInput<"legalEntityName" | "ledgerAccount"> {
  legalEntityId?: number;
  search?: string;
}

/** Bank accounts of the provider, by legal entity. */
export async function listOwnBankAccounts(
  ctx: Context,
  input: ListOwnBankAccountsInput,
): Promise<Page<OwnBankAccount>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchPage<OwnBankAccount, "legalEntityName" | "ledgerAccount">(
      tx,
      {
        ...ownBankAccountView,
        where: [
          when(input.legalEntityId, (id) => sql`o.legal_entity_id = ${id}`),
          matches(input.search, sql`e.name`, sql`a.code`, sql`a.name`, sql`o.user_name`),
        ],
        keys: {
          legalEntityName: { by: sql`e.name`, type: "text" },
          ledgerAccount: { by: sql`a.code`, type: "text" },
        },
        order: [{ key: "legalEntityName", descending: false }],
      },
      input,
    ),
  );
}
