import { runEngine } from "@banksia/month-end";
import { finishRuns } from "@banksia/month-end/run-finish";
import { loadRun, processShard } from "@banksia/month-end/shard";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import type { JournalKind } from "../src/ledger/journal-view.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import type { RunFilters, RunKind } from "../src/runs/engine.ts";
import { startRun } from "../src/runs/start-run.ts";
import { type Provider, codeDefaults, resident, tinyProvider } from "./fixture.ts";

/** The tiny provider with everything that accommodation payments are booked under. */
export interface DepositProvider extends Provider {
  bank: number;
  /** Account names: of invoiced lump sums, and of what is taken from them. */
  lumpSums: number;
  drawn: number;
  codes: Record<(typeof uses)[number], number>;
}

const uses = [
  "lump_sum",
  "daily_payment",
  "daily_contribution",
  "accommodation_charge",
  "unpaid_lump_sum_daily",
  "retention",
  "bond_retention",
  "interest_payable",
  "dmf",
  "crf",
] as const;

export async function depositProvider(): Promise<DepositProvider> {
  const p = await tinyProvider();
  const account = (
    code: string,
    type: "asset" | "liability" | "income",
    control: "receivable" | "payable" | "lump_sum_liability" | null,
  ) => createLedgerAccount(p.admin, { code, name: `Account ${code}`, type, control }).then(({ id }) => id);
  const bank = await account("1000", "asset", null);
  const liability = await account("2100", "liability", "lump_sum_liability");
  const invoiced = await account("2110", "liability", null);
  const accountName = (type: "lump_sum" | "accommodation" | "vendor", receivable: number, counter: number) =>
    createAccountName(p.admin, {
      code: type.toUpperCase().slice(0, 8),
      name: type,
      type,
      receivableAccountId: receivable,
      counterAccountId: counter,
    }).then(({ id }) => id);
  const lumpSums = await accountName("lump_sum", await account("1150", "asset", "receivable"), liability);
  const drawn = await accountName("accommodation", await account("1160", "asset", "receivable"), liability);
  await accountName("vendor", await account("2400", "liability", "payable"), await account("2490", "liability", null));
  const codes = {} as DepositProvider["codes"];
  for (const use of uses) {
    const { id } = await createBillingCode(p.admin, {
      ...codeDefaults,
      code: use.toUpperCase().slice(0, 10),
      description: use.replaceAll("_", " "),
      unit: use === "lump_sum" ? "each" : "day",
      taxCodeId: p.gstFree,
      accountNameId: use === "lump_sum" ? lumpSums : p.accountName,
      revenueAccountId: use === "lump_sum" ? invoiced : p.revenue,
    });
    codes[use] = id;
    await p.db.owner.sql`insert into accommodation_code (use, billing_code_id) values (${use}, ${id})`;
  }
  return { ...p, bank, lumpSums, drawn, codes };
}

export interface Deposit {
  id: number;
  clientId: number;
  entryId: number;
  lineId: number;
  entryDate: string;
  serviceId: number;
}

export interface LineInput {
  kind?: "payment" | "interim" | "contribution";
  method?: "lump_sum" | "daily" | "combination";
  price?: string;
  lumpSum?: string;
  mpir?: string;
  assessed?: string | null;
  drawn?: boolean;
  maintained?: boolean;
  startDate?: string;
  endDate?: string | null;
}

/** A resident with an agreement. */
export async function depositor(
  p: DepositProvider,
  name: string,
  entryDate: string,
  line: LineInput = {},
): Promise<Deposit> {
  const { client, entry } = await resident(p, name, entryDate);
  const [payment] = await p.db.owner.sql<{ id: number }[]>`
    select id from accommodation_payment where service_entry_id = ${entry.id}`;
  const deposit = { id: payment!.id, clientId: client.id, entryId: entry.id, lineId: 0, entryDate, serviceId: p.house };
  return { ...deposit, lineId: await agree(p, deposit, line) };
}

/** One more line of the agreement. */
export async function agree(p: DepositProvider, deposit: Deposit, line: LineInput): Promise<number> {
  const {
    kind = "payment",
    method = "combination",
    price = "500000.00",
    lumpSum = "200000.00",
    mpir = "7.65",
    assessed = null,
    drawn = true,
    maintained = true,
    startDate = deposit.entryDate,
    endDate = null,
  } = line;
  const [row] = await p.db.owner.sql<{ id: number }[]>`
    insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, end_date, kind, method,
      agreed_amount, agreed_lump_sum, rate_date, mpir, assessed_amount, occupied_from, maintained, account_name_id)
    values (${deposit.id}, ${deposit.clientId}, ${p.house}, ${startDate}, ${endDate}, ${kind}, ${method}, ${kind === "contribution" ? null : price},
      ${lumpSum}, ${deposit.entryDate}, ${mpir}, ${assessed}, ${deposit.entryDate}, ${maintained}, ${drawn ? p.drawn : p.accountName}) returning id`;
  return row!.id;
}

const journal = async (p: DepositProvider, kind: JournalKind, postingDate: string) =>
  (await createJournal(p.admin, { journalTypeId: p.journalType, description: kind, postingDate, kind })).id;

/** Invoices a lump sum, or a part of it, and receives it. */
export async function pay(p: DepositProvider, deposit: Deposit, amount: string, on: string): Promise<void> {
  const invoices = await journal(p, "lines", on);
  await addLumpSumInvoice(p.admin, {
    journalId: invoices,
    accommodationPaymentId: deposit.id,
    amount,
    invoiceDate: on,
    description: null,
  });
  await postJournal(p.admin, { journalId: invoices });
  const [owed] = await p.db.owner.sql<{ id: number }[]>`
    select id from customer_transaction where journal_id = ${invoices}`;
  const receipts = await journal(p, "receipts", on);
  await addReceipt(p.admin, {
    journalId: receipts,
    serviceId: deposit.serviceId,
    clientId: deposit.clientId,
    accountNameId: p.lumpSums,
    accommodationPaymentId: deposit.id,
    receiptDate: on,
    amount,
    settlesId: owed!.id,
    amountToSettle: null,
    offset: "bank",
    bankLedgerAccountId: p.bank,
    description: "Lump sum",
    reference: null,
  });
  await postJournal(p.admin, { journalId: receipts });
}

/** Refunds the whole lump sum, or an amount of it. */
export async function giveBack(p: DepositProvider, deposit: Deposit, on: string, amount?: string): Promise<void> {
  const journalId = await journal(p, "refunds", on);
  await addRefund(p.admin, {
    journalId,
    kind: amount === undefined ? "full" : "partial",
    accommodationPaymentId: deposit.id,
    accountNameId: null,
    customerId: null,
    refundDate: on,
    ...(amount !== undefined && { amount }),
    description: "Refund",
  });
  await postJournal(p.admin, { journalId });
}

/** The shards are done by hand. */
const noQueue: Parameters<typeof runEngine>[1] = {
  send: () => Promise.resolve(),
  fetch: () => Promise.resolve([]),
  complete: () => Promise.resolve(),
  fail: () => Promise.resolve(),
  touch: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const NO_FILTERS: RunFilters = {
  timing: null,
  serviceIds: null,
  billingCodeIds: null,
  clientIds: null,
  customerGroupIds: null,
};

export interface Proposed {
  runId: number;
  journalId: number;
  clientCount: number;
  lineCount: number;
  parked: { clientId: number; code: string }[];
}

/** Runs a proposal or calculation to its end, here and now. */
export async function runOf(
  p: Provider,
  kind: RunKind,
  endDate: string,
  filters: Partial<RunFilters> = {},
  preview = false,
): Promise<Proposed> {
  const runs = runEngine(p.db.app, noQueue);
  const started = await startRun(
    { ...p.admin, runs },
    {
      kind,
      preview,
      postingDate: endDate,
      endDate,
      filters: { ...NO_FILTERS, ...filters },
      journalTypeId: p.journalType,
      description: `${kind} to ${endDate}`,
    },
  );
  const facts = await p.db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_system()`;
    return loadRun(tx, started.id);
  });
  for (let shard = 0; shard < started.shardCount; shard += 1) await processShard(p.db.app.sql, facts, shard, "test");
  await finishRuns(p.db.app.sql);
  const parked = await p.db.owner.sql<{ clientId: number; code: string }[]>`
    select client_id as "clientId", code from run_parked where run_id = ${started.id} and resolved_at is null order by id`;
  const [done] = await p.db.owner.sql<{ lines: number }[]>`
    select coalesce(sum(line_count), 0)::int as lines from run_shard where run_id = ${started.id}`;
  return {
    runId: started.id,
    journalId: started.journalId ?? 0,
    clientCount: started.clientCount,
    lineCount: done!.lines,
    parked: [...parked],
  };
}

/** Proposes for one client and posts what came of it; nothing proposed posts nothing. */
export async function post(p: DepositProvider, kind: RunKind, endDate: string, deposit: Deposit): Promise<Proposed> {
  const done = await runOf(p, kind, endDate, { clientIds: [deposit.clientId] });
  if (done.lineCount > 0) await postJournal(p.admin, { journalId: done.journalId });
  return done;
}

/** Lines of a journal as `kind charge drawn from to rate amount`. */
export async function linesOf(p: Provider, journalId: number): Promise<string[]> {
  const rows = await p.db.owner.sql<{ text: string }[]>`
    select concat_ws(' ', l.kind, l.charge_kind, case when n.type = 'accommodation' then 'drawn' else 'billed' end,
      to_char(l.period_from, 'YYYY-MM-DD'), to_char(l.period_to, 'YYYY-MM-DD'), case when l.unit = 'day' then round(l.rate, 2) end, l.amount) as text
    from journal_line l join account_name n on n.id = l.account_name_id where l.journal_id = ${journalId}
    order by l.period_from, l.charge_kind, n.type, l.kind desc, l.id`;
  return rows.map((row) => row.text);
}
