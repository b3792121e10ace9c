import type { Database } from "@banksia/db";

/** Ids of the small provider that the tests of the runs work on. */
export interface Fixture {
  entity: number;
  services: [number, number];
  codes: { daily: number; weekly: number; monthly: number };
  clients: number[];
  journalType: number;
  user: number;
  northUser: number;
}

/**
 * A provider of two facilities: every client has a daily fee (66.80 a day) and a monthly one (45.00); every third
 * client shares the daily fee with a payer, 50/50; every fourth also has a weekly fee.
 */
export async function provider(owner: Database, clientCount: number): Promise<Fixture> {
  const sql = owner.sql;
  const one = async (query: Promise<readonly { id?: number }[]>): Promise<number> => {
    const [row] = await query;
    if (row?.id === undefined) throw new Error("nothing returned");
    return row.id;
  };
  const entity = await one(
    sql`insert into legal_entity (code, name, abn) values ('BK', 'Banksia Care Ltd', '51824753556') returning id`,
  );
  const receivable = await one(
    sql`insert into ledger_account (code, name, type, control) values ('1100', 'Receivables', 'asset', 'receivable') returning id`,
  );
  const revenue = await one(
    sql`insert into ledger_account (code, name, type) values ('4100', 'Fees', 'income') returning id`,
  );
  const gst = await one(
    sql`insert into ledger_account (code, name, type, control) values ('2200', 'GST', 'liability', 'tax') returning id`,
  );
  const free = await one(
    sql`insert into tax_code (code, name, percent, ledger_account_id) values ('FRE', 'GST free', 0, ${gst}) returning id`,
  );
  const account = await one(
    sql`insert into account_name (code, name, type, receivable_account_id) values ('RES', 'Resident fees', 'customer', ${receivable}) returning id`,
  );
  const services = await sql<{ id: number }[]>`insert into service (code, name, kind, legal_entity_id, state)
    values ('S1', 'Wattle Lodge', 'residential', ${entity}, 'NSW'), ('S2', 'Grevillea House', 'residential', ${entity}, 'VIC') returning id`;
  const careType = await one(
    sql`insert into care_type (code, name, setting) values ('PERM', 'Permanent', 'residential') returning id`,
  );
  const group = await one(sql`insert into customer_group (code, name) values ('RES', 'Residents') returning id`);
  const terms = await one(
    sql`insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14) returning id`,
  );
  const code = (name: string, unit: string) =>
    one(sql`
    insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id)
    values (${name}, ${`${name} fee`}, ${unit}, 'advance', ${free}, ${account}, ${revenue}) returning id`);
  const codes = {
    daily: await code("BDF", "day"),
    weekly: await code("TV", "week"),
    monthly: await code("EXTRA", "month"),
  };
  await sql`insert into billing_rate (billing_code_id, start_date, model, rate) values
    (${codes.daily}, '2026-03-20', 'amount', 66.80), (${codes.weekly}, '2026-01-01', 'amount', 12.25), (${codes.monthly}, '2026-01-01', 'amount', 45)`;
  const payer = await one(sql`insert into customer (account, type, name, customer_group_id, terms_of_payment_id)
    values ('P1', 'organisation', 'Trustee', ${group}, ${terms}) returning id`);
  const clients = await sql<
    { id: number }[]
  >`insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
    select 'C' || lpad(n::text, 6, '0'), 'person', 'Client ' || n, 'Client', n::text, ${group}, ${terms},
      case when n % 2 = 0 then ${services[0]?.id ?? 0}::bigint else ${services[1]?.id ?? 0}::bigint end from generate_series(1, ${clientCount}) n order by n returning id`;
  await sql`insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date)
    select id, home_service_id, ${careType}, true, '2026-09-01', '2026-10-01' from customer where type = 'person' order by id`;
  await sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date)
    select e.client_id, e.id, c.id, e.service_id, '2026-10-01' from service_entry e
    join billing_code c on c.id in (${codes.daily}, ${codes.monthly}) or (c.id = ${codes.weekly} and e.client_id % 4 = 0) order by e.id, c.id`;
  await sql`insert into billing_invoicee (schedule_line_id, start_date, customer_id, account_name_id, percent)
    select l.id, '2026-10-01', p.id, ${account}, 50 from billing_schedule_line l
    cross join lateral (values (l.client_id), (${payer}::bigint)) p (id)
    where l.billing_code_id = ${codes.daily} and l.client_id % 3 = 0`;
  const journalType = await one(sql`insert into journal_type (code, name) values ('BILL', 'Billing') returning id`);
  const userOf = (email: string, all: boolean) =>
    one(
      sql`insert into app_user (email, name, password_hash, role, all_services) values (${email}, ${email}, 'x', 'finance_officer', ${all}) returning id`,
    );
  const user = await userOf("finance", true);
  const northUser = await userOf("north", false);
  const ids = services.map((service) => service.id);
  await sql`insert into user_service (user_id, service_id) values (${northUser}, ${ids[0] ?? 0})`;
  return {
    entity,
    services: [ids[0] ?? 0, ids[1] ?? 0],
    codes,
    clients: clients.map((row) => row.id),
    journalType,
    user,
    northUser,
  };
}
