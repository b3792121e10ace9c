import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Found } from "./check.ts";
import { primaries } from "./primaries.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await db.owner.sql.unsafe(`
    insert into customer_group (code, name) values ('RES', 'Residents');
    insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14);
    insert into app_user (email, name, password_hash, role) values ('a@x.test', 'A', 'x', 'finance_officer'), ('b@x.test', 'B', 'x', 'approver');
    insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id)
      values ('C1', 'person', 'A B', 'A', 'B', 1, 1), ('C2', 'person', 'C D', 'C', 'D', 1, 1);
    insert into contact (customer_id, first_name, last_name, priority, contact_type_ids) values (1, 'K', 'L', 'primary', '{1}');
    insert into address (customer_id, contact_id, line, suburb, state, postcode, purpose_ids) values
      (1, null, 'a', 'Orange', 'NSW', '2800', '{1}'), (1, null, 'b', 'Orange', 'NSW', '2800', '{}'), (1, 1, 'c', 'Orange', 'NSW', '2800', '{}');
    insert into contact_detail (customer_id, contact_id, type, value) values (1, null, 'phone', '1'), (1, null, 'email', 'e'), (1, 1, 'phone', '2');
    insert into bank_account (customer_id, code) values (1, 'MAIN'), (2, 'MAIN');
    insert into bank_account_version (bank_account_id, customer_id, account_title, bsb, account_number, status, asked_by, asked_by_name, decided_by, decided_at)
      values (1, 1, 'A B', '062692', '123456', 'approved', 1, 'A', 2, now());
    update customer set bank_account_id = 1 where id = 1;`);
});
afterAll(() => db.close());

async function look(check: string, breakIt: string): Promise<Found> {
  const found: Found[] = [];
  await db.owner.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(breakIt);
      found.push(await primaries.find(({ id }) => id === check)!.find(tx));
      throw new Error("undo");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "undo") throw error;
    });
  return found[0]!;
}

test("a healthy record passes", async () => {
  for (const { id } of primaries) expect([id, (await look(id, "select 1")).count]).toEqual([id, 0]);
});

const unchecked = "alter table bank_account_version drop constraint bank_account_version_decision;";

test.each<[string, string, string, object]>([
  [
    "10-one-primary-address",
    "none is primary",
    "update address set is_primary = false where contact_id is null",
    { customer_id: 1, contact_id: null, in_use: 2, primaries: 0 },
  ],
  [
    "10-one-primary-address",
    "two are primary",
    "drop index address_one_primary; update address set is_primary = true",
    { customer_id: 1, in_use: 2, primaries: 2 },
  ],
  [
    "10-one-primary-address",
    "the only one of a contact is not primary",
    "update address set is_primary = false where contact_id = 1",
    { customer_id: 1, contact_id: 1, in_use: 1, primaries: 0 },
  ],
  [
    "10-one-primary-detail",
    "no telephone number is primary",
    "update contact_detail set is_primary = false where type = 'phone' and contact_id is null",
    { customer_id: 1, type: "phone", in_use: 1, primaries: 0 },
  ],
  ["10-purposes-known", "a purpose is gone", "delete from purpose where id = 1", { record: "address", id: 1 }],
  [
    "10-purposes-known",
    "a contact type is gone",
    "delete from contact_type where id = 1",
    { record: "contact", id: 1 },
  ],
  [
    "10-purposes-known",
    "an address is of another's contact",
    "update address set customer_id = 2 where contact_id = 1",
    { id: 3 },
  ],
  ["10-customers-findable", "a word is gone", "update customer set found_by = '1 2' where id = 1", { word: "e" }],
  [
    "10-own-bank-account",
    "another's account",
    "update customer set bank_account_id = 2 where id = 1",
    { id: 1, bank_account_id: 2 },
  ],
  [
    "10-bank-second-person",
    "the asker approved",
    `${unchecked} update bank_account_version set decided_by = 1`,
    { version_id: 1 },
  ],
  [
    "10-bank-second-person",
    "nobody asked",
    `${unchecked} update bank_account_version set asked_by = null`,
    { version_id: 1 },
  ],
])("%s: %s", async (check, _, breakIt, row) => {
  const found = await look(check, breakIt);
  expect(found.count).toBe(1);
  expect(found.rows[0]).toMatchObject(row);
});
