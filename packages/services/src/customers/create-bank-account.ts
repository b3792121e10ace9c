import { schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { refuseTakenCode } from "../common/known.ts";
import { insertRow } from "../common/row.ts";
import type { Warning } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type BankAccount, loadBankAccount } from "./bank-account-view.ts";
import { bankNumbers } from "./bank-numbers.ts";
import { lockCustomer } from "./lock-customer.ts";
import { writeVersion } from "./write-bank-version.ts";

export interface CreateBankAccountInput {
  customerId: number;
  /** BANK, MAIN, FIRST; one of a kind among the customer's. */
  code: string;
  /** The name in which the account is held. */
  accountTitle: string;
  bsb: string;
  accountNumber: string;
  note?: string;
}

/**
 * Adds a bank account. It is in force once a second person approves it, and does nothing until it is chosen among the
 * payment defaults.
 * @throws NOT_FOUND, VALIDATION, ALREADY_EXISTS for the code
 */
export async function createBankAccount(
  ctx: Context,
  input: CreateBankAccountInput,
): Promise<BankAccount & { warnings: Warning[] }> {
  requireScope(ctx, "customers:write");
  const numbers = bankNumbers(input.bsb, input.accountNumber);
  if (!numbers.ok) throw invalid(...numbers.faults);
  return change(ctx, async (tx) => {
    const { customerId, code, accountTitle, note = null } = input;
    const { homeServiceId: serviceId } = await lockCustomer(tx, customerId);
    await refuseTakenCode(tx, schema.bankAccount, code, null, sql`customer_id = ${customerId}`);
    const { id } = await insertRow(
      tx,
      ctx,
      schema.bankAccount,
      { customerId, code },
      { verb: "createBankAccount", objectType: "bank_account", serviceId },
    );
    const { bsb, accountNumber, warnings } = numbers;
    const version = { bankAccountId: id, customerId, accountTitle, bsb, accountNumber, note };
    await writeVersion(tx, ctx, version, { verb: "createBankAccount", serviceId });
    return { ...(await loadBankAccount(tx, id)), warnings };
  });
}
