import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../test/harness.ts";

let db: TestDatabase;

/** A customer for each way in which one may be seen, and one for none. */
beforeAll(async () => {
  db = await testDatabase();
  await db.owner.sql.unsafe(`
    insert into legal_entity (code, name, abn) values ('LE', 'Banksia Care Ltd', '51824753556');
    insert into service (code, name, kind, legal_entity_id, state, allow_partnered) values
      ('E', 'East', 'residential', 1, 'NSW', false), ('W', 'West', 'village', 1, 'NSW', true), ('N', 'North', 'residential', 1, 'NSW', false);
    insert into customer_group (code, name) values ('RES', 'Residents');
    insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14);
    insert into ledger_account (code, name, type, control) values ('1100', 'R', 'asset', 'receivable'), ('4100', 'F', 'income', null);
    insert into tax_code (code, name, percent, ledger_account_id) values ('FRE', 'free', 0, 1);
    insert into account_name (code, name, type, receivable_account_id) values ('FEES', 'Fees', 'customer', 1);
    insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id) values ('X', 'X', 'day', 'advance', 1, 1, 2);
    insert into service_group (code, name) values ('G', 'G');
    insert into service_group_code values (1, 1);
    insert into care_type (code, name, setting) values ('PERM', 'P', 'residential'), ('ILU', 'I', 'village');
    insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
      select v.account, v.type, v.account, 'A', 'B', 1, 1, v.home from (values ('kept east', 'person', 1), ('kept west', 'person', 2),
        ('kept nowhere', 'person', null), ('organisation', 'organisation', null), ('organisation of north', 'organisation', 3),
        ('stays east', 'person', 3), ('partner west', 'person', 3), ('was primary west', 'person', 3), ('fee east', 'person', 3),
        ('pays east', 'person', 3)) as v (account, type, home);
    insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date) values
      (6, 1, 1, true, '2026-01-01', '2026-01-01'), (2, 2, 2, false, '2026-01-01', '2026-01-01'), (9, 3, 1, true, '2026-01-01', '2026-01-01');
    insert into entry_partner (service_entry_id, client_id, service_id, entry_date) values (2, 7, 2, '2026-01-01');
    insert into entry_primary (service_entry_id, client_id, service_id, start_date, end_date) values (2, 8, 2, '2026-01-01', '2026-02-01');
    insert into billing_schedule_line (client_id, service_entry_id, service_group_id, billing_code_id, service_id, start_date) values
      (9, 3, 1, 1, 1, '2026-01-01'), (6, 1, 1, 1, 1, '2026-01-01');
    insert into billing_invoicee (schedule_line_id, start_date, customer_id, account_name_id, percent) values (2, '2026-01-01', 10, 1, 100);
    insert into app_user (email, name, password_hash, role, all_services) values ('all@x.test', 'A', 'x', 'read_only', true),
      ('east@x.test', 'E', 'x', 'read_only', false), ('west@x.test', 'W', 'x', 'read_only', false), ('north@x.test', 'N', 'x', 'read_only', false),
      ('none@x.test', '0', 'x', 'read_only', false), ('both@x.test', 'B', 'x', 'read_only', false);
    insert into user_service (user_id, service_id) values (2, 1), (3, 2), (4, 3), (6, 1), (6, 2);`);
});
afterAll(() => db.close());

const everyone = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each([
  [1, "all", 10],
  [2, "east", 5],
  [3, "west", 4],
  [4, "north", 7],
  [5, "nobody", 1],
  [6, "east and west", 8],
])("user %i, who sees %s: one by one, and by a search, the same customers as all at once", async (user, _, count) => {
  const { policy, asked, found } = await db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(${user})`;
    const seen = await tx<{ id: number }[]>`select id from customer order by id`;
    const each = await tx<{ id: number; sees: boolean }[]>`
      select id, banksia.sees_customer(id) as sees from unnest(${everyone}::bigint[]) as c (id) order by id`;
    const matching = await tx<{ id: number }[]>`
      select id from unnest(array(select * from banksia.customers_matching('{}'))) as c (id) order by id`;
    return {
      found: matching.map((row) => row.id),
      policy: seen.map((row) => row.id),
      asked: each.flatMap((row) => (row.sees ? [row.id] : [])),
    };
  });
  expect(asked).toEqual(policy);
  expect(found).toEqual(policy);
  expect(policy).toHaveLength(count);
});

test("what belongs to a customer is seen with the customer, by whatever SQL", async () => {
  await db.owner.sql.unsafe(`
    insert into contact (customer_id, first_name, last_name, priority) values (3, 'K', 'L', 'primary');
    insert into address (customer_id, line, suburb, state, postcode) values (3, 'a', 'Orange', 'NSW', '2800');
    insert into contact_detail (customer_id, type, value) values (3, 'phone', '1');
    insert into client_reference (client_id, reference_type_id, number) values (3, 1, 'AC1');
    insert into bank_account (customer_id, code) values (3, 'MAIN');
    insert into bank_account_version (bank_account_id, customer_id, account_title, bsb, account_number, status, asked_by, asked_by_name)
      values (1, 3, 'A', '062692', '123456', 'waiting', 1, 'A');
    insert into preset_debit (customer_id, service_id, amount) values (3, 1, 10);
    insert into client_document (client_id, kind, name, media_type, size, sha256, storage, uploaded_by_name)
      values (3, 'other', 'a.txt', 'text/plain', 1, 'x', 'database', 'A');
    insert into document_content (document_id, content) values (1, 'x');`);
  const tables = [
    "contact",
    "address",
    "contact_detail",
    "client_reference",
    "bank_account",
    "bank_account_version",
    "preset_debit",
    "client_document",
    "document_content",
  ];
  const seenBy = (user: number) =>
    db.app.sql.begin(async (tx) => {
      await tx`select banksia.begin_as_user(${user})`;
      const counts: number[] = [];
      for (const table of tables) {
        const [row] = await tx<{ n: number }[]>`select count(*) as n from ${tx(table)}`;
        counts.push(row!.n);
      }
      return counts;
    });
  expect(await seenBy(1)).toEqual(tables.map(() => 1));
  expect(await seenBy(2)).toEqual(tables.map(() => 0));
  const hidden = db.app.sql.begin(async (tx) => {
    await tx`select banksia.begin_as_user(2)`;
    await tx`insert into address (customer_id, line, suburb, state, postcode) values (3, 'b', 'Orange', 'NSW', '2800')`;
  });
  await expect(hidden).rejects.toMatchObject({ code: "42501" });
});

test("without a user no person is seen", async () => {
  const rows = await db.app.sql`
    select c.id, banksia.sees_customer(c.id) as sees from unnest(${everyone}::bigint[]) as c (id) where banksia.sees_customer(c.id)`;
  const persons = await db.app.sql`select id from customer where type = 'person'`;
  expect([rows.length, persons.length]).toEqual([1, 0]);
});
