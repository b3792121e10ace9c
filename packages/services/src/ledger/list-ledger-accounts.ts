import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type LedgerAccount, type AccountType, ledgerAccountView } from "./ledger-account-view.ts";

export interface ListLedgerAccountsInput extends CodeListInput {
  type?: AccountType;
}

/** Accounts of the general ledger. */
export async function listLedgerAccounts(ctx: Context, input: ListLedgerAccountsInput): Promise<Page<LedgerAccount>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<LedgerAccount>(tx, ledgerAccountView, "a", input, [
      when(input.type, (type) => sql`a.type = ${type}`),
    ]),
  );
}
