import { sql } from "drizzle-orm";
import { type Context, read, requireScope } from "../context.ts";
import { type BankAccountVersion, loadBankAccount, loadVersions } from "./bank-account-view.ts";

/**
 * Every version of a bank account, newest first.
 * @throws NOT_FOUND
 */
export async function listBankAccountVersions(
  ctx: Context,
  input: { bankAccountId: number },
): Promise<{ items: BankAccountVersion[] }> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    await loadBankAccount(tx, input.bankAccountId);
    return { items: await loadVersions(tx, sql`v.bank_account_id = ${input.bankAccountId}`) };
  });
}
