import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope, userIdOf } from "../context.ts";
import { type BankAccountVersion, type BankVersionStatus, versionColumns } from "./bank-account-view.ts";
import { maskedSql } from "./mask-number.ts";
import { customersMatching } from "./search-customers.ts";

type Key = "createdAt" | "customerName";

/** A change of a bank account with whose it is. */
export interface BankAccountChange extends BankAccountVersion {
  bankAccountCode: string;
  customerName: string;
  customerAccount: string;
  /** What is in force now, numbers masked; null for a new account. */
  before: { accountTitle: string; bsb: string; accountNumber: string } | null;
  forDirectDebit: boolean;
  /** The caller asked for it and so cannot approve it. */
  mine: boolean;
}

export interface ListBankAccountChangesInput extends PageInput<Key> {
  /** Words that find the customer. */
  search?: string;
  status?: BankVersionStatus;
  customerId?: number;
}

/** Changes of bank accounts across customers, the oldest first: the queue of the second person. */
export async function listBankAccountChanges(
  ctx: Context,
  input: ListBankAccountChangesInput,
): Promise<Page<BankAccountChange>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchPage<BankAccountChange, Key>(
      tx,
      {
        columns: sql`${versionColumns}, b.code as "bankAccountCode", c.name as "customerName", c.account as "customerAccount",
          (select json_build_object('accountTitle', n.account_title, 'bsb', left(n.bsb, 3) || '-' || right(n.bsb, 3),
              'accountNumber', ${maskedSql(sql`n.account_number`)})
            from bank_account_version n where n.bank_account_id = v.bank_account_id and n.status = 'approved' and n.id <> v.id
            order by n.id desc limit 1) as before,
          c.bank_account_id is not distinct from b.id as "forDirectDebit",
          v.asked_by is not distinct from ${userIdOf(ctx.actor)}::bigint as mine`,
        from: sql`bank_account_version v join bank_account b on b.id = v.bank_account_id join customer c on c.id = v.customer_id`,
        where: [
          customersMatching(input.search),
          when(input.status, (status) => sql`v.status = ${status}`),
          when(input.customerId, (id) => sql`v.customer_id = ${id}`),
        ],
        keys: {
          createdAt: { by: sql`v.created_at`, type: "instant" },
          customerName: { by: sql`c.name`, type: "text" },
        },
        id: sql`v.id`,
        order: [{ key: "createdAt", descending: false }],
      },
      input,
    ),
  );
}
