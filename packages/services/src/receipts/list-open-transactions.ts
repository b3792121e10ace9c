import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { payingInDrafts } from "./paying-in-drafts.ts";
import { lumpSumOf, openAmount } from "../ledger/open-transactions.ts";

/** Something that a customer owes, or is owed, and that is not wholly settled. */
export interface OpenTransaction {
  id: number;
  journalId: number;
  serviceId: number;
  serviceName: string;
  accountNameId: number;
  accountName: string;
  accommodationPaymentId: number | null;
  type: string;
  documentNumber: string;
  postingDate: string;
  dueDate: string;
  amount: string;
  /** Below zero: owed to the customer. */
  openAmount: string;
  /** Of it, paid by receipts of draft journals already. */
  paying: string;
}

export interface ListOpenTransactionsInput extends PageInput<"dueDate"> {
  customerId: number;
  accountNameId?: number;
  accommodationPaymentId?: number;
  side?: "owed" | "credit";
}

/** What a customer owes or is owed and is not settled, the oldest first. */
export async function listOpenTransactions(
  ctx: Context,
  input: ListOpenTransactionsInput,
): Promise<Page<OpenTransaction>> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPage<OpenTransaction, "dueDate">(
      tx,
      {
        columns: sql`t.id, t.journal_id as "journalId", t.service_id as "serviceId", s.name as "serviceName",
          t.account_name_id as "accountNameId", n.name as "accountName", ${lumpSumOf} as "accommodationPaymentId", t.type,
          t.document_number as "documentNumber", t.posting_date as "postingDate", t.due_date as "dueDate", t.amount,
          ${openAmount}::numeric(16, 2) as "openAmount", ${payingInDrafts()}::numeric(16, 2) as paying`,
        from: sql`customer_transaction t join service s on s.id = t.service_id join account_name n on n.id = t.account_name_id`,
        where: [
          sql`t.customer_id = ${input.customerId}`,
          sql`${openAmount} <> 0`,
          when(input.accountNameId, (id) => sql`t.account_name_id = ${id}`),
          when(input.accommodationPaymentId, (id) => sql`${lumpSumOf} = ${id}`),
          when(input.side, (side) => (side === "owed" ? sql`t.amount > 0` : sql`t.amount < 0`)),
        ],
        keys: { dueDate: { by: sql`t.due_date`, type: "date" } },
        id: sql`t.id`,
        order: [{ key: "dueDate", descending: false }],
      },
      input,
    ),
  );
}
