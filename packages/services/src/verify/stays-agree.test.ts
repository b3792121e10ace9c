import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import type { Found } from "./check.ts";
import { staysAgree } from "./stays-agree.ts";
import { writeBooks } from "./test/books.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await writeBooks(db.owner.sql);
  // Gum House with a move, a village with a couple whose primary was switched, and somebody who left.
  await db.owner.sql.unsafe(`
    insert into place (service_id, code) values (1, 'G1'), (1, 'G2'), (1, 'G3');
    update service_entry set place_id = 1 where id = 1;
    insert into bed_transfer (service_entry_id, service_id, from_place_id, to_place_id, transfer_date, reason) values (1, 1, 1, 2, '2026-09-15', 'provider');
    insert into service (code, name, kind, legal_entity_id, state, allow_partnered) values ('ASH', 'Ash Village', 'village', 1, 'NSW', true);
    insert into place (service_id, code) values (3, 'U1'), (3, 'U2');
    insert into service_entry (client_id, service_id, care_type_id, place_id, funded, entry_date, billing_start_date, client_since, partnered) values
      (3, 3, 1, 4, false, '2026-08-01', '2026-08-01', '2026-09-01', true);
    insert into entry_primary (service_entry_id, service_id, client_id, start_date, end_date) values (3, 3, 4, '2026-08-01', '2026-08-31'), (3, 3, 3, '2026-09-01', null);
    insert into entry_partner (service_entry_id, service_id, client_id, entry_date, departure_date, became_primary) values
      (3, 3, 3, '2026-08-01', '2026-09-01', true), (3, 3, 4, '2026-09-01', null, false);`);
});
afterAll(() => db.close());

/** Breaks the stays behind the guards' back, looks with one check, and undoes it all. */
async function broken(check: string, breakIt: string): Promise<Found> {
  const found: Found[] = [];
  await db.owner.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(breakIt);
      found.push(await staysAgree.find(({ id }) => id === check)!.find(tx));
      throw new Error("undo");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "undo") throw error;
    });
  return found[0]!;
}

test.each(staysAgree.map((check) => [check.id]))("%s passes on stays that agree", async (id) => {
  expect(await broken(id, "select 1")).toMatchObject({ count: 0, rows: [] });
});

test.each<[string, string, string, object[]]>([
  [
    "10-one-place-at-a-time",
    "a second entry of a client at the service",
    "alter table service_entry drop constraint service_entry_no_overlap; insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date) values (1, 1, 1, true, '2026-09-01', '2026-09-01')",
    [{ problem: "two entries of one client", entry: 1, from_day: "2026-09-01" }],
  ],
  [
    "10-one-place-at-a-time",
    "two in one place that is not shared",
    "alter table place_stay drop constraint place_stay_no_overlap; insert into place_stay (service_entry_id, client_id, service_id, place_id, start_date, shared) values (2, 2, 1, 2, '2026-10-01', false)",
    [{ problem: "two clients in one place", entry: 1, other_entry: 2, from_day: "2026-10-01" }],
  ],
  [
    "10-one-place-at-a-time",
    "one stay in two places",
    "alter table place_stay drop constraint place_stay_one_place; update place_stay set end_date = '2026-09-20' where place_id = 1",
    [{ problem: "two places of one stay", from_day: "2026-09-15", to_day: "2026-09-20" }],
  ],
  [
    "10-place-stays-agree",
    "a bed transfer lost",
    "delete from bed_transfer",
    [
      { entry: 1, place_id: 2, start_date: "2026-08-10", problem: "missing" },
      { entry: 1, place_id: 1, problem: "unfounded" },
      { entry: 1, place_id: 2, start_date: "2026-09-15", problem: "unfounded" },
    ],
  ],
  [
    "10-place-stays-agree",
    "a departure that the place does not know",
    "update service_entry set departure_date = '2026-10-01', departure_reason = 'home' where id = 1",
    [
      { entry: 1, place_id: 2, end_date: "2026-10-01", problem: "missing" },
      { entry: 1, place_id: 2, end_date: null, problem: "unfounded" },
    ],
  ],
  [
    "10-place-stays-agree",
    "a place of another service",
    "update place_stay set place_id = 5 where place_id = 1; update bed_transfer set from_place_id = 5",
    [{ entry: 1, place_id: 5, problem: "another service, or shared wrongly" }],
  ],
  [
    "10-one-header-per-entry",
    "a header lost",
    "delete from accommodation_payment where service_entry_id = 2",
    [{ entry: 2, problem: "missing" }],
  ],
  [
    "10-one-header-per-entry",
    "a header of the old primary client",
    "update accommodation_payment set client_id = 4 where service_entry_id = 3",
    [{ entry: 3, problem: "of another client or service" }],
  ],
  [
    "10-primaries-and-partners",
    "a day without a primary client",
    "update entry_primary set end_date = '2026-08-30' where end_date is not null",
    [{ entry: 3, client: 3, day: "2026-09-01", problem: "does not follow the one before" }],
  ],
  [
    "10-primaries-and-partners",
    "the entry is another's",
    "update service_entry set client_id = 1 where id = 3",
    [{ entry: 3, client: 3, problem: "is not the client of the entry" }],
  ],
  [
    "10-primaries-and-partners",
    "a partner with an own entry there",
    "insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date) values (4, 3, 1, false, '2026-10-01', '2026-10-01')",
    [{ entry: 3, client: 4, day: "2026-10-01", problem: "a partner with an own entry there" }],
  ],
  [
    "10-primaries-and-partners",
    "a partner who is the primary client",
    "update entry_partner set departure_date = '2026-09-10', became_primary = false where client_id = 3",
    [{ entry: 3, client: 3, problem: "a partner who is the primary client" }],
  ],
  [
    "10-primaries-and-partners",
    "a partner left behind",
    "update service_entry set departure_date = '2026-10-01', departure_reason = 'home' where id = 3",
    [{ entry: 3, client: 4, problem: "a partner outside the days of the entry" }],
  ],
  [
    "10-primaries-and-partners",
    "a partner of nobody",
    "update service_entry set partnered = false where id = 3",
    [
      { client: 3, problem: "a partner of an entry that is not partnered" },
      { client: 4, problem: "a partner of an entry that is not partnered" },
    ],
  ],
])("%s reports %s", async (check, _, breakIt, rows) => {
  const found = await broken(check, breakIt);
  expect(found.rows).toMatchObject(rows);
  expect(found.count).toBe(rows.length);
});
