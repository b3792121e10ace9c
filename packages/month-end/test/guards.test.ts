import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, asActorSql, bulkInsert } from "@banksia/db";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { type Fixture, provider } from "./fixture.ts";

// What the application's role cannot do, whatever SQL it sends: invariants 1, 2, 3, 5 and 9 in the database itself.

let db: TestDatabase;
let fixture: Fixture;
let all: Actor;
let north: Actor;
let draft: number;
let posted: number;

beforeAll(async () => {
  db = await testDatabase();
  fixture = await provider(db.owner, 12);
  const user = (userId: number): Actor => ({
    kind: "user",
    id: userId,
    userId,
    name: "x",
    role: "finance_officer",
    scopes: null,
  });
  all = user(fixture.user);
  north = user(fixture.northUser);
  draft = await journal();
  posted = await journal();
  await charge(posted, 0, "2026-10-01", "2026-10-31", 1);
  await post(posted);
});
afterAll(() => db.close());

async function journal(): Promise<number> {
  const [row] = await db.owner.sql<
    { id: number }[]
  >`insert into journal (journal_type_id, description, posting_date, created_by_name)
    values (${fixture.journalType}, 'test', '2026-10-01', 'test') returning id`;
  return row?.id ?? 0;
}

/** Charges the daily fee of a client as the application's role. */
function charge(
  journalId: number,
  client: number,
  from: string,
  to: string,
  id: number,
  actor = all,
): Promise<unknown> {
  return asActorSql(
    db.app,
    actor,
    (tx) => tx`
    insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id, billing_code_id,
      service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis)
    select ${id}, ${journalId}, ${id}, 'billing', l.client_id, l.client_id, c.account_name_id, l.id, c.id, l.service_id, c.tax_code_id,
      ${from}, ${to}, 1, 'day', 10, 100, 10, 0, 'x', '{}'
    from billing_schedule_line l join billing_code c on c.id = l.billing_code_id
    where l.client_id = ${fixture.clients[client] ?? 0} and c.code = 'BDF'`,
  );
}

/** The shortest posting that the guards let through. */
async function post(journalId: number, date = "2026-10-01"): Promise<void> {
  await asActorSql(db.app, all, async (tx) => {
    await tx`update journal set status = 'posting', posting_date = ${date} where id = ${journalId}`;
    await tx`insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, type, document_number, posting_date, due_date, amount, tax, method_of_payment)
      select journal_id, ${fixture.entity}, service_id, customer_id, account_name_id, 'invoice', 'INV' || min(id), ${date}, ${date}, sum(amount + tax), sum(tax), 'eft'
      from journal_line where journal_id = ${journalId} group by journal_id, service_id, customer_id, account_name_id`;
    await tx`insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
      select t.journal_id, t.id, a.id, t.service_id, t.posting_date, case a.code when '1100' then t.amount else -t.amount end
      from customer_transaction t cross join ledger_account a where t.journal_id = ${journalId} and a.code in ('1100', '4100')`;
    await tx`update journal set status = 'posted', posted_at = now() where id = ${journalId}`;
  });
}

const asAll = (statement: string) => asActorSql(db.app, all, (tx) => tx.unsafe(statement));

describe("what is posted stays", () => {
  const attempts: [string, () => string][] = [
    ["change a posted line", () => `update journal_line set amount = 99 where journal_id = ${posted}`],
    [
      "move a posted line's period",
      () => `update journal_line set period_to = '2026-10-30' where journal_id = ${posted}`,
    ],
    ["drop a posted line", () => `delete from journal_line where journal_id = ${posted}`],
    ["empty the lines", () => "truncate journal_line"],
    ["reopen a posted journal", () => `update journal set status = 'draft' where id = ${posted}`],
    ["delete a posted journal", () => `delete from journal where id = ${posted}`],
    ["change an invoice", () => "update customer_transaction set amount = 1"],
    ["delete an invoice", () => "delete from customer_transaction"],
    ["change a ledger entry", () => "update ledger_entry set amount = 1"],
    ["delete a ledger entry", () => "delete from ledger_entry"],
    ["rewrite the audit log", () => "update audit_log set verb = 'x'"],
    ["switch the guards off", () => "alter table journal_line disable trigger all"],
    ["switch triggers off for the session", () => "set session_replication_role = replica"],
    ["free billed days by hand", () => "update billing_schedule_line set billed = '{}'"],
    ["delete a customer with charges", () => `delete from customer where id = ${fixture.clients[0]}`],
    ["become the owner", () => "set role banksia"],
    [
      "add an entry to a posted journal",
      () => `insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
      select journal_id, transaction_id, ledger_account_id, service_id, posting_date, 0 from ledger_entry limit 1`,
    ],
    [
      "add an invoice to a posted journal",
      () => `insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, type, document_number, posting_date, due_date, amount, tax, method_of_payment)
      select journal_id, legal_entity_id, service_id, ${fixture.clients[3]}, account_name_id, 'invoice', 'X', posting_date, due_date, 0, 0, 'eft' from customer_transaction limit 1`,
    ],
  ];
  test.each(attempts)("cannot %s", async (_, statement) => {
    const state = () => db.owner
      .sql`select (select jsonb_agg(l order by l.id) from journal_line l) as lines, (select jsonb_agg(t) from customer_transaction t) as documents,
      (select jsonb_agg(e) from ledger_entry e) as entries, (select jsonb_agg(j order by j.id) from journal j) as journals, (select count(*) from customer) as customers,
      (select jsonb_agg(b.billed order by b.id) from billing_schedule_line b) as billed`;
    const before = await state();
    await expect(asAll(statement())).rejects.toThrow();
    expect(await state()).toEqual(before);
  });

  test("cannot add a line to a posted journal", async () => {
    await expect(charge(posted, 2, "2026-10-01", "2026-10-31", 50)).rejects.toMatchObject({
      code: "BK001",
      message: "JOURNAL_NOT_DRAFT",
    });
  });

  test("a draft line can be changed and dropped, and its days become free again", async () => {
    await charge(draft, 1, "2026-10-01", "2026-10-31", 60);
    await asAll("update journal_line set amount = 11, computed_amount = 10 where id = 60");
    await asAll("delete from journal_line where id = 60");
    const [line] = await db.owner
      .sql`select billed::text from billing_schedule_line where client_id = ${fixture.clients[1] ?? 0} and billing_code_id = ${fixture.codes.daily}`;
    expect(line).toEqual({ billed: "{}" });
  });
});

describe("no day is billed twice", () => {
  test("not in another journal, not in the same statement, not by two at once", async () => {
    await expect(charge(draft, 0, "2026-10-31", "2026-11-05", 70)).rejects.toMatchObject({ message: "BILLED_TWICE" });
    await Promise.allSettled([1, 2, 3, 4].map((n) => charge(draft, 4, "2026-10-01", "2026-10-31", 80 + n)));
    const [once] = await db.owner.sql`select count(*)::int as n from journal_line where id between 81 and 84`;
    expect(once).toEqual({ n: 1 });
  });

  test("charges of one statement that share days are refused, also where they leave as many days out", async () => {
    const three = (kept: string) =>
      asActorSql(
        db.app,
        all,
        (tx) => tx`
        insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id, billing_code_id,
          service_id, tax_code_id, period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis)
        select d.id, ${draft}, d.id, 'billing', l.client_id, l.client_id, c.account_name_id, l.id, c.id, l.service_id, c.tax_code_id,
          d.first, d.last, 1, 'day', 10, 100, 10, 0, 'x', '{}'
        from billing_schedule_line l join billing_code c on c.id = l.billing_code_id
        cross join (values (901, date '2026-10-01', date '2026-10-04'), (902, ${kept}::date, date '2026-10-05'),
          (903, date '2026-10-08', date '2026-10-08')) as d (id, first, last)
        where l.client_id = ${fixture.clients[9] ?? 0} and c.code = 'BDF'`,
      );
    // Two days twice, and two of the eight not at all.
    await expect(three("2026-10-03")).rejects.toMatchObject({ message: "BILLED_TWICE" });
    await three("2026-10-05");
  });

  test("a line of somebody else's schedule is refused", async () => {
    const wrong =
      asAll(`insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, schedule_line_id, billing_code_id, service_id, tax_code_id,
      period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis)
      select 90, ${draft}, 90, 'billing', ${fixture.clients[6]}, ${fixture.clients[6]}, c.account_name_id, l.id, c.id, l.service_id, c.tax_code_id, '2026-10-01', '2026-10-31', 1, 'day', 1, 100, 1, 0, 'x', '{}'
      from billing_schedule_line l join billing_code c on c.id = l.billing_code_id where l.client_id = ${fixture.clients[8]} limit 1`);
    await expect(wrong).rejects.toMatchObject({ message: "REFERENCE" });
  });

  test("a line that names no record is refused", async () => {
    const columns = {
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
    };
    const [client = 0] = fixture.clients;
    const good = [
      95,
      draft,
      95,
      "manual",
      client,
      client,
      1,
      fixture.codes.daily,
      fixture.services[1],
      1,
      "2026-10-01",
      "2026-10-01",
      1,
      "each",
      1,
      100,
      1,
      0,
      "x",
      "{}",
    ];
    for (const [at, name] of Object.keys(columns).entries()) {
      if (!/^(client|customer|account_name|billing_code|service|tax_code)_id$/.test(name)) continue;
      const row = good.with(at, 999_999);
      await expect(
        asActorSql(db.app, all, (tx) => bulkInsert(tx, "journal_line", columns, [row])),
      ).rejects.toMatchObject({ message: "REFERENCE" });
    }
  });
});

describe("books", () => {
  test("entries that do not balance are refused", async () => {
    const id = await journal();
    await charge(id, 5, "2026-10-01", "2026-10-31", 100);
    const unbalanced = asActorSql(db.app, all, async (tx) => {
      await tx`update journal set status = 'posting' where id = ${id}`;
      await tx`insert into customer_transaction (journal_id, legal_entity_id, service_id, customer_id, account_name_id, type, document_number, posting_date, due_date, amount, tax, method_of_payment)
        select journal_id, ${fixture.entity}, service_id, customer_id, account_name_id, 'invoice', 'U1', '2026-10-01', '2026-10-01', amount, 0, 'eft' from journal_line where journal_id = ${id}`;
      await tx`insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount)
        select journal_id, id, 1, service_id, posting_date, amount from customer_transaction where journal_id = ${id}`;
    });
    await expect(unbalanced).rejects.toMatchObject({ message: "UNBALANCED" });
    const short = asActorSql(db.app, all, async (tx) => {
      await tx`update journal set status = 'posting' where id = ${id}`;
      await tx`update journal set status = 'posted' where id = ${id}`;
    });
    await expect(short).rejects.toMatchObject({ message: "UNBALANCED" });
  });

  test("nothing is posted into a closed period, which is named", async () => {
    const id = await journal();
    await charge(id, 7, "2026-10-01", "2026-10-31", 110);
    await db.owner
      .sql`insert into accounting_period (legal_entity_id, start_date, end_date, closed_at) values (${fixture.entity}, '2026-07-01', '2026-07-31', now())`;
    await expect(post(id, "2026-07-15")).rejects.toMatchObject({
      message: "PERIOD_CLOSED",
      detail: expect.stringContaining("01/07/2026 to 31/07/2026"),
    });
    await post(id, "2026-10-15");
  });

  test("invoicees that do not pay all of a line are refused", async () => {
    await expect(
      asAll("update billing_invoicee set percent = 40 where id = (select min(id) from billing_invoicee)"),
    ).rejects.toMatchObject({ message: "SPLIT_NOT_100" });
    await expect(
      asAll("delete from billing_invoicee where id = (select min(id) from billing_invoicee)"),
    ).rejects.toMatchObject({ message: "SPLIT_NOT_100" });
  });

  test("only a person has a service entry", async () => {
    const organisation = asAll(
      "insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date) select id, 1, 1, true, '2026-01-01', '2026-01-01' from customer where type = 'organisation'",
    );
    await expect(organisation).rejects.toMatchObject({ message: "REFERENCE" });
  });
});

describe("facilities", () => {
  const counts = (tx: Parameters<Parameters<typeof asActorSql>[2]>[0]) => tx`select
    (select count(*)::int from service) as services, (select count(*)::int from service_entry) as entries, (select count(*)::int from billing_schedule_line) as lines,
    (select count(*)::int from customer where type = 'person') as clients, (select count(*)::int from journal_line) as journal, (select count(*)::int from customer_transaction) as documents`;

  test("without saying who asks, nothing is seen", async () => {
    const [seen] = await db.app.sql.begin((tx) => counts(tx as never));
    expect(seen).toEqual({ services: 0, entries: 0, lines: 0, clients: 0, journal: 0, documents: 0 });
  });

  test("somebody with one facility sees it and no other", async () => {
    const [seen] = await asActorSql(db.app, north, counts);
    expect(seen).toMatchObject({ services: 1, entries: 6, clients: 6 });
    const others = await asActorSql(
      db.app,
      north,
      (tx) => tx`select from service_entry where service_id = ${fixture.services[1]}`,
    );
    expect(others.length).toBe(0);
  });

  test("and cannot write into another", async () => {
    const [elsewhere = 0] = fixture.clients;
    await expect(
      asActorSql(
        db.app,
        north,
        (
          tx,
        ) => tx`insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date)
      values (${elsewhere}, ${fixture.services[1]}, 1, true, '2027-01-01', '2027-01-01')`,
      ),
    ).rejects.toMatchObject({ code: "42501" });
    const changed = await asActorSql(
      db.app,
      north,
      (tx) => tx`update customer set name = 'X' where id = ${elsewhere} returning id`,
    );
    expect(changed.length).toBe(0);
    await expect(
      asActorSql(
        db.app,
        north,
        (
          tx,
        ) => tx`insert into journal_line (id, journal_id, charge_id, kind, client_id, customer_id, account_name_id, billing_code_id, service_id, tax_code_id,
      period_from, period_to, quantity, unit, rate, percent, amount, tax, description, basis)
      values (200, ${draft}, 200, 'manual', ${elsewhere}, ${elsewhere}, 1, ${fixture.codes.daily}, ${fixture.services[1]}, 1, '2026-10-01', '2026-10-01', 1, 'each', 1, 100, 1, 0, 'x', '{}')`,
      ),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
