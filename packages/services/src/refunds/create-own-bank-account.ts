import { schema } from "@banksia/db";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type OwnBankAccountInput, checkedOwnBankAccount } from "./own-bank-account-faults.ts";
import { type OwnBankAccount, ownBankAccountView } from "./own-bank-account-view.ts";

/**
 * Sets up a bank account of the provider, from which clients are paid by bank file.
 * @throws VALIDATION
 */
export async function createOwnBankAccount(ctx: Context, input: OwnBankAccountInput): Promise<OwnBankAccount> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { id } = await insertRow(tx, ctx, schema.ownBankAccount, await checkedOwnBankAccount(tx, input, null), {
      verb: "createOwnBankAccount",
      objectType: "own_bank_account",
    });
    return loadOne<OwnBankAccount>(tx, ownBankAccountView, id);
  });
}
