import { schema } from "@banksia/db";
import { lockRow, updateRow } from "../common/row.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type BankAccount, loadBankAccount } from "./bank-account-view.ts";
import { lockCustomer } from "./lock-customer.ts";

/**
 * Takes a bank account out of use, or back into it. Transactions tagged with it keep their tag.
 * @throws NOT_FOUND, IN_USE while direct debits draw on it, CONFLICT while a change of it waits
 */
export async function updateBankAccount(
  ctx: Context,
  input: { bankAccountId: number; active: boolean },
): Promise<BankAccount> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { bankAccountId, active } = input;
    const { customerId } = await loadBankAccount(tx, bankAccountId);
    const customer = await lockCustomer(tx, customerId);
    const before = await lockRow(tx, schema.bankAccount, bankAccountId, "bank account");
    if (!active && customer.bankAccountId === bankAccountId)
      throw new ServiceError(
        "IN_USE",
        "Direct debits of the customer draw on this account: choose another one, or none, among the payment defaults first.",
      );
    if (!active && (await loadBankAccount(tx, bankAccountId)).waiting !== null)
      throw new ServiceError("CONFLICT", "A change of this account waits: have it decided or withdrawn first.");
    if (active !== before.active)
      await updateRow(
        tx,
        ctx,
        schema.bankAccount,
        before,
        { active },
        {
          verb: "updateBankAccount",
          objectType: "bank_account",
          serviceId: customer.homeServiceId,
        },
      );
    return loadBankAccount(tx, bankAccountId);
  });
}
