import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type VendorPayment, vendorPaymentView } from "./vendor-payment-view.ts";

export interface ListVendorPaymentsInput extends PageInput<"paymentDate"> {
  journalId?: number;
  customerId?: number;
  search?: string;
}

/** Payments of what was owed to clients, the newest first, with the sum of all that match. */
export async function listVendorPayments(
  ctx: Context,
  input: ListVendorPaymentsInput,
): Promise<Page<VendorPayment> & { sums: { amount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<VendorPayment, { amount: string }, "paymentDate">(
      tx,
      {
        ...vendorPaymentView,
        where: [
          when(input.journalId, (id) => sql`p.journal_id = ${id}`),
          when(input.customerId, (id) => sql`p.customer_id = ${id}`),
          matches(input.search, sql`p.description`, sql`t.document_number`, sql`c.name`),
        ],
        keys: { paymentDate: { by: sql`p.payment_date`, type: "date" } },
        order: [{ key: "paymentDate", descending: true }],
        sums: { amount: sumText(sql`p.amount`) },
      },
      input,
    ),
  );
}
