import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type Receipt, receiptView } from "./receipt-view.ts";

type Key = "receiptDate" | "customerName" | "amount";

export interface ListReceiptsInput extends PageInput<Key> {
  journalId?: number;
  clientId?: number;
  customerId?: number;
  accommodationPaymentId?: number;
  serviceId?: number;
  /** What it pays, or where it was received. */
  settlesId?: number;
  bankLedgerAccountId?: number;
  offset?: "bank" | "vendor";
  state?: "draft" | "posted" | "reversed";
  /** Of receipts from and to these days. */
  from?: string;
  to?: string;
  /** Description, reference, document number, or the customer's name. */
  search?: string;
}

const states = {
  draft: sql`r.transaction_id is null`,
  posted: sql`r.transaction_id is not null`,
  reversed: sql`r.reversed_at is not null`,
};

/** Receipts, the newest first, with the sum of all that match. */
export async function listReceipts(
  ctx: Context,
  input: ListReceiptsInput,
): Promise<Page<Receipt> & { sums: { amount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<Receipt, { amount: string }, Key>(
      tx,
      {
        ...receiptView,
        where: [
          when(input.journalId, (id) => sql`r.journal_id = ${id}`),
          when(input.clientId, (id) => sql`r.client_id = ${id}`),
          when(input.customerId, (id) => sql`r.customer_id = ${id}`),
          when(input.accommodationPaymentId, (id) => sql`r.accommodation_payment_id = ${id}`),
          when(input.serviceId, (id) => sql`r.service_id = ${id}`),
          when(input.settlesId, (id) => sql`r.settles_id = ${id}`),
          when(input.bankLedgerAccountId, (id) => sql`r.bank_ledger_account_id = ${id}`),
          when(input.offset, (offset) => sql`r."offset" = ${offset}`),
          when(input.state, (state) => states[state]),
          when(input.from, (day) => sql`r.receipt_date >= ${day}::date`),
          when(input.to, (day) => sql`r.receipt_date <= ${day}::date`),
          matches(input.search, sql`r.description`, sql`r.reference`, sql`t.document_number`, sql`c.name`),
        ],
        keys: {
          receiptDate: { by: sql`r.receipt_date`, type: "date" },
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`r.amount`, type: "numeric" },
        },
        order: [{ key: "receiptDate", descending: true }],
        sums: { amount: sumText(sql`r.amount`) },
      },
      input,
    ),
  );
}
