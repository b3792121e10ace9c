import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openSql, type Sql } from "./connect.ts";
import { createDatabase, dropDatabase } from "./create-database.ts";
import { migrate, readMigrations } from "./migrate.ts";

const name = `banksia_test_before_${randomBytes(4).toString("hex")}`;
let sql: Sql;

/** A database as it was before the resident's record, with customers in it, brought to now. */
beforeAll(async () => {
  const url = await createDatabase(inject("serverUrl"), name);
  const all = await readMigrations();
  await migrate(
    url,
    all.filter((one) => one.name < "0003"),
  );
  sql = openSql({ url, max: 1, name: "test" });
  await sql.unsafe(`
    insert into customer_group (code, name) values ('RES', 'Residents');
    insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14);
    insert into customer (account, type, name, first_name, last_name, email, phone, address_line, suburb, state, postcode, reference,
        customer_group_id, terms_of_payment_id) values
      ('C1', 'person', 'A B', 'A', 'B', 'a@x.test', '0412 345 678', '1 High St', 'Orange', 'NSW', '2800', '204-111-555K', 1, 1),
      ('C2', 'person', 'C D', 'C', 'D', null, '02 5550 1234', null, 'Orange', null, null, null, 1, 1),
      ('C3', 'person', 'E F', 'E', 'F', null, null, null, null, null, null, null, 1, 1);`);
  await migrate(url);
});
afterAll(async () => {
  await sql.end();
  await dropDatabase(inject("serverUrl"), name);
});

test("what stood on a customer becomes the first rows of the record, each primary, and is found", async () => {
  const addresses = await sql`
    select c.account, a.line, a.suburb, a.state, a.postcode, a.is_primary, array(select code from purpose where id = any(a.purpose_ids)) as purposes
    from address a join customer c on c.id = a.customer_id order by 1`;
  expect([...addresses]).toEqual([
    {
      account: "C1",
      line: "1 High St",
      suburb: "Orange",
      state: "NSW",
      postcode: "2800",
      is_primary: true,
      purposes: ["INVOICE"],
    },
    { account: "C2", line: "", suburb: "Orange", state: "", postcode: "", is_primary: true, purposes: ["INVOICE"] },
  ]);
  const details = await sql`
    select c.account, d.type, d.value, d.is_primary from contact_detail d join customer c on c.id = d.customer_id order by 1, 2`;
  expect([...details]).toEqual([
    { account: "C1", type: "email", value: "a@x.test", is_primary: true },
    { account: "C1", type: "mobile", value: "0412 345 678", is_primary: true },
    { account: "C2", type: "phone", value: "02 5550 1234", is_primary: true },
  ]);
  const find = async (word: string) =>
    (await sql`select account from customer where search_text like ${`%${word}%`} order by 1`).map(
      (row) => row["account"],
    );
  for (const [word, accounts] of [
    ["0412345678", ["C1"]],
    ["204111555k", ["C1"]],
    ["204-111", ["C1"]],
    ["a@x.test", ["C1"]],
    ["0255501234", ["C2"]],
  ] as const)
    expect([word, await find(word)]).toEqual([word, accounts]);
});

test("the lists that documents and the demo choose from have the numbers that they are known by", async () => {
  const of = async (table: string) =>
    Object.fromEntries(
      (await sql.unsafe<{ code: string; id: number }[]>(`select code, id from ${table}`)).map((row) => [
        row.code,
        row.id,
      ]),
    );
  expect(await of("purpose")).toMatchObject({ INVOICE: 1, STATEMENT: 2, HOME: 3, COLLECTION: 6, MAILING: 7 });
  expect(await of("contact_type")).toMatchObject({
    DAUGHTER: 4,
    SON: 5,
    NEXT_OF_KIN: 6,
    ATTORNEY: 7,
    FRIEND: 10,
    SOLICITOR: 11,
  });
  expect(await of("reference_type")).toMatchObject({ ACCR: 1, PENSION: 2, MEDICARE: 3, DVA: 4, RAC: 5, NDIS: 6 });
});
