import { dayText, monthEnd, monthStart } from "@banksia/core/days/index";
import { type Sql, bulkInsert } from "@banksia/db";
import { createJournal } from "@banksia/services/ledger/create-journal";
import { postJournal } from "@banksia/services/ledger/post-journal";
import { type Provider, type RoomAgreement, dollars, known } from "../provider.ts";
import { journalTypeId, ledgerAccountId, taxCodeId } from "../setup/books.ts";
import type { Bookkeeper } from "./bookkeeper.ts";

/**
 * Invoices and receives the lump sums on record: the lines of the journals as the verbs for one of them write them, posted
 * by the verb. What an interrupted load had begun is left out.
 */
export async function receiveLumpSums(keeper: Bookkeeper, provider: Provider): Promise<void> {
  const { plan, entered } = provider;
  const wanted = entered.filter((one) => one.lumpSum > 0 && one.moved !== true);
  const begun = await keeper.sql<{ id: number }[]>`
    select distinct accommodation_payment_id as id from journal_line where accommodation_payment_id is not null`;
  const known = new Set(begun.map((row) => row.id));
  // Months before this provider billed here are closed: what is held is brought over in the first open one.
  const postedIn = (one: RoomAgreement) => Math.max(monthStart(one.paidOn), plan.billFrom);
  const fresh = wanted.filter((one) => !known.has(one.entryId)).sort((a, b) => postedIn(a) - postedIn(b));
  for (const [month, paid] of Map.groupBy(fresh, postedIn))
    await receive(keeper, provider, paid, dayText(Math.min(monthEnd(month), plan.todayDay)));
}

async function receive(
  { ctx, sql }: Bookkeeper,
  provider: Provider,
  agreed: readonly RoomAgreement[],
  postingDate: string,
): Promise<void> {
  const invoices = await createJournal(ctx, {
    journalTypeId: journalTypeId("manual"),
    description: "Lump sums agreed",
    postingDate,
  });
  await writeInvoices(sql, provider, agreed, invoices.id);
  await postJournal(ctx, { journalId: invoices.id });
  const paid = agreed.filter((one) => one.paid > 0);
  const receipts = await createJournal(ctx, {
    journalTypeId: journalTypeId("receipts"),
    description: "Lump sums received",
    postingDate,
    kind: "receipts",
  });
  await writeReceipts(sql, provider, paid, { invoicesId: invoices.id, receiptsId: receipts.id });
  await postJournal(ctx, { journalId: receipts.id });
}

const lineColumns = {
  id: "bigint",
  journal_id: "bigint",
  charge_id: "bigint",
  kind: "text",
  client_id: "bigint",
  customer_id: "bigint",
  account_name_id: "bigint",
  billing_code_id: "bigint",
  service_id: "bigint",
  tax_code_id: "bigint",
  period_from: "date",
  period_to: "date",
  quantity: "numeric",
  unit: "text",
  rate: "numeric",
  percent: "numeric",
  amount: "numeric",
  tax: "numeric",
  description: "text",
  basis: "jsonb",
  accommodation_payment_id: "bigint",
  charge_kind: "text",
};

async function writeInvoices(
  sql: Sql,
  provider: Provider,
  agreed: readonly RoomAgreement[],
  journalId: number,
): Promise<void> {
  const [next] = await sql<{ id: number }[]>`select banksia.next_line_ids(${agreed.length}) as id`;
  const first = next?.id ?? 1;
  const { id: code, spec } = provider.code("LUMPSUM");
  const basis = JSON.stringify({
    rates: [],
    parts: [],
    manual: { by: "Demonstration", reason: "Lump sum as agreed" },
  });
  const account = known(provider.accounts, "LUMP");
  const rows = agreed.map((one, at) => {
    const [id, day, amount] = [first + at, dayText(one.from), dollars(one.lumpSum)];
    const who = [one.clientId, one.clientId, account, code, one.serviceId, taxCodeId(spec.tax)];
    const what = [
      day,
      day,
      "1",
      "each",
      amount,
      "100",
      amount,
      "0.00",
      spec.description,
      basis,
      one.entryId,
      "lump_sum",
    ];
    return [id, journalId, id, "manual", ...who, ...what];
  });
  await bulkInsert(sql, "journal_line", lineColumns, rows);
}

const receiptColumns = {
  journal_id: "bigint",
  service_id: "bigint",
  client_id: "bigint",
  customer_id: "bigint",
  account_name_id: "bigint",
  accommodation_payment_id: "bigint",
  receipt_date: "date",
  amount: "numeric",
  settles_id: "bigint",
  amount_to_settle: "numeric",
  '"offset"': "text",
  bank_ledger_account_id: "bigint",
  description: "text",
};

async function writeReceipts(
  sql: Sql,
  provider: Provider,
  paid: readonly RoomAgreement[],
  journals: { invoicesId: number; receiptsId: number },
): Promise<void> {
  const owed = await sql<{ id: number; customerId: number; serviceId: number }[]>`
    select id, customer_id as "customerId", service_id as "serviceId" from customer_transaction
    where journal_id = ${journals.invoicesId}`;
  const account = known(provider.accounts, "LUMP");
  const rows = paid.map((one) => {
    const invoice = owed.find((row) => row.customerId === one.clientId && row.serviceId === one.serviceId);
    if (invoice === undefined) throw new Error("A lump sum has no invoice.");
    const amount = dollars(one.paid);
    const words = one.paidOn < provider.plan.billFrom ? "Lump sum held, brought over" : "Lump sum for the room";
    const whose = [one.serviceId, one.clientId, one.clientId, account, one.entryId, dayText(one.paidOn), amount];
    return [journals.receiptsId, ...whose, invoice.id, amount, "bank", ledgerAccountId("1000"), words];
  });
  await bulkInsert(sql, "receipt", receiptColumns, rows);
}
