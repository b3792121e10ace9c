import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { type Refund, type RefundKind, refundView } from "./refund-view.ts";

type Key = "refundDate" | "dueDate" | "customerName" | "amount";

export interface ListRefundsInput extends PageInput<Key> {
  journalId?: number;
  clientId?: number;
  /** Who is owed it. */
  customerId?: number;
  accommodationPaymentId?: number;
  serviceId?: number;
  kind?: RefundKind;
  state?: "draft" | "posted" | "owed" | "paid" | "reversed";
  /** Of refunds from and to these days. */
  from?: string;
  to?: string;
  /** Description, document number, or the customer's name. */
  search?: string;
}

const states = {
  draft: sql`r.transaction_id is null`,
  posted: sql`r.transaction_id is not null`,
  owed: sql`r.transaction_id is not null and r.reversed_at is null and r.kind <> 'reversal' and ${openAmount} <> 0`,
  paid: sql`r.transaction_id is not null and r.reversed_at is null and r.kind <> 'reversal' and ${openAmount} = 0`,
  reversed: sql`r.reversed_at is not null`,
};

/** Refunds, the newest first, with the sum of all that match. */
export async function listRefunds(
  ctx: Context,
  input: ListRefundsInput,
): Promise<Page<Refund> & { sums: { amount: string; openAmount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<Refund, { amount: string; openAmount: string }, Key>(
      tx,
      {
        ...refundView,
        where: [
          when(input.journalId, (id) => sql`r.journal_id = ${id}`),
          when(input.clientId, (id) => sql`r.client_id = ${id}`),
          when(input.customerId, (id) => sql`r.customer_id = ${id}`),
          when(input.accommodationPaymentId, (id) => sql`r.accommodation_payment_id = ${id}`),
          when(input.serviceId, (id) => sql`r.service_id = ${id}`),
          when(input.kind, (kind) => sql`r.kind = ${kind}`),
          when(input.state, (state) => states[state]),
          when(input.from, (day) => sql`r.refund_date >= ${day}::date`),
          when(input.to, (day) => sql`r.refund_date <= ${day}::date`),
          matches(input.search, sql`r.description`, sql`t.document_number`, sql`c.name`),
        ],
        keys: {
          refundDate: { by: sql`r.refund_date`, type: "date" },
          dueDate: { by: sql`coalesce(r.due_date, 'infinity'::date)`, type: "date" },
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          amount: { by: sql`r.amount`, type: "numeric" },
        },
        order: [{ key: "refundDate", descending: true }],
        sums: {
          amount: sumText(sql`case r.kind when 'reversal' then -r.amount else r.amount end`),
          openAmount: sumText(sql`case when t.id is not null then -${openAmount} end`),
        },
      },
      input,
    ),
  );
}
