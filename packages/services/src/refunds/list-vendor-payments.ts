import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

type Key = "paymentDate" | "customerName" | "amount";

export interface ListVendorPaymentsInput extends PageInput<Key> {
  journalId?: number;
  customerId?: number;
  serviceId?: number;
  refundId?: number;
  state?: "draft" | "posted" | "reversed";
  /** Of payments from and to these days. */
  from?: string;
  to?: string;
  /** Description, document number, or the customer's name. */
  search?: string;
}

const states = {
  draft: sql`p.transaction_id is null`,
  posted: sql`p.transaction_id is not null`,
  reversed: sql`p.reversed_at is not null`,
};

/** Payments of what was owed to clients, the newest first, with the sum of all that match. */
export async function listVendorPayments(
  ctx: Context,
  input: ListVendorPaymentsInput,
): Promise<Page<VendorPayment> & { sums: { amount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<VendorPayment, { amount: string }, Key>(
      tx,
      {
        ...vendorPaymentView,
        where: [
          when(input.journalId, (id) => sql`p.journal_id = ${id}`),
          when(input.customerId, (id) => sql`p.customer_id = ${id}`),
          when(input.serviceId, (id) => sql`p.service_id = ${id}`),
          when(input.refundId, (id) => sql`p.refund_id = ${id}`),
          when(input.state, (state) => states[state]),
          when(input.from, (day) => sql`p.payment_date >= ${day}::date`),
          when(input.to, (day) => sql`p.payment_date <= ${day}::date`),
          matches(input.search, sql`p.description`, sql`t.document_number`, sql`c.name`),
        ],
        keys: {
          paymentDate: { by: sql`p.payment_date`, type: "date" },
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`p.amount`, type: "numeric" },
        },
        order: [{ key: "paymentDate", descending: true }],
        sums: { amount: sumText(sql`p.amount`) },
      },
      input,
    ),
  );
}
