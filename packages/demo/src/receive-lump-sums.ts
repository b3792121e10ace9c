import { dayText, monthStart, monthEnd } from "@banksia/core/days/index";
import { type Sql, openDatabase } from "@banksia/db";
import { addAccommodationLine } from "@banksia/services/accommodation/add-accommodation-line";
import { createContext } from "@banksia/services/context";
import { createJournal } from "@banksia/services/ledger/create-journal";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { addLumpSumInvoice } from "@banksia/services/receipts/add-lump-sum-invoice";
import { addReceipt } from "@banksia/services/receipts/add-receipt";
import { type Provider, type RoomAgreement, known } from "./provider.ts";
import { ledgerAccountId } from "./setup/books.ts";

/** Enough for every screen; a demo for measuring does without the rest. */
const MOST = 200;

/**
 * Enters what newcomers agreed to pay for their rooms, and invoices and receives their lump sums by the verbs that people
 * use. What an interrupted load had begun is left out.
 */
export async function receiveLumpSums(ownerUrl: string, sql: Sql, provider: Provider): Promise<void> {
  const agreements = provider.agreements.filter((one) => one.from <= provider.plan.todayDay).slice(0, MOST);
  if (agreements.length === 0) return;
  const db = openDatabase({ url: ownerUrl, max: 2, name: "banksia demo" });
  const today = dayText(provider.plan.todayDay);
  const ctx = { ...createContext(db, { kind: "system", name: "Demonstration" }), today: () => today };
  try {
    const ids = await sql<{ entryId: number; id: number; begun: boolean }[]>`
      select a.service_entry_id as "entryId", a.id, exists (select from accommodation_line l where l.accommodation_payment_id = a.id) as begun
      from accommodation_payment a where a.service_entry_id = any(${agreements.map((one) => one.entryId)})`;
    const payments = new Map(ids.map((row) => [row.entryId, row]));
    const fresh: (RoomAgreement & { id: number })[] = [];
    for (const agreement of agreements) {
      const payment = payments.get(agreement.entryId);
      if (payment === undefined || payment.begun) continue;
      const from = dayText(agreement.from);
      await addAccommodationLine(ctx, {
        accommodationPaymentId: payment.id,
        startDate: from,
        endDate: null,
        kind: "payment",
        method: agreement.lumpSum === 0 ? "daily" : agreement.lumpSum === agreement.price ? "lump_sum" : "combination",
        description: null,
        agreedAmount: `${agreement.price}.00`,
        agreedLumpSum: `${agreement.lumpSum}.00`,
        rateDate: from,
        assessedAmount: null,
        perDay: null,
        maintained: agreement.drawn,
        accountNameId: known(provider.accounts, agreement.drawn ? "ACC" : "RES"),
        preview: false,
      });
      if (agreement.lumpSum > 0) fresh.push({ ...agreement, id: payment.id });
    }
    for (const [month, paid] of Map.groupBy(fresh, (one) => monthStart(one.paidOn))) {
      const postingDate = dayText(Math.min(monthEnd(month), provider.plan.todayDay));
      const lines = await createJournal(ctx, { journalTypeId: 3, description: "Lump sums agreed", postingDate });
      for (const one of paid)
        await addLumpSumInvoice(ctx, {
          journalId: lines.id,
          accommodationPaymentId: one.id,
          invoiceDate: dayText(one.from),
          description: null,
        });
      await postJournal(ctx, { journalId: lines.id });
      const receipts = await createJournal(ctx, {
        journalTypeId: 3,
        description: "Lump sums received",
        postingDate,
        kind: "receipts",
      });
      const owed = await sql<{ customerId: number; serviceId: number; id: number }[]>`
        select customer_id as "customerId", service_id as "serviceId", id from customer_transaction where journal_id = ${lines.id}`;
      for (const one of paid) {
        const invoice = owed.find((row) => row.customerId === one.clientId && row.serviceId === one.serviceId);
        if (invoice === undefined || one.paid === 0) continue;
        await addReceipt(ctx, {
          journalId: receipts.id,
          serviceId: one.serviceId,
          clientId: one.clientId,
          accountNameId: known(provider.accounts, "LUMP"),
          accommodationPaymentId: one.id,
          receiptDate: dayText(one.paidOn),
          amount: `${one.paid}.00`,
          settlesId: invoice.id,
          amountToSettle: null,
          offset: "bank",
          bankLedgerAccountId: ledgerAccountId("1000"),
          description: "Lump sum for the room",
          reference: null,
        });
      }
      await postJournal(ctx, { journalId: receipts.id });
    }
  } finally {
    await db.close();
  }
}
