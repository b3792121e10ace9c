import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type BankAccount, loadBankAccounts } from "./bank-account-view.ts";
import { seenCustomer } from "./seen-customer.ts";

/**
 * Every bank account of a customer, with what is in force and what waits; numbers masked.
 * @throws NOT_FOUND
 */
export async function listBankAccounts(ctx: Context, input: { customerId: number }): Promise<{ items: BankAccount[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await seenCustomer(tx, input.customerId);
    return { items: await loadBankAccounts(tx, sql`b.customer_id = ${input.customerId}`) };
  });
}
