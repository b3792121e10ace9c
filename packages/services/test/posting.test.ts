import { endpoints } from "@banksia/contracts";
import { type PostingLine, documentsOf, dueDate } from "@banksia/core/ledger/index";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createTaxCode } from "../src/billing/create-tax-code.ts";
import { createTermsOfPayment } from "../src/customers/create-terms-of-payment.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { closePeriod } from "../src/ledger/close-period.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import { getCustomerTransaction } from "../src/ledger/get-customer-transaction.ts";
import { listCustomerBalances } from "../src/ledger/list-customer-balances.ts";
import { listCustomerTransactions } from "../src/ledger/list-customer-transactions.ts";
import { listLedgerEntries } from "../src/ledger/list-ledger-entries.ts";
import { listPeriods } from "../src/ledger/list-periods.ts";
import { listTrialBalance } from "../src/ledger/list-trial-balance.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reopenPeriod } from "../src/ledger/reopen-period.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { verifyDatabase } from "../src/verify/verify-database.ts";
import { codeDefaults, contextOf, person, type Provider, tinyProvider, villager } from "./fixture.ts";
import { keepsContract, refusal } from "./helpers.ts";

let p: Provider;
let codes: number[];
let customers: number[];
let accountNames: number[];
beforeAll(async () => {
  p = await tinyProvider();
  const tax = (await p.db.owner.sql<{ id: number }[]>`select id from ledger_account where code = '2300'`)[0]!.id;
  const income = await createLedgerAccount(p.admin, {
    code: "4200",
    name: "Other fees",
    type: "income",
    control: null,
  });
  const lump = await createLedgerAccount(p.admin, {
    code: "1200",
    name: "Other receivable",
    type: "asset",
    control: "receivable",
  });
  const inclusive = await createTaxCode(p.admin, {
    code: "INC",
    name: "GST inside",
    percent: "10",
    inclusive: true,
    ledgerAccountId: tax,
  });
  const second = await createAccountName(p.admin, {
    code: "OTH",
    name: "Other",
    type: "customer",
    receivableAccountId: lump.id,
  });
  accountNames = [p.accountName, second.id];
  const other = await createBillingCode(p.admin, {
    ...codeDefaults,
    code: "MEAL",
    description: "Meals",
    unit: "each",
    taxCodeId: inclusive.id,
    accountNameId: second.id,
    revenueAccountId: income.id,
  });
  codes = [p.bdf, p.extra, p.laundry, other.id];
  customers = [];
  for (const name of ["Aa", "Bb", "Cc"]) customers.push((await person(p, name)).id);
  const terms = await createTermsOfPayment(p.admin, {
    code: "EOM7",
    name: "7 days after month's end",
    days: 7,
    fromEndOfMonth: true,
  });
  await updateCustomer(p.admin, { customerId: customers[1]!, termsOfPaymentId: terms.id });
});
afterAll(() => p.close());

interface Line {
  code: number;
  customer: number;
  account: number;
  village: boolean;
  quantity: number;
  cents: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  code: fc.nat(3),
  customer: fc.nat(2),
  account: fc.nat(1),
  village: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 31 }),
  cents: fc.integer({ min: -20_000, max: 20_000 }),
});

async function journalOf(lines: readonly Line[], postingDate: string): Promise<number> {
  const { id } = await createJournal(p.admin, { journalTypeId: p.journalType, description: "Random", postingDate });
  for (const { code, customer, account, village, quantity, cents } of lines) {
    await addManualLine(p.admin, {
      journalId: id,
      clientId: customers[customer]!,
      billingCodeId: codes[code]!,
      accountNameId: accountNames[account]!,
      serviceId: village ? p.village : p.house,
      periodFrom: "2026-10-01",
      periodTo: "2026-10-31",
      quantity: String(quantity),
      rate: `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`,
      reason: "Random",
    });
  }
  return id;
}

/** What the rule says about the lines of a journal. */
async function expected(journalId: number, postingDate: string) {
  const lines = await p.db.owner.sql<(PostingLine & { days: number; eom: boolean })[]>`
    select l.id as "lineId", l.customer_id as "customerId", l.service_id as "serviceId", l.account_name_id as "accountNameId",
      n.receivable_account_id as "receivableAccountId", b.revenue_account_id as "revenueAccountId",
      x.ledger_account_id as "taxAccountId", l.amount, l.tax, t.days, t.from_end_of_month as eom
    from journal_line l join account_name n on n.id = l.account_name_id join billing_code b on b.id = l.billing_code_id
    join tax_code x on x.id = l.tax_code_id join customer c on c.id = l.customer_id
    join terms_of_payment t on t.id = c.terms_of_payment_id where l.journal_id = ${journalId} order by l.id`;
  const terms = new Map(lines.map((row) => [row.customerId, { days: row.days, fromEndOfMonth: row.eom }]));
  return documentsOf([...lines], postingDate, (customerId) => terms.get(customerId)!).map((document) => ({
    customerId: document.customerId,
    serviceId: document.serviceId,
    accountNameId: document.accountNameId,
    type: document.type,
    dueDate: document.type === "credit_note" ? postingDate : document.dueDate,
    amount: document.amount,
    tax: document.tax,
    entries: document.entries.map((entry) => [entry.ledgerAccountId, entry.amount]),
  }));
}

/** What posting wrote. */
async function written(journalId: number) {
  const rows = await p.db.owner.sql`
    select t.customer_id as "customerId", t.service_id as "serviceId", t.account_name_id as "accountNameId", t.type,
      t.due_date as "dueDate", t.amount, t.tax,
      coalesce((select jsonb_agg(jsonb_build_array(e.ledger_account_id, e.amount::text)
        order by a.control is distinct from 'receivable', e.ledger_account_id)
        from ledger_entry e join ledger_account a on a.id = e.ledger_account_id where e.transaction_id = t.id), '[]') as entries
    from customer_transaction t where t.journal_id = ${journalId} order by 1, 2, 3`;
  return [...rows];
}

const balances = async () => {
  const [sums] = await p.db.owner.sql`
    select (select coalesce(sum(amount), 0)::text from customer_transaction) as customers,
      (select coalesce(sum(e.amount), 0)::text from ledger_entry e join ledger_account a on a.id = e.ledger_account_id
        where a.control = 'receivable') as receivable,
      (select coalesce(sum(amount), 0)::text from ledger_entry) as ledger`;
  return sums!;
};

test("posting in bulk writes what the double-entry rule says, and balances; a reversal nets it to nothing, tax too", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.constantFrom("2026-10-01", "2026-10-31", "2027-02-28"),
      async (lines, postingDate) => {
        const journalId = await journalOf(lines, postingDate);
        const rule = await expected(journalId, postingDate);
        const posted = await postJournal(p.admin, { journalId });
        expect(await written(journalId)).toEqual(rule);
        expect(posted.transactionCount).toBe(rule.length);
        expect(posted.entryCount).toBe(rule.reduce((sum, document) => sum + document.entries.length, 0));
        const after = await balances();
        expect(after["customers"]).toBe(after["receivable"]);
        expect(Number(after["ledger"])).toBe(0);

        const back = await reverseJournal(p.admin, { journalId, postingDate, reason: "Random" });
        await postJournal(p.admin, { journalId: back.id });
        const net = await p.db.owner
          .sql`select customer_id from customer_transaction where journal_id in (${journalId}, ${back.id})
          group by customer_id, service_id, account_name_id having sum(amount) <> 0 or sum(tax) <> 0`;
        expect([...net]).toEqual([]);
        const entries = await p.db.owner
          .sql`select ledger_account_id from ledger_entry where journal_id in (${journalId}, ${back.id})
          group by ledger_account_id, service_id having sum(amount) <> 0`;
        expect([...entries]).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

test("every check of the live database passes after all this", async () => {
  const checks = await verifyDatabase(p.db.owner.sql);
  expect(checks.filter((check) => check.status === "fail")).toEqual([]);
});

test("due dates follow the terms of payment, counted from the posting date or from the end of its month", async () => {
  const journalId = await journalOf(
    [
      { code: 0, customer: 0, account: 0, village: false, quantity: 1, cents: 100 },
      { code: 0, customer: 1, account: 0, village: false, quantity: 1, cents: 100 },
      { code: 0, customer: 2, account: 0, village: false, quantity: 1, cents: -100 },
    ],
    "2028-02-10",
  );
  await postJournal(p.admin, { journalId });
  const list = await listCustomerTransactions(p.admin, {
    journalId,
    sort: [{ key: "customerName", descending: false }],
  });
  keepsContract(endpoints.listCustomerTransactions, list);
  expect(list.items.map(({ type, dueDate: due }) => [type, due])).toEqual([
    ["invoice", dueDate("2028-02-10", { days: 14, fromEndOfMonth: false })],
    ["invoice", "2028-03-07"],
    ["credit_note", "2028-02-10"],
  ]);
  keepsContract(
    endpoints.getCustomerTransaction,
    await getCustomerTransaction(p.admin, { transactionId: list.items[0]!.id }),
  );
  const found = await listCustomerTransactions(p.admin, { search: list.items[0]!.documentNumber.toLowerCase() });
  expect(found.items.map((item) => item.id)).toEqual([list.items[0]!.id]);
});

test("balances by customer and account name, in ages that add up, as of a day", async () => {
  const { client } = await villager(p, "Aged");
  const bill = async (postingDate: string, rate: string) => {
    const { id } = await createJournal(p.admin, { journalTypeId: p.journalType, description: "Aged", postingDate });
    await addManualLine(p.admin, {
      journalId: id,
      clientId: client.id,
      billingCodeId: p.bdf,
      serviceId: p.village,
      periodFrom: "2026-06-01",
      periodTo: "2026-06-01",
      quantity: "1",
      rate,
      reason: "Aged",
    });
    await postJournal(p.admin, { journalId: id });
  };
  // Due 14 days later; a credit note at once.
  for (const [day, rate] of [
    ["2026-06-01", "1.00"],
    ["2026-07-15", "2.00"],
    ["2026-08-20", "4.00"],
    ["2026-09-20", "8.00"],
    ["2026-10-01", "16.00"],
    ["2026-10-10", "-3.00"],
    ["2026-12-01", "32.00"],
  ] as const)
    await bill(day, rate);
  const now = await listCustomerBalances(p.admin, { customerId: client.id });
  keepsContract(endpoints.listCustomerBalances, now);
  expect(now.items).toMatchObject([
    { amount: "60.00", notDue: "48.00", days1To30: "5.00", days31To60: "4.00", days61To90: "2.00", daysOver90: "1.00" },
  ]);
  const {
    customerId: _c,
    customerName: _n,
    customerAccount: _a,
    accountNameId: _i,
    accountName: _x,
    ...aged
  } = now.items[0]!;
  expect(now.sums).toEqual(aged);
  const then = await listCustomerBalances(p.admin, { customerId: client.id, asOf: "2026-08-31" });
  expect(then.items).toMatchObject([{ amount: "7.00", notDue: "4.00", days31To60: "2.00", days61To90: "1.00" }]);
  // What a facility does not see is in no sum of its.
  expect((await listCustomerBalances(p.officer, { customerId: client.id })).items).toEqual([]);
  expect((await listCustomerTransactions(p.officer, { customerId: client.id })).sums.amount).toBe("0.00");
  const entries = await listLedgerEntries(p.admin, { serviceId: p.village, ledgerAccountId: p.receivable });
  keepsContract(endpoints.listLedgerEntries, entries);
  expect((await listLedgerEntries(p.officer, { serviceId: p.village })).total).toBe(0);
  const trial = await listTrialBalance(p.admin, { serviceId: p.village });
  expect(trial.sums.balance).toBe("0.00");
});

test("the months of the books: newest first, to next month; closed and opened by those who see everything", async () => {
  const months = await listPeriods(p.admin, { legalEntityId: p.entity, limit: 100 });
  keepsContract(endpoints.listPeriods, months);
  expect(months.items[0]).toMatchObject({ startDate: "2026-11-01", status: "open" });
  expect(months.items.at(-1)).toMatchObject({ startDate: "2026-06-01", postedTotal: "1.00" });
  expect(await refusal(closePeriod(p.officer, { legalEntityId: p.entity, startDate: "2026-06-01" }))).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await refusal(closePeriod(p.reader, { legalEntityId: p.entity, startDate: "2026-06-01" }))).toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await refusal(closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-06-02" }))).toMatchObject({
    fields: [{ pointer: "/startDate", code: "INVALID" }],
  });
  expect(await refusal(closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-11-01" }))).toMatchObject({
    fields: [{ pointer: "/startDate", code: "OUT_OF_RANGE" }],
  });
  await closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-06-01" });
  const closed = await listPeriods(p.admin, { status: "closed" });
  expect(closed.items).toMatchObject([{ startDate: "2026-06-01", closedByName: p.admin.actor.name }]);
  const clerk = contextOf(p.db.app, { ...p.admin.actor, role: "finance_officer" } as typeof p.admin.actor);
  expect(
    await refusal(reopenPeriod(clerk, { legalEntityId: p.entity, startDate: "2026-06-01", reason: "x" })),
  ).toMatchObject({ code: "FORBIDDEN" });
  const open = await reopenPeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-06-01", reason: "Late" });
  expect(open.status).toBe("open");
  expect(
    await refusal(reopenPeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-06-01", reason: "x" })),
  ).toMatchObject({
    code: "CONFLICT",
  });
});

test("closing and posting at once: either the posting came first or it is refused; never both ways", async () => {
  for (let round = 0; round < 5; round += 1) {
    const journalId = await journalOf(
      [{ code: 0, customer: 0, account: 0, village: false, quantity: 1, cents: 100 }],
      "2026-05-15",
    );
    const [posting] = await Promise.allSettled([
      postJournal(p.admin, { journalId }),
      closePeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-05-01" }),
    ]);
    const [row] = await p.db.owner.sql`select j.posted_at <= p.closed_at as before from journal j, accounting_period p
      where j.id = ${journalId} and p.start_date = '2026-05-01'`;
    if (posting.status === "fulfilled") expect(row!["before"]).not.toBe(false);
    else {
      const code = posting.reason.code === "PERIOD_CLOSED" || posting.reason.cause?.message === "PERIOD_CLOSED";
      expect(code).toBe(true);
    }
    await reopenPeriod(p.admin, { legalEntityId: p.entity, startDate: "2026-05-01", reason: "Again" });
  }
});
