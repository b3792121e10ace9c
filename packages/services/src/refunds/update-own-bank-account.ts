import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type OwnBankAccountInput, checkedOwnBankAccount } from "./own-bank-account-faults.ts";
import { type OwnBankAccount, ownBankAccountView } from "./own-bank-account-view.ts";

/**
 * Changes a bank account of the provider; files that were made stay what they are.
 * @throws NOT_FOUND, VALIDATION
 */
export async function updateOwnBankAccount(
  ctx: Context,
  input: OwnBankAccountInput & { ownBankAccountId: number },
): Promise<OwnBankAccount> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { ownBankAccountId, ...given } = input;
    const before = await lockRow(tx, schema.ownBankAccount, ownBankAccountId, "bank account of the provider");
    const values = await checkedOwnBankAccount(tx, given, ownBankAccountId);
    await updateRow(tx, ctx, schema.ownBankAccount, before, values, {
      verb: "updateOwnBankAccount",
      objectType: "own_bank_account",
    });
    return loadOne<OwnBankAccount>(tx, ownBankAccountView, ownBankAccountId);
  });
}
