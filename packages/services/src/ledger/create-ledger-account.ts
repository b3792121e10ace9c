import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type LedgerAccount, type AccountControl, type AccountType, ledgerAccountView } from "./ledger-account-view.ts";

export interface CreateLedgerAccountInput {
  code: string;
  name: string;
  type: AccountType;
  control: AccountControl | null;
}

/**
 * Creates a ledger account.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createLedgerAccount(ctx: Context, input: CreateLedgerAccountInput): Promise<LedgerAccount> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.ledgerAccount, input.code, null);
    const { id } = await insertRow(tx, ctx, schema.ledgerAccount, input, {
      verb: "createLedgerAccount",
      objectType: "ledger_account",
    });
    return loadOne<LedgerAccount>(tx, ledgerAccountView, id);
  });
}
