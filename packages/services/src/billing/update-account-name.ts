import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { lockRow, updateRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { accountNameFaults } from "./account-name-faults.ts";
import { type AccountName, accountNameView } from "./account-name-view.ts";

export interface UpdateAccountNameInput {
  accountNameId: number;
  code?: string;
  name?: string;
  receivableAccountId?: number;
  counterAccountId?: number | null;
}

/**
 * Changes an account name; what is posted stays where it is.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function updateAccountName(ctx: Context, input: UpdateAccountNameInput): Promise<AccountName> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const { accountNameId, ...patch } = input;
    const before = await lockRow(tx, schema.accountName, accountNameId, "account name");
    await refuseTakenCode(tx, schema.accountName, input.code, accountNameId);
    refuseIfAny(await accountNameFaults(tx, before.type, input.receivableAccountId, input.counterAccountId));
    await updateRow(tx, ctx, schema.accountName, before, patch, {
      verb: "updateAccountName",
      objectType: "account_name",
    });
    return loadOne<AccountName>(tx, accountNameView, accountNameId);
  });
}
