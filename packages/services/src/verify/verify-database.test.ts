import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "@banksia/db/test/harness";
import type { Found } from "./check.ts";
import { writeBooks } from "./test/books.ts";
import { checks, verifyDatabase } from "./verify-database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await writeBooks(db.owner.sql);
});
afterAll(() => db.close());

/** Breaks the books behind the guards' back, looks with one check, and undoes it all. */
async function broken(check: string, breakIt: string): Promise<Found> {
  const found: Found[] = [];
  await db.owner.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(breakIt);
      found.push(await checks.find(({ id }) => id === check)!.find(tx));
      throw new Error("undo");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "undo") throw error;
    });
  return found[0]!;
}

test("healthy books pass every check", async () => {
  const results = await verifyDatabase(db.owner.sql);
  expect(results.filter((result) => result.status === "fail")).toEqual([]);
  expect(results.filter((result) => result.status === "not_applicable").map((result) => result.id)).toEqual([]);
  expect(results.map((result) => result.invariant)).toEqual(
    results.map((result) => result.invariant).toSorted((a, b) => a - b),
  );
  expect(new Set(results.map((result) => result.id)).size).toBe(checks.length);
});

test("only the checks asked for", async () => {
  const results = await verifyDatabase(db.owner.sql, ["3-ledger-sums-to-zero"]);
  expect(results).toMatchObject([{ id: "3-ledger-sums-to-zero", status: "pass", count: 0, rows: [] }]);
});

/** Copies a line under another id, with some columns changed: `{ journal_id: 5 }`. */
const copy = (line: number, id: number, changes: Record<string, unknown>) =>
  `insert into journal_line select (jsonb_populate_record(l, '${JSON.stringify({ id, charge_id: id, ...changes })}')).* from journal_line l where id = ${line}`;

const cohort = (fee: string) =>
  `insert into client_cohort (client_id, start_date, cohort, fee, accommodation, retention, indexation, basis)
    values (1, '2026-01-01', 'A', '${fee}', '${fee}', false, false, '{}')`;

/** The capped fee of client 1 is a contribution of November 2025. */
const november = `update billing_code set legal_fee = 'non_clinical_care_contribution' where capped;
  ${cohort("NOV25")}`;

const elsewhere = (fee: string, from: string, to: string, amount: number) =>
  `insert into outside_contribution (client_id, fee, start_date, end_date, amount, source) values (1, '${fee}', '${from}', '${to}', ${amount}, 'elsewhere')`;

const capLine = ({ total, remaining }: { total: number; remaining: number }) =>
  `insert into client_cap_line (client_id, limit_type, start_date, from_calculated_date, threshold, opening, current, other, total,
      remaining, ahead, limit_reached, anniversary_reached, calculated_date)
    values (1, 'MEANS_TESTED_ANNUAL', '2026-03-01', '2026-03-01', 1000, 20, 20, 10, ${total}, ${remaining}, 0, false, false, '2026-09-30')`;

test.each<[string, string, string, object[]]>([
  [
    "1-days-billed-once",
    "a line billed again",
    copy(8, 901, { journal_id: 5, period_from: "2026-09-29", period_to: "2026-10-05" }),
    [{ schedule_line_id: 5, customer: "C2", from_day: "2026-09-29", to_day: "2026-10-05", times_charged: 2 }],
  ],
  [
    "1-days-billed-once",
    "a day past the end of another, to one of three",
    copy(2, 901, { journal_id: 5, period_from: "2026-09-30", period_to: "2026-10-02" }),
    [{ schedule_line_id: 1, customer: "C3", from_day: "2026-09-30", to_day: "2026-09-30", times_charged: 2 }],
  ],
  [
    "1-days-billed-once",
    "taken back without having been charged",
    "update journal_line set period_from = '2026-08-30' where id = 11",
    [{ schedule_line_id: 5, from_day: "2026-08-30", to_day: "2026-08-31", times_charged: -1 }],
  ],
  [
    "1-billed-days-kept",
    "a day forgotten",
    "update billing_schedule_line set billed = billed - datemultirange(daterange('2026-09-30', '2026-10-01')) where id = 1",
    [
      {
        schedule_line_id: 1,
        client_id: 1,
        marked_as_billed: "{[2026-09-01,2026-09-30)}",
        charged_by_lines: "{[2026-09-01,2026-10-01)}",
      },
    ],
  ],
  [
    "1-billed-days-kept",
    "days not charged marked as billed",
    "update billing_schedule_line set billed = '{[2026-09-01,2027-01-01)}' where id = 5",
    [{ schedule_line_id: 5, charged_by_lines: "{[2026-09-01,2026-11-02)}" }],
  ],
  [
    "1-reversals-exact",
    "less taken back than was charged",
    "update journal_line set amount = -2003 where id = 11",
    [{ line_id: 11, takes_back: 8, problem: "differs from what it takes back" }],
  ],
  [
    "1-reversals-exact",
    "taken back twice",
    copy(11, 901, {}),
    [
      { line_id: 11, problem: "taken back twice" },
      { line_id: 901, problem: "taken back twice" },
    ],
  ],
  [
    "1-reversals-exact",
    "the line taken back is gone",
    "delete from journal_line where id = 21",
    [{ line_id: 22, problem: "the line taken back is not there" }],
  ],

  [
    "2-shares-make-the-whole",
    "a share is missing",
    "delete from journal_line where id = 3",
    [{ charge_id: 1, percent: "66.660000", lines: 2 }],
  ],
  [
    "2-shares-make-the-whole",
    "one of three for other days",
    "update journal_line set period_to = '2026-09-29' where id = 2",
    [{ charge_id: 1, percent: "100.000000" }],
  ],
  [
    "2-shares-to-the-cent",
    "a cent moved from one to another",
    "update journal_line set amount = amount + case id when 2 then 0.01 else -0.01 end where id in (2, 3)",
    [{ line_id: 2, amount: "666.61", charge_amount: "2000.00" }, { line_id: 3 }],
  ],
  [
    "2-shares-to-the-cent",
    "a cent of tax moved",
    "update journal_line set tax = case id when 1 then 0.02 else 0.00 end where charge_id = 1",
    [{ line_id: 1, tax: "0.02" }],
  ],
  [
    "2-invoicees-pay-all",
    "one pays less from new year",
    "update billing_invoicee set percent = 66.66 where id = 4",
    [{ schedule_line_id: 1, client_id: 1, from_day: "2027-01-01", to_day: null, percent: "99.990000" }],
  ],

  [
    "3-transactions-balance",
    "an entry changed",
    "update ledger_entry set amount = amount + 0.01 where id = 1",
    [{ transaction_id: 1, out_of_balance_by: "0.01" }],
  ],
  [
    "3-transactions-balance",
    "entries without a transaction",
    "delete from customer_transaction where id = 1",
    [{ transaction_id: 1, problem: "no such transaction" }],
  ],
  [
    "3-transactions-balance",
    "entries moved to another day",
    "update ledger_entry set posting_date = '2026-01-01' where transaction_id = 2",
    [{ transaction_id: 2 }],
  ],
  [
    "3-journals-balance",
    "an entry lost",
    "delete from ledger_entry where id = 1",
    [{ journal_id: 1, status: "posted" }],
  ],
  [
    "3-journals-balance",
    "a journal with entries made a draft again",
    "update journal set status = 'draft' where id = 3",
    [{ journal_id: 3, status: "draft", documents: 1 }],
  ],
  [
    "3-ledger-sums-to-zero",
    "an entry of the west changed",
    "update ledger_entry set amount = amount - 5 where id = (select max(id) from ledger_entry)",
    [{ legal_entity: "WEST", out_of_balance_by: "-5.00" }],
  ],

  [
    "4-receivable-per-transaction",
    "the receivable booked as income",
    "update ledger_entry set ledger_account_id = 4 where id = (select min(id) from ledger_entry where ledger_account_id = 1)",
    [{ on_receivable_accounts: "0" }],
  ],
  [
    "4-receivable-per-transaction",
    "tax kept as income",
    "update ledger_entry set ledger_account_id = 4 where ledger_account_id = 2",
    [{ tax: "14.00", on_tax_accounts: "0" }],
  ],
  [
    "4-customer-balances",
    "a balance changed",
    "update customer_transaction set amount = amount + 1 where id = 1",
    [{ legal_entity: "EAST" }],
  ],
  [
    "4-transactions-equal-lines",
    "a posted line changed",
    "update journal_line set amount = 91 where id = 6",
    [{ journal_id: 1, customer: "C1", lines_tax: "14.00" }],
  ],
  [
    "4-transactions-equal-lines",
    "a posted line moved to another customer",
    "update journal_line set customer_id = 4 where id = 4",
    [{ customer: "C1" }, { customer: "C4" }],
  ],
  [
    "4-lump-sums",
    "something on the lump-sum account",
    "update ledger_entry set ledger_account_id = 3 where ledger_account_id = 2",
    [{ service: "GUM", lump_sums: "0", liability: "14.00" }],
  ],
  [
    "4-lump-sum-movements",
    "a document on the lump-sum account without movement",
    "update ledger_entry set ledger_account_id = 3 where ledger_account_id = 2",
    [{ what: "document", movements: "0", entries: "14.00" }],
  ],
  [
    "4-settlements",
    "more settled than is owed",
    `insert into settlement (transaction_id, by_transaction_id, service_id, amount)
      select t.id, t.id + 1000, t.service_id, t.amount + 1 from customer_transaction t where t.amount > 0 order by t.id limit 1`,
    [{ settled: expect.any(String) }],
  ],

  [
    "5-role-cannot-alter-posted",
    "the application may delete entries",
    "grant delete on ledger_entry to banksia_app",
    [{ object: "ledger_entry", may: "DELETE" }],
  ],
  [
    "5-role-cannot-alter-posted",
    "it may change one column",
    "grant update (amount) on customer_transaction to banksia_app",
    [{ object: "customer_transaction", may: "UPDATE" }],
  ],
  [
    "5-role-cannot-alter-posted",
    "it may move charged days",
    "grant update (period_to) on journal_line to banksia_app",
    [{ object: "journal_line.period_to", may: "UPDATE" }],
  ],
  [
    "5-role-cannot-alter-posted",
    "it may switch triggers off",
    "grant set on parameter session_replication_role to banksia_app",
    [{ object: "setting session_replication_role", may: "SET" }],
  ],
  [
    "5-guards-on",
    "a guard switched off",
    "alter table journal disable trigger journal_guard",
    [{ table: "journal", trigger: "journal_guard", problem: "switched off" }],
  ],
  [
    "5-guards-on",
    "a guard dropped",
    "drop trigger ledger_entry_inserted on ledger_entry",
    [{ table: "ledger_entry", problem: "missing" }],
  ],
  [
    "5-document-numbers",
    "an invoice deleted",
    "delete from customer_transaction where document_number = 'E-2'",
    [{ legal_entity: "EAST", series: "invoice", problem: "missing", from_number: "2", to_number: "2" }],
  ],
  [
    "5-document-numbers",
    "the last one deleted",
    "delete from customer_transaction where document_number = 'E-3'",
    [{ problem: "missing" }],
  ],
  [
    "5-document-numbers",
    "a number used twice",
    "update customer_transaction set document_number = 'E-01' where document_number = 'E-2'",
    [{ problem: "used twice" }, { problem: "missing" }],
  ],

  [
    "6-runs-agree-with-lines",
    "a line that no run counted",
    copy(6, 901, {}),
    [{ run_id: 1, lines_counted: 6, lines_found: 7 }],
  ],
  [
    "6-runs-agree-with-lines",
    "a line changed without a trace",
    "update journal_line set amount = 91 where id = 6",
    [{ run_id: 1, amount_counted: "2190.00", amount_found: "2191.00" }],
  ],
  ["6-runs-agree-with-lines", "a preview that wrote", copy(6, 901, { run_id: 3 }), [{ run_id: 3, lines_found: 1 }]],
  [
    "6-journal-totals",
    "a posted line changed",
    "update journal_line set amount = 91 where id = 6",
    [{ journal_id: 1, billing_code_id: 3, amount_kept: "90.00", amount_found: "91.00" }],
  ],
  [
    "6-journal-totals",
    "a total lost",
    "delete from journal_total where journal_id = 3",
    [{ journal_id: 3, lines_kept: 0, lines_found: 1 }],
  ],
  [
    "6-consolidation-exact",
    "a child dropped",
    "delete from journal_line where id = 24",
    [{ group_id: 1, line_count: 2, lines_found: 1 }],
  ],
  [
    "6-consolidation-exact",
    "a child of another customer",
    "update journal_line set customer_id = 1 where id = 24",
    [{ group_id: 1 }],
  ],
  [
    "6-amounts-re-derivable",
    "an amount not that of its days",
    "update journal_line set amount = 2004.01 where id = 8",
    [{ charge_id: 8, should_amount: "2004.00", problem: "another amount" }],
  ],
  [
    "6-amounts-re-derivable",
    "another price",
    "update journal_line set rate = 66.81 where id = 8",
    [{ charge_id: 8, problem: "the parts are not what price and days come to" }],
  ],
  [
    "6-amounts-re-derivable",
    "another tax",
    "update journal_line set tax = 9.01 where id = 6",
    [{ charge_id: 6, should_tax: "9.00", problem: "another tax" }],
  ],
  [
    "6-amounts-re-derivable",
    "more than the cap left",
    "update journal_line set amount = 21 where id = 5",
    [{ charge_id: 5, should_amount: "20.00" }],
  ],
  [
    "6-amounts-re-derivable",
    "a share of a split",
    "update journal_line set amount = 666.81 where id = 3",
    [{ charge_id: 1, amount: "2000.01" }],
  ],

  [
    "7-runs-finish",
    "a run that hangs",
    "update run set status = 'running'; update run_shard set finished_at = now() - interval '1 hour' where run_id = 2",
    [{ run_id: 2, problem: "hangs" }],
  ],
  [
    "7-runs-finish",
    "a run ended too early",
    "update run_shard set status = 'waiting' where run_id = 1",
    [{ run_id: 1, parts_waiting: 1, problem: "ended with parts waiting" }],
  ],
  [
    "7-waiting-parts-queued",
    "a part without a job",
    "update run set status = 'running' where id = 1; update run_shard set status = 'waiting' where run_id = 1",
    [{ run_id: 1, shard_no: 0, run_status: "running", clients: 1 }],
  ],

  [
    "8-caps-held",
    "past the annual cap",
    "update journal_line set amount = 20.01 where id = 5",
    [{ client_id: 1, customer: "C1", cap: "annual", day: "2026-09-03", threshold: "1000.00", beyond: "0.01" }],
  ],
  [
    "8-caps-held",
    "past it for a while, though not after it rose",
    copy(4, 901, { period_from: "2026-09-10", period_to: "2026-09-11" }) +
      "; " +
      copy(4, 902, { period_from: "2026-09-25", period_to: "2026-09-26", amount: 10 }),
    [{ day: "2026-09-11", charged: "180.00", beyond: "80.00" }],
  ],
  [
    "8-caps-held",
    "past the lifetime cap",
    "update client_cap set lifetime_opening = 59950",
    [
      { cap: "lifetime", day: "2026-09-02" },
      { cap: "lifetime", day: "2026-09-03" },
    ],
  ],

  [
    "8-caps-held",
    "past the lifetime cap of contributions, with what was paid elsewhere",
    `${november}; ${elsewhere("non_clinical_care_contribution", "2026-08-01", "2026-08-10", 920)}`,
    [
      {
        customer: "C1",
        cap: "contribution",
        day: "2026-09-03",
        opening: "2000.00",
        charged: "1020.00",
        beyond: "20.00",
      },
    ],
  ],
  [
    "8-caps-held",
    "past the annual cap with the days of an income tested fee in the cap year",
    elsewhere("income_tested_care_fee", "2026-02-19", "2026-03-10", 200),
    [
      { cap: "annual", day: "2026-09-02", charged: "180.00", beyond: "80.00" },
      { cap: "annual", day: "2026-09-03", charged: "200.00", beyond: "100.00" },
    ],
  ],
  [
    "8-care-days-held",
    "more days than there are",
    `${november}; update client_cap set care_days_before = 1455; ${elsewhere("non_clinical_care_contribution", "2026-08-29", "2026-09-01", 4)}`,
    [{ customer: "C1", care_days_before: 1455, charged: 6, most: 1460 }],
  ],
  [
    "8-cap-lines-add-up",
    "a total that is no sum",
    capLine({ total: 51, remaining: 949 }),
    [{ client_id: 1, limit_type: "MEANS_TESTED_ANNUAL", total: "51.00" }],
  ],
  ["8-cap-lines-add-up", "more left than there is", capLine({ total: 50, remaining: 951 }), [{ remaining: "951.00" }]],

  [
    "10-leave-inside-stays",
    "leave that goes on after the departure, and an agreement from before the entry",
    `update service_entry set departure_date = '2026-09-20' where id = 1;
      insert into leave_record (service_entry_id, client_id, service_id, type, start_date, end_date) values
        (1, 1, 1, 'social', '2026-08-10', '2026-08-12'), (1, 1, 1, 'hospital', '2026-09-18', null);
      insert into bed_reservation (service_entry_id, client_id, service_id, start_date, end_date) values
        (1, 1, 1, '2026-08-09', '2026-08-20'), (1, 1, 1, '2026-09-01', null)`,
    [
      { what: "bed reservation", start_date: "2026-08-09", problem: "before the entry" },
      { what: "leave", start_date: "2026-09-18", problem: "goes on after the departure" },
    ],
  ],

  [
    "9-row-security-on",
    "a table left open",
    "alter table journal_line disable row level security",
    [{ table: "journal_line", problem: "row-level security is off" }],
  ],
  [
    "9-row-security-on",
    "a policy that lets everybody in",
    "create policy open on customer to banksia_app using (true)",
    [{ table: "customer" }],
  ],
  [
    "9-row-security-on",
    "a new table nobody thought of",
    "create table diary (id bigint, service_id bigint); grant select on diary to banksia_app",
    [{ table: "diary" }],
  ],
  [
    "9-row-security-on",
    "the policies dropped",
    "drop policy facility on ledger_entry",
    [{ table: "ledger_entry", problem: "no policy for the application's role" }],
  ],
  [
    "9-row-security-binds",
    "the role passes by",
    "alter role banksia_app bypassrls",
    [{ object: "role banksia_app", problem: "bypasses row-level security" }],
  ],
  [
    "9-row-security-binds",
    "a view with the owner's eyes",
    "create view every_line as select * from journal_line; grant select on every_line to banksia_app",
    [{ object: "every_line" }],
  ],
])("%s reports %s", async (check, _, breakIt, rows) => {
  const found = await broken(check, breakIt);
  expect(found.rows).toMatchObject(rows);
  expect(found.count).toBe(rows.length);
});

test("counts everything and shows twenty", async () => {
  const found = await broken(
    "3-transactions-balance",
    "insert into ledger_entry (journal_id, transaction_id, ledger_account_id, service_id, posting_date, amount) select 1, 1000 + n, 1, 1, '2026-09-30', 1 from generate_series(1, 50) n",
  );
  expect(found.count).toBe(50);
  expect(found.rows).toHaveLength(20);
});

test("a cap that the provider lets be passed, or crossed on the day that reaches it, is held", async () => {
  expect(
    await broken(
      "8-caps-held",
      "update journal_line set amount = 500 where id = 5; update client_cap set allow_beyond = true",
    ),
  ).toMatchObject({ count: 0 });
  const whole = `update run set shared_facts = jsonb_set(shared_facts, '{policies,capCrossing}', '"full_day"')`;
  expect(await broken("8-caps-held", `${whole}; update journal_line set amount = 40 where id = 5`)).toMatchObject({
    count: 0,
  });
  expect(await broken("8-caps-held", `${whole}; update journal_line set amount = 140 where id = 4`)).toMatchObject({
    count: 1,
  });
});

test("a cap that the arrangement does not know, or that waits for an adjustment, is held", async () => {
  const past = "update journal_line set amount = 500 where id = 5";
  const before2014 = cohort("PRE14");
  expect(await broken("8-caps-held", past)).toMatchObject({ count: 1 });
  expect(await broken("8-caps-held", `${past}; ${before2014}`)).toMatchObject({ count: 0 });
  const flagged = "update billing_schedule_line set adjust_from = '2026-09-01' where id = 2";
  expect(await broken("8-caps-held", `${past}; ${flagged}`)).toMatchObject({ count: 0 });
});

test("an amount that a person changed is not held against the rule", async () => {
  const edit = `basis = basis || '{"edit": {"by": "finance", "reason": "agreed", "rate": "45", "quantity": "14"}}'`;
  const edited = `update journal_line set computed_amount = amount, amount = 95, tax = 9.50, rate = 47.5, ${edit} where id = 6`;
  expect(await broken("6-amounts-re-derivable", edited)).toMatchObject({ count: 0 });
  expect(await broken("6-runs-agree-with-lines", edited)).toMatchObject({ count: 0 });
  const forged = `${edited}; update journal_line set computed_amount = 91 where id = 6`;
  expect(await broken("6-amounts-re-derivable", forged)).toMatchObject({ count: 1 });
});

test("lines that somebody dropped leave their run in order; lines that vanished do not", async () => {
  const gone = "delete from journal_line where id = 6";
  expect(await broken("6-runs-agree-with-lines", gone)).toMatchObject({
    count: 1,
    rows: [{ run_id: 1, lines_found: 5 }],
  });
  const dropped = `insert into audit_log (actor_kind, actor_name, verb, object_type, object_id)
    values ('user', 'finance', 'dropJournalLines', 'journal', '1')`;
  expect(await broken("6-runs-agree-with-lines", `${gone}; ${dropped}`)).toMatchObject({ count: 0 });
});
