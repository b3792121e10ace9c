import type { Database } from "@banksia/db";
import { basicDailyFee, datedValues } from "@banksia/rates-au";

/** A provider of two homes whose codes charge every legal fee. */
export interface ResidentProvider {
  entity: number;
  homes: [number, number];
  permanent: number;
  respite: number;
  codes: Record<
    | "basic_daily_fee"
    | "hotelling_contribution"
    | "non_clinical_care_contribution"
    | "means_tested_care_fee"
    | "income_tested_fee"
    | "fee_reduction"
    | "bed_reservation_fee"
    | "higher_everyday_living_fee",
    number
  >;
  group: number;
  terms: number;
  journalType: number;
  user: number;
}

const CONTRIBUTIONS = {
  hotelling_contribution: "HC",
  non_clinical_care_contribution: "NCC",
  means_tested_care_fee: "MTCF",
  income_tested_fee: "ITF",
} as const;

export async function residentProvider(owner: Database): Promise<ResidentProvider> {
  const { sql } = owner;
  const one = async (query: Promise<readonly { id?: number }[]>): Promise<number> => (await query)[0]?.id ?? 0;
  const entity = await one(
    sql`insert into legal_entity (code, name, abn) values ('BK', 'Banksia Care Ltd', '51824753556') returning id`,
  );
  const receivable = await one(
    sql`insert into ledger_account (code, name, type, control) values ('1100', 'Receivables', 'asset', 'receivable') returning id`,
  );
  const revenue = await one(
    sql`insert into ledger_account (code, name, type) values ('4100', 'Fees', 'income') returning id`,
  );
  const tax = await one(
    sql`insert into ledger_account (code, name, type, control) values ('2200', 'GST', 'liability', 'tax') returning id`,
  );
  const free = await one(
    sql`insert into tax_code (code, name, percent, ledger_account_id) values ('FRE', 'GST free', 0, ${tax}) returning id`,
  );
  const account = await one(
    sql`insert into account_name (code, name, type, receivable_account_id) values ('RES', 'Residents', 'customer', ${receivable}) returning id`,
  );
  const homes = await sql<{ id: number }[]>`insert into service (code, name, kind, legal_entity_id, state)
    values ('S1', 'Wattle Lodge', 'residential', ${entity}, 'NSW'), ('S2', 'Grevillea House', 'residential', ${entity}, 'VIC') returning id`;
  const code = (name: string, fee: string, capped = false) =>
    one(sql`insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id, legal_fee, capped)
      values (${name}, ${name}, 'day', 'arrears', ${free}, ${account}, ${revenue}, ${fee}, ${capped}) returning id`);
  const codes = {
    basic_daily_fee: await code("BDF", "basic_daily_fee"),
    hotelling_contribution: await code("HC", "hotelling_contribution"),
    non_clinical_care_contribution: await code("NCC", "non_clinical_care_contribution", true),
    means_tested_care_fee: await code("MTCF", "means_tested_care_fee", true),
    income_tested_fee: await code("ITF", "income_tested_fee"),
    fee_reduction: await code("HARD", "fee_reduction"),
    bed_reservation_fee: await code("BED", "bed_reservation_fee"),
    higher_everyday_living_fee: await code("HELF", "higher_everyday_living_fee"),
  };
  for (const { from, to, value } of datedValues(basicDailyFee))
    await sql`insert into billing_rate (billing_code_id, start_date, end_date, model, rate)
      values (${codes.basic_daily_fee}, ${from}, ${to}, 'amount', ${value})`;
  const group = await one(sql`insert into service_group (code, name) values ('STD', 'Standard') returning id`);
  const template = await one(sql`insert into schedule_template (code, name) values ('PERM', 'Permanent') returning id`);
  await sql`insert into schedule_template_line (schedule_template_id, service_group_id, billing_code_id, fee_arrangement)
    values (${template}, ${group}, ${codes.basic_daily_fee}, null),
      (${template}, ${group}, ${codes.hotelling_contribution}, 'NOV25'), (${template}, ${group}, ${codes.non_clinical_care_contribution}, 'NOV25'),
      (${template}, ${group}, ${codes.means_tested_care_fee}, 'POST14'), (${template}, ${group}, ${codes.income_tested_fee}, 'PRE14')`;
  const permanent = await one(
    sql`insert into care_type (code, name, setting, schedule_template_id) values ('PERM', 'Permanent', 'residential', ${template}) returning id`,
  );
  const respite = await one(
    sql`insert into care_type (code, name, setting) values ('RESP', 'Respite', 'respite') returning id`,
  );
  const customers = await one(sql`insert into customer_group (code, name) values ('RES', 'Residents') returning id`);
  const terms = await one(
    sql`insert into terms_of_payment (code, name, days) values ('14D', '14 days', 14) returning id`,
  );
  const journalType = await one(sql`insert into journal_type (code, name) values ('BILL', 'Billing') returning id`);
  const user = await one(
    sql`insert into app_user (email, name, password_hash, role, all_services) values ('finance', 'Finance', 'x', 'finance_officer', true) returning id`,
  );
  return {
    entity,
    homes: [homes[0]?.id ?? 0, homes[1]?.id ?? 0],
    permanent,
    respite,
    codes,
    group: customers,
    terms,
    journalType,
    user,
  };
}

export const contributionCodes = CONTRIBUTIONS;

let accounts = 0;

/** A client without a stay. */
export async function person(owner: Database, provider: ResidentProvider): Promise<number> {
  accounts += 1;
  const [row] = await owner.sql<{ id: number }[]>`
    insert into customer (account, type, name, first_name, last_name, customer_group_id, terms_of_payment_id, home_service_id)
    values (${`C${accounts}`}, 'person', ${`Resident ${accounts}`}, 'Resident', ${String(accounts)}, ${provider.group}, ${provider.terms}, ${provider.homes[0]})
    returning id`;
  return row?.id ?? 0;
}

export interface StayInput {
  entryDate: string;
  departureDate?: string | null;
  departureReason?: string | null;
  home?: 0 | 1;
  kind?: "permanent" | "respite";
  agreementDate?: string | null;
  billingStartDate?: string;
}

/** A stay with a basic daily fee; what the arrangement brings with it the calculation adds. */
export async function stay(
  owner: Database,
  provider: ResidentProvider,
  clientId: number,
  input: StayInput,
): Promise<number> {
  const { sql } = owner;
  const service = provider.homes[input.home ?? 0];
  const careType = input.kind === "respite" ? provider.respite : provider.permanent;
  const [row] = await sql<{ id: number }[]>`
    insert into service_entry (client_id, service_id, care_type_id, funded, entry_date, billing_start_date, departure_date, departure_reason, agreement_date)
    values (${clientId}, ${service}, ${careType}, true, ${input.entryDate}, ${input.billingStartDate ?? input.entryDate},
      ${input.departureDate ?? null}, ${input.departureReason ?? null}, ${input.agreementDate ?? null}) returning id`;
  const entry = row?.id ?? 0;
  await sql`insert into billing_schedule_line (client_id, service_entry_id, billing_code_id, service_id, start_date, origin)
    values (${clientId}, ${entry}, ${provider.codes.basic_daily_fee}, ${service}, ${input.billingStartDate ?? input.entryDate}, 'template')`;
  return entry;
}
