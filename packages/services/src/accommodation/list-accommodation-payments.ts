import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import {
  type AccommodationPayment,
  type AccommodationPaymentStatus,
  type PaymentRow,
  paymentColumns,
  paymentFrom,
  paymentOf,
  statusSql,
} from "./accommodation-payment-view.ts";
import type { AccommodationFigures } from "./figures.ts";
import { refundDueSql } from "./refund-due-sql.ts";

type Key = "clientName" | "entryDate" | "balance" | "refundDueDate";

export interface ListAccommodationPaymentsInput extends PageInput<Key> {
  /** Words of the client's name or account, or the place. */
  search?: string;
  serviceId?: number;
  clientId?: number;
  status?: AccommodationPaymentStatus;
  refundDueBy?: string;
  adjustmentRequired?: boolean;
  /** Figures and state of this day; today when left out. */
  asOf?: string;
}

/** The register: accommodation payments with the sums of all that match. Those without any agreement are left out unless asked for. */
export async function listAccommodationPayments(
  ctx: Context,
  input: ListAccommodationPaymentsInput,
): Promise<Page<AccommodationPayment> & { sums: AccommodationFigures }> {
  requireScope(ctx, "customers:read");
  const day = input.asOf ?? ctx.today();
  return read(ctx, async (tx) => {
    const page = await fetchPageWithSums<PaymentRow, AccommodationFigures, Key>(
      tx,
      {
        columns: paymentColumns(day),
        from: paymentFrom(day),
        where: [
          matches(input.search, sql`c.name`, sql`c.account`, sql`p.code`),
          when(input.serviceId, (id) => sql`a.service_id = ${id}`),
          when(input.clientId, (id) => sql`a.client_id = ${id}`),
          when(input.status, (status) => sql`${statusSql(day)} = ${status}`),
          when(input.refundDueBy, (by) => sql`${refundDueSql} <= ${by}::date and coalesce(m.balance, 0) > 0`),
          when(input.adjustmentRequired, (required) => sql`(a.adjust_from is not null) = ${required}`),
          input.status === undefined && input.clientId === undefined
            ? sql`(w.id is not null or m.balance is not null)`
            : null,
        ],
        keys: {
          clientName: { by: sql`coalesce(c.name, '')`, type: "text" },
          entryDate: { by: sql`e.entry_date`, type: "date" },
          balance: { by: sql`coalesce(m.balance, 0)`, type: "numeric" },
          refundDueDate: { by: sql`coalesce(${refundDueSql}, 'infinity'::date)`, type: "date" },
        },
        id: sql`a.id`,
        order: [{ key: "clientName", descending: false }],
        sums: {
          invoiced: sumText(sql`l.invoiced`),
          received: sumText(sql`m.received`),
          drawnDown: sumText(sql`m.drawn`),
          retained: sumText(sql`m.retained`),
          refunded: sumText(sql`m.refunded`),
          balance: sumText(sql`m.balance`),
          unpaidLumpSum: sumText(sql`greatest(coalesce(agreed.agreed_lump_sum, 0) - coalesce(m.received, 0), 0)`),
          ongoingBilled: sumText(sql`l.ongoing`),
          unpaidBilled: sumText(sql`l.unpaid`),
          interestPayable: sumText(sql`l.interest`),
        },
      },
      input,
    );
    return { ...page, items: page.items.map(paymentOf) };
  });
}
