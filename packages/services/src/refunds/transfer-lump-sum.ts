import { centsOf, centsText } from "@banksia/core/money/index";
import { type OrmTx, schema } from "@banksia/db";
import { sql } from "drizzle-orm";
import { type AccommodationFigures, loadFigures } from "../accommodation/figures.ts";
import { previewed } from "../common/preview.ts";
import { insertRow } from "../common/row.ts";
import { oneOf } from "../common/rows.ts";
import { type Warning, moneyWords } from "../common/warning.ts";
import { type Context, change, requireScope } from "../context.ts";
import { refuseIfAny } from "../errors.ts";
import type { JournalKind } from "../ledger/journal-view.ts";
import { newJournal } from "../ledger/new-journal.ts";
import { openAmount } from "../ledger/open-transactions.ts";
import { postDraft } from "../ledger/post-journal.ts";
import { writeLumpSumInvoice } from "../receipts/add-lump-sum-invoice.ts";
import { checkedReceipt } from "../receipts/receipt-faults.ts";
import { type MoneyMade, madeBy } from "./money-made.ts";
import { lumpSumRefund } from "./refund-row.ts";
import { loadRefundStay } from "./refund-event.ts";

export interface TransferLumpSumInput {
  /** The payment of the stay that ended. */
  accommodationPaymentId: number;
  toAccommodationPaymentId: number;
  transferDate: string;
  postingDate: string;
  journalTypeId: number;
  /** At most what is agreed of the new payment; what is left stays owed to the client. */
  amount?: string;
  preview: boolean;
}

export interface LumpSumTransfer {
  amount: string;
  /** Owed to the client, to be paid. */
  remainder: string;
  journalIds: number[];
  from: AccommodationFigures;
  to: AccommodationFigures;
  made: MoneyMade[];
  warnings: Warning[];
}

/**
 * Moves a lump sum to the client's next stay, with no cash moving: the old payment is refunded whole, the new one invoiced
 * and received out of what is then owed. Three journals are posted together, or nothing.
 * @throws NOT_FOUND, VALIDATION, PERIOD_CLOSED
 */
export async function transferLumpSum(ctx: Context, input: TransferLumpSumInput): Promise<LumpSumTransfer> {
  requireScope(ctx, "journals:post");
  return change(ctx, (outer) => previewed(outer, input.preview, (tx) => transfer(tx, ctx, input)));
}

async function transfer(tx: OrmTx, ctx: Context, input: TransferLumpSumInput): Promise<LumpSumTransfer> {
  const { accommodationPaymentId: fromId, toAccommodationPaymentId: toId, transferDate } = input;
  const old = await loadRefundStay(tx, fromId);
  const next = await loadRefundStay(tx, toId);
  if (old.clientId !== next.clientId || fromId === toId)
    refuseIfAny([
      {
        pointer: "/toAccommodationPaymentId",
        code: "NOT_ALLOWED",
        detail: "Choose the accommodation payment of another stay of the same client.",
      },
    ]);
  if (next.departureDate !== null)
    refuseIfAny([
      { pointer: "/toAccommodationPaymentId", code: "NOT_ALLOWED", detail: "The client has left that stay already." },
    ]);
  const { row, warnings } = await lumpSumRefund(tx, {
    kind: "transfer",
    accommodationPaymentId: fromId,
    accountNameId: null,
    customerId: null,
    refundDate: transferDate,
    description: "Lump sum moved to the next stay",
  });
  const agreed = await oneOf<{ open: string }>(
    tx,
    sql`select greatest(coalesce((select l.agreed_lump_sum from accommodation_line l where l.accommodation_payment_id = ${toId}
        and not l.in_error and l.start_date <= ${transferDate}::date order by l.start_date desc limit 1), 0)
      - coalesce((select sum(x.amount) from journal_line x where x.accommodation_payment_id = ${toId} and x.charge_kind = 'lump_sum'), 0), 0)
      ::numeric(14, 2) as open`,
  );
  const most = Math.min(centsOf(row.amount), centsOf(agreed.open));
  const amount = input.amount === undefined ? most : centsOf(input.amount);
  if (most <= 0)
    refuseIfAny([
      {
        pointer: "/toAccommodationPaymentId",
        code: "OUT_OF_RANGE",
        detail:
          "No lump sum is agreed for the new stay on that day, or all of it is invoiced: add its accommodation line first.",
      },
    ]);
  if (amount <= 0 || amount > most)
    refuseIfAny([
      { pointer: "/amount", code: "OUT_OF_RANGE", detail: `At most ${moneyWords(centsText(most))} can be moved.` },
    ]);

  const journal = (kind: JournalKind, description: string) =>
    newJournal(tx, ctx, "transferLumpSum", {
      journalTypeId: input.journalTypeId,
      description,
      postingDate: input.postingDate,
      kind,
    });
  const who = `${old.clientName}: lump sum to the next stay`;
  const made: MoneyMade[] = [];
  const refunds = await journal("refunds", `${who}, refund`);
  await insertRow(
    tx,
    ctx,
    schema.refund,
    { ...row, journalId: refunds },
    { verb: "transferLumpSum", objectType: "refund", serviceId: row.serviceId },
  );
  made.push(madeBy(await postDraft(tx, ctx, { journalId: refunds })));

  const invoices = await journal("lines", `${who}, invoice`);
  await writeLumpSumInvoice(
    tx,
    ctx,
    {
      journalId: invoices,
      accommodationPaymentId: toId,
      amount: centsText(amount),
      invoiceDate: transferDate,
      description: null,
    },
    "lump_sum_transfer",
  );
  made.push(madeBy(await postDraft(tx, ctx, { journalId: invoices })));
  const invoice = await oneOf<{ id: number; accountNameId: number }>(
    tx,
    sql`select t.id, t.account_name_id as "accountNameId" from customer_transaction t
      where t.journal_id = ${invoices} and t.customer_id = ${next.clientId} and ${openAmount} > 0 order by t.id limit 1`,
  );

  const receipts = await journal("receipts", `${who}, receipt`);
  const receipt = await checkedReceipt(tx, {
    serviceId: next.serviceId,
    clientId: next.clientId,
    accountNameId: invoice.accountNameId,
    accommodationPaymentId: toId,
    receiptDate: transferDate,
    amount: centsText(amount),
    settlesId: invoice.id,
    amountToSettle: null,
    offset: "vendor",
    bankLedgerAccountId: null,
    description: "Lump sum moved from the stay before",
    reference: null,
  });
  await insertRow(
    tx,
    ctx,
    schema.receipt,
    { ...receipt.values, journalId: receipts },
    { verb: "transferLumpSum", objectType: "receipt", serviceId: next.serviceId },
  );
  made.push(madeBy(await postDraft(tx, ctx, { journalId: receipts })));
  await tx.execute(sql`update accommodation_payment set transferred_from_id = ${fromId} where id = ${toId}`);

  const figures = await loadFigures(tx, [fromId, toId]);
  const [from, to] = [figures.get(fromId), figures.get(toId)];
  if (from === undefined || to === undefined) throw new Error("A payment was lost.");
  const remainder = centsText(centsOf(row.amount) - amount);
  return {
    amount: centsText(amount),
    remainder,
    journalIds: [refunds, invoices, receipts],
    from,
    to,
    made,
    warnings: [
      ...warnings,
      ...(remainder === "0.00"
        ? []
        : [
            {
              code: "REMAINDER",
              detail: `${moneyWords(remainder)} of the old lump sum is more than the new one takes: it is owed to the client.`,
            },
          ]),
    ],
  };
}
