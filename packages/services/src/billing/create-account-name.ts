import { schema } from "@banksia/db";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import { accountNameFaults } from "./account-name-faults.ts";
import { type AccountName, type AccountNameType, accountNameView } from "./account-name-view.ts";

export interface CreateAccountNameInput {
  code: string;
  name: string;
  type: AccountNameType;
  receivableAccountId: number;
  counterAccountId?: number | null;
}

/**
 * Creates an account name.
 * @throws VALIDATION, ALREADY_EXISTS for the code
 */
export async function createAccountName(ctx: Context, input: CreateAccountNameInput): Promise<AccountName> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    await refuseTakenCode(tx, schema.accountName, input.code, null);
    refuseIfAny(await accountNameFaults(tx, input.type, input.receivableAccountId, input.counterAccountId ?? null));
    const { id } = await insertRow(tx, ctx, schema.accountName, input, {
      verb: "createAccountName",
      objectType: "account_name",
    });
    return loadOne<AccountName>(tx, accountNameView, id);
  });
}
