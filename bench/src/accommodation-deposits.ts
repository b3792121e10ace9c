import type { BenchDatabase } from "./provider.ts";

/**
 * Residents with lump sums, entered over the last five years, half of them over the last 14 months: a third paid all of it,
 * of a third the daily payment on the rest is drawn, of a third it is billed. Those of since November 2025 have retention and
 * indexation.
 */
export async function addDeposits({ owner }: BenchDatabase, count: number): Promise<void> {
  const { sql } = owner;
  const one = async (query: Promise<readonly { id?: number }[]>): Promise<number> => {
    const [row] = await query;
    if (row?.id === undefined) throw new Error("the demo lacks a part of its set-up");
    return row.id;
  };
  const service = await one(sql`select id from service where kind = 'residential' order by id limit 1`);
  const careType = await one(sql`select id from care_type where setting = 'residential' order by id limit 1`);
  const group = await one(sql`select id from customer_group order by id limit 1`);
  const terms = await one(sql`select id from terms_of_payment order by id limit 1`);
  const drawn = await one(sql`select id from account_name where type = 'accommodation' order by id limit 1`);
  const billed = await one(sql`select id from account_name where type = 'customer' order by id limit 1`);
  const code = await one(
    sql`select c.id from billing_code c join tax_code t on t.id = c.tax_code_id where c.unit = 'day' and t.percent = 0
      and c.account_name_id = ${billed} order by c.id limit 1`,
  );
  await sql`insert into accommodation_code (use, billing_code_id)
    select use, ${code}::bigint from unnest(array['daily_payment', 'unpaid_lump_sum_daily', 'retention']) as u (use) on conflict do nothing`;
  // The months before August were billed elsewhere.
  await sql`update legal_entity set bill_from = '2026-08-01'`;
  for (const [day, value] of [
    ["2026-03-20", "1.012"],
    ["2026-09-20", "1.027"],
  ] as const)
    await sql`insert into national_rate (table_key, start_date, value, source, verified, created_by_name)
      values ('dap_index_number', ${day}, ${value}, 'made up', false, 'bench') on conflict do nothing`;
  await sql.begin(async (tx) => {
    await tx`create temporary table bench_person on commit drop as
      with made as (
        insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
        select 'BENCH' || n, 'person', 'Bench ' || n, 'Bench', n::text, ${group}::bigint, ${terms}::bigint, ${service}::bigint
        from generate_series(1, ${count}) n returning id, substr(account, 6)::int as n)
      select id, n, date '2026-07-31' - (1733 * (n::float8 / ${count}::int) ^ 2)::int as entered from made`;
    await tx`insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date, accommodation_status)
      select id, ${service}::bigint, ${careType}::bigint, true, entered, entered, 'not_supported' from bench_person`;
    // What the verbs would make one by one, without their journals.
    await tx`set local session_replication_role = replica`;
    await tx`delete from client_cohort where client_id in (select id from bench_person)`;
    await tx`insert into client_cohort (client_id, start_date, cohort, fee, accommodation, retention, indexation, basis)
      select id, entered, c, c, c, c = 'NOV25', c = 'NOV25', '[]' from bench_person,
        lateral (select case when entered >= '2025-11-01' then 'NOV25' else 'POST14' end as c) x`;
    await tx`insert into accommodation_line (accommodation_payment_id, client_id, service_id, start_date, kind, method, agreed_amount,
        agreed_lump_sum, rate_date, mpir, occupied_from, maintained, account_name_id)
      select a.id, p.id, a.service_id, p.entered, 'payment', case when p.n % 3 = 0 then 'lump_sum' else 'combination' end, 500000,
        case when p.n % 3 = 0 then 500000 else 200000 end, p.entered, 7.65, p.entered, true, case when p.n % 3 = 2 then ${billed}::bigint else ${drawn}::bigint end
      from bench_person p join accommodation_payment a on a.client_id = p.id`;
    await tx`insert into deposit_movement (accommodation_payment_id, client_id, service_id, movement_date, kind, amount, journal_id, transaction_id, description)
      select a.id, p.id, a.service_id, p.entered + 20, 'receipt', case when p.n % 3 = 0 then 500000 else 200000 end, 0, 0, 'Lump sum'
      from bench_person p join accommodation_payment a on a.client_id = p.id`;
  });
  await sql.unsafe("vacuum analyze");
}
