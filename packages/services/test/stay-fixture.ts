import { admitClient } from "../src/admissions/admit-client.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { createService } from "../src/admissions/create-service.ts";
import type { Context } from "../src/context.ts";
import { type Provider, person, tinyProvider } from "./fixture.ts";

/** The tiny provider with a second facility, addresses, fees by arrangement, caps and funding. */
export interface Homes extends Provider {
  /** Correa Lodge, residential, with an address. */
  lodge: number;
  /** Means tested care fee: capped, for people of 2014, mirrored on the funding schedule. */
  mtcf: number;
  /** Hotelling contribution, for people of November 2025. */
  hotelling: number;
  /** Funding of every resident. */
  anacc: number;
  /** A place with a code of its own. */
  place(serviceId: number, more?: { wing?: string; price?: string; addressLine?: string }): Promise<number>;
  /** A new person admitted to a facility into a place of their own. */
  admitted(lastName: string, more?: Partial<Parameters<typeof admitClient>[1]>): ReturnType<typeof admitClient>;
}

let places = 0;

export async function homes(): Promise<Homes> {
  const p = await tinyProvider();
  const sql = p.db.owner.sql;
  await sql`update service set place_address = true, address_line = '1 Banksia Road', suburb = 'Orange', postcode = '2800' where id = ${p.house}`;
  const lodge = await createService(p.admin, {
    code: "CL",
    name: "Correa Lodge",
    kind: "residential",
    legalEntityId: p.entity,
    departmentServiceId: "RACS-2",
    state: "NSW",
    funded: true,
    allowPartnered: false,
    placeAddress: true,
    addressLine: "22 Correa Street",
    suburb: "Bathurst",
    postcode: "2795",
  });
  const [mirror] = await sql<
    { id: number }[]
  >`insert into funding_code (code, description, unit) values ('MTR', 'Means tested reduction', 'day') returning id`;
  const [anacc] = await sql<
    { id: number }[]
  >`insert into funding_code (code, description, unit) values ('ANACC', 'AN-ACC subsidy', 'day') returning id`;
  const code = async (name: string, legalFee: string, capped: boolean, fundingCodeId: number | null) => {
    const [row] = await sql<{ id: number }[]>`
      insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id, capped, legal_fee, funding_code_id, charge_departure_day)
      select ${name}, ${name}, 'day', 'arrears', tax_code_id, account_name_id, revenue_account_id, ${capped}, ${legalFee}, ${fundingCodeId}, false
      from billing_code where id = ${p.bdf} returning id`;
    await sql`insert into service_group_code values (${p.serviceGroup}, ${row!.id})`;
    return row!.id;
  };
  const mtcf = await code("MTCF", "means_tested_care_fee", true, mirror!.id);
  const hotelling = await code("HOTEL", "hotelling_contribution", false, null);
  await sql`insert into schedule_template_line (schedule_template_id, service_group_id, billing_code_id, fee_arrangement) values
    (${p.template}, ${p.serviceGroup}, ${mtcf}, 'POST14'), (${p.template}, ${p.serviceGroup}, ${hotelling}, 'NOV25')`;
  await sql`insert into funding_template_line (schedule_template_id, funding_code_id) values (${p.template}, ${anacc!.id})`;
  const place = async (serviceId: number, more: { wing?: string; price?: string; addressLine?: string } = {}) => {
    places += 1;
    const { wing = null, price = null, addressLine = null } = more;
    return (await createPlace(p.admin, { serviceId, code: `P${places}`, wing, price, addressLine })).id;
  };
  return {
    ...p,
    lodge: lodge.id,
    mtcf,
    hotelling,
    anacc: anacc!.id,
    place,
    admitted: async (lastName, more = {}) => {
      const serviceId = more.serviceId ?? p.house;
      return admitClient(p.admin, {
        clientId: more.clientId ?? (await person(p, lastName, serviceId)).id,
        serviceId,
        careTypeId: p.permanent,
        placeId: more.placeId === undefined ? await place(serviceId) : more.placeId,
        entryDate: "2026-10-01",
        ...more,
      });
    },
  };
}

/** What stands in a table, behind everybody's back. */
export function rows(p: Homes, query: string): Promise<Record<string, unknown>[]> {
  return p.db.owner.sql
    .unsafe<Record<string, unknown>[]>(query)
    .then((found) => Array.from(found, (row) => Object.fromEntries(Object.entries(row))));
}

/** The rows of tables that an admission writes, counted: equal before and after whatever must leave no trace. */
export async function traces(p: Homes): Promise<unknown> {
  const tables = [
    "service_entry",
    "billing_schedule_line",
    "funding_schedule_line",
    "place_stay",
    "portal_event",
    "accommodation_payment",
    "address",
    "client_cap",
    "client_cohort",
    "resident_facts",
    "earlier_stay",
    "entry_partner",
    "entry_primary",
    "bed_transfer",
    "billing_rate",
    "audit_log",
  ];
  return rows(
    p,
    tables
      .map(
        (table) =>
          `select '${table}' as name, count(*)::int as n, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t`,
      )
      .join(" union all "),
  );
}

/** Two things done at once; how each ended. */
export function atOnce<T>(...work: Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(work);
}

export type { Context };
