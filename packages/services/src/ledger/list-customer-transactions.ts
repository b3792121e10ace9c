import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CustomerTransaction, customerTransactionView } from "./customer-transaction-view.ts";

type Key = "postingDate" | "dueDate" | "documentNumber" | "customerName" | "amount";

export interface ListCustomerTransactionsInput extends PageInput<Key> {
  customerId?: number;
  journalId?: number;
  serviceId?: number;
  legalEntityId?: number;
  type?: CustomerTransaction["type"];
  /** Document number, or the customer's name or account. */
  search?: string;
  postingFrom?: string;
  postingTo?: string;
}

/** Invoices, credit notes, receipts and the like, the newest first, with the sums of all that match. */
export async function listCustomerTransactions(
  ctx: Context,
  input: ListCustomerTransactionsInput,
): Promise<Page<CustomerTransaction> & { sums: { amount: string; tax: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<CustomerTransaction, { amount: string; tax: string }, Key>(
      tx,
      {
        ...customerTransactionView,
        ...((input.search ?? "").trim() === ""
          ? {
              countFrom: sql`customer_transaction t`,
              countKeys: ["postingDate", "dueDate", "documentNumber", "amount"] as const,
            }
          : {}),
        where: [
          when(input.customerId, (id) => sql`t.customer_id = ${id}`),
          when(input.journalId, (id) => sql`t.journal_id = ${id}`),
          when(input.serviceId, (id) => sql`t.service_id = ${id}`),
          when(input.legalEntityId, (id) => sql`t.legal_entity_id = ${id}`),
          when(input.type, (type) => sql`t.type = ${type}`),
          matches(input.search, sql`t.document_number`, sql`c.account`, sql`c.name`),
          when(input.postingFrom, (day) => sql`t.posting_date >= ${day}`),
          when(input.postingTo, (day) => sql`t.posting_date <= ${day}`),
        ],
        keys: {
          postingDate: { by: sql`t.posting_date`, type: "date" },
          dueDate: { by: sql`t.due_date`, type: "date" },
          documentNumber: { by: sql`t.document_number`, type: "text" },
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`t.amount`, type: "numeric" },
        },
        order: [{ key: "postingDate", descending: true }],
        sums: { amount: sumText(sql`t.amount`), tax: sumText(sql`t.tax`) },
      },
      input,
    ),
  );
}
