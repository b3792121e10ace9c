import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type LedgerAccount, ledgerAccountView } from "./ledger-account-view.ts";

export interface UpdateLedgerAccountInput {
  ledgerAccountId: number;
  code?: string;
  name?: string;
}

/**
 * Changes code or name of an account; its type stays, for what is posted counts on it.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateLedgerAccount(ctx: Context, input: UpdateLedgerAccountInput): Promise<LedgerAccount> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { ledgerAccountId, ...patch } = input;
    const before = await lockRow(tx, schema.ledgerAccount, ledgerAccountId, "ledger account");
    await refuseTakenCode(tx, schema.ledgerAccount, input.code, ledgerAccountId);
    await updateRow(tx, ctx, schema.ledgerAccount, before, patch, {
      verb: "updateLedgerAccount",
      objectType: "ledger_account",
    });
    return loadOne<LedgerAccount>(tx, ledgerAccountView, ledgerAccountId);
  });
}
