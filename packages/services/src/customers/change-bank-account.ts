import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { type BankAccount, loadBankAccount } from "./bank-account-view.ts";
import { bankNumbers } from "./bank-numbers.ts";
import { lockCustomer } from "./lock-customer.ts";
import { writeVersion } from "./write-bank-version.ts";

export interface ChangeBankAccountInput {
  bankAccountId: number;
  accountTitle: string;
  bsb: string;
  accountNumber: string;
  note?: string;
}

/**
 * Changes title, BSB or number of a bank account under the same code: a new version, which waits for a second person. What
 * is in force stays so until then, and every earlier version is kept.
 * @throws NOT_FOUND, VALIDATION, CONFLICT while another change waits, or when it is out of use
 */
export async function changeBankAccount(
  ctx: Context,
  input: ChangeBankAccountInput,
): Promise<BankAccount & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  const numbers = bankNumbers(input.bsb, input.accountNumber);
  if (!numbers.ok) throw invalid(...numbers.faults);
  return change(ctx, async (tx) => {
    const { bankAccountId, accountTitle, note = null } = input;
    const { customerId } = await loadBankAccount(tx, bankAccountId);
    const { homeServiceId: serviceId } = await lockCustomer(tx, customerId);
    // Read again: it may have changed before the record was locked.
    const account = await loadBankAccount(tx, bankAccountId);
    if (!account.active)
      throw new ServiceError(
        "CONFLICT",
        `The bank account ${account.code} is out of use: take it back into use first.`,
      );
    if (account.waiting !== null)
      throw new ServiceError(
        "CONFLICT",
        `A change that ${account.waiting.askedByName} asked for waits already: have it decided or withdrawn first.`,
      );
    const { bsb, accountNumber, warnings } = numbers;
    const same = await firstOf(
      tx,
      sql`select 1 as found from bank_account_version v where v.id = ${account.inForce?.id ?? 0} and v.bsb = ${bsb}
        and v.account_number = ${accountNumber} and v.account_title = ${accountTitle}`,
    );
    if (same !== null)
      throw invalid({ pointer: "/accountNumber", code: "DUPLICATE", detail: "This is what is in force already." });
    const version = { bankAccountId, customerId, accountTitle, bsb, accountNumber, note };
    await writeVersion(tx, ctx, version, { verb: "changeBankAccount", serviceId });
    return { ...(await loadBankAccount(tx, bankAccountId)), warnings };
  });
}
