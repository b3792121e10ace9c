import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admitClient } from "../admissions/admit-client.ts";
import { createClientReference } from "../customers/create-client-reference.ts";
import { createCustomer } from "../customers/create-customer.ts";
import { type Provider, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
  const { sql } = at.db.owner;
  await sql.unsafe(`
    update service set place_address = true, address_line = '1 Wattle Road', suburb = 'Orange', postcode = '2800' where id = 1;
    insert into place (service_id, code) select 1, 'W' || n from generate_series(1, 40) n;
    insert into funding_code (code, description, unit) values ('ANACC', 'AN-ACC subsidy', 'day'), ('MTR', 'Means tested reduction', 'day');
    insert into funding_template_line (schedule_template_id, funding_code_id) values (1, 1);
    insert into billing_code (code, description, unit, timing, tax_code_id, account_name_id, revenue_account_id, capped, legal_fee, funding_code_id) values
      ('MTCF', 'Means tested care fee', 'day', 'arrears', 1, 1, 2, true, 'means_tested_care_fee', 2),
      ('HOTEL', 'Hotelling contribution', 'day', 'arrears', 1, 1, 2, false, 'hotelling_contribution', null);
    insert into service_group_code select 1, id from billing_code where code in ('MTCF', 'HOTEL');
    insert into schedule_template_line (schedule_template_id, service_group_id, billing_code_id, fee_arrangement)
      select 1, 1, id, case code when 'MTCF' then 'POST14' else 'NOV25' end from billing_code where code in ('MTCF', 'HOTEL')`);
});
afterAll(() => at.close());

const heading =
  "account,title,first_name,middle_name,last_name,known_as,birth_date,gender,marital_status,customer_group,terms_of_payment,method_of_payment,email,phone,address_line,suburb,state,postcode,reference,references,service,care_type,place,funded,entry_date,billing_start_date,accommodation_status,care_before_july_2014,new_means_testing,agreement_date,initial_capacity,entry_event_required,departure_event_required,home_care_on_sep_2024,choice_of_2014,election_of_2025,agreement_before_2014,pre_2014_fee,earlier_home,earlier_kind,earlier_start,earlier_end";

const short = "first_name,last_name,customer_group,terms_of_payment,service,care_type,place,entry_date";

/** Everything on record of a client that an admission decides, without the numbers and moments of rows. */
async function record(account: string): Promise<unknown> {
  const [row] = await at.db.owner.sql<{ all: unknown }[]>`
    with c as (select * from customer where account = ${account}), e as (select * from service_entry where client_id = (select id from c))
    select jsonb_build_object(
      'customer', (select to_jsonb(c) - array['id', 'account', 'created_at', 'search_text', 'found_by'] from c),
      'addresses', (select jsonb_agg(to_jsonb(a) - array['id', 'customer_id', 'created_at', 'name'] order by a.line) from address a, c where a.customer_id = c.id),
      'details', (select jsonb_agg(to_jsonb(d) - array['id', 'customer_id', 'created_at'] order by d.value) from contact_detail d, c where d.customer_id = c.id),
      'references', (select jsonb_agg(to_jsonb(r) - array['id', 'client_id', 'created_at', 'number', 'distinct_key'] order by r.reference_type_id) from client_reference r, c where r.client_id = c.id),
      'facts', (select to_jsonb(f) - array['client_id', 'updated_at'] from resident_facts f, c where f.client_id = c.id),
      'earlier', (select jsonb_agg(to_jsonb(s) - array['id', 'client_id', 'created_at']) from earlier_stay s, c where s.client_id = c.id),
      'cohorts', (select jsonb_agg(to_jsonb(k) - array['client_id', 'basis'] order by k.start_date) from client_cohort k, c where k.client_id = c.id),
      'cap', (select to_jsonb(k) - array['client_id', 'created_at', 'changed_at'] from client_cap k, c where k.client_id = c.id),
      'entry', (select jsonb_agg(to_jsonb(e) - array['id', 'client_id', 'place_id', 'created_at', 'admission_made']) from e),
      'lines', (select jsonb_agg(to_jsonb(l) - array['id', 'client_id', 'service_entry_id', 'created_at'] order by l.billing_code_id) from billing_schedule_line l, c where l.client_id = c.id),
      'funding', (select jsonb_agg(to_jsonb(l) - array['id', 'client_id', 'service_entry_id', 'mirrors_id', 'created_at'] || jsonb_build_object('mirror', l.mirrors_id is not null) order by l.funding_code_id) from funding_schedule_line l, c where l.client_id = c.id),
      'rates', (select jsonb_agg(to_jsonb(r) - array['id', 'client_id', 'created_at', 'basis'] order by r.billing_code_id, r.start_date) from billing_rate r, c where r.client_id = c.id),
      'places', (select jsonb_agg(to_jsonb(w) - array['id', 'client_id', 'service_entry_id', 'place_id']) from place_stay w, c where w.client_id = c.id),
      'events', (select jsonb_agg(to_jsonb(v) - array['id', 'client_id', 'service_entry_id', 'created_at'] order by v.kind) from portal_event v, c where v.client_id = c.id),
      'headers', (select count(*) from accommodation_payment p, c where p.client_id = c.id)) as all from c`;
  return row!.all;
}

interface Case {
  name: string;
  row: (account: string, place: string, number: string) => string;
  person: Partial<Parameters<typeof createCustomer>[1]>;
  stay: Partial<Parameters<typeof admitClient>[1]>;
}

const cases: Case[] = [
  {
    name: "a resident of before November 2025 from another home, with every cell filled",
    row: (account, place, number) =>
      `${account},Mrs,Edith,May,Moore,Edie,1938-04-12,female,widowed,RES,14D,direct_debit,e.moore@example.org,0412 345 678,12 Wattle Street,Dubbo,NSW,2830,OLD-1,PENSION=${number},S1,PERM,${place},yes,2026-09-01,2026-08-28,partly_supported,no,yes,2026-08-20,12.5,yes,no,none,,,unknown,standard,Old Home,permanent,2020-03-01,2026-08-25`,
    person: {
      title: "Mrs",
      firstName: "Edith",
      middleName: "May",
      lastName: "Moore",
      knownAs: "Edie",
      birthDate: "1938-04-12",
      gender: "female",
      maritalStatus: "widowed",
      methodOfPayment: "direct_debit",
      email: "e.moore@example.org",
      phone: "0412 345 678",
      addressLine: "12 Wattle Street",
      suburb: "Dubbo",
      state: "NSW",
      postcode: "2830",
      reference: "OLD-1",
    },
    stay: {
      funded: true,
      entryDate: "2026-09-01",
      billingStartDate: "2026-08-28",
      accommodationStatus: "partly_supported",
      careBeforeJuly2014: false,
      newMeansTesting: true,
      agreementDate: "2026-08-20",
      initialCapacity: "12.5",
      entryEventRequired: true,
      departureEventRequired: false,
      facts: {
        homeCareOnSep2024: "none",
        agreementBefore2014: "unknown",
        pre2014Fee: "standard",
        earlierStays: [{ kind: "permanent", home: "Old Home", startDate: "2020-03-01", endDate: "2026-08-25" }],
      },
    },
  },
  {
    name: "somebody new in care, with blanks",
    row: (account, place, number) =>
      `${account},,Ned,,New,,,,,RES,14D,,,,,,,,,PENSION=${number},S1,PERM,${place},,2026-10-01,,,,,,,,,,,,,,,,,`,
    person: { firstName: "Ned", lastName: "New" },
    stay: { entryDate: "2026-10-01" },
  },
  {
    name: "a private client in care since before July 2014 who chose the rules of that day",
    row: (account, place, number) =>
      `${account},,Pia,,Private,,,,,RES,14D,,,,,,,,,PENSION=${number},S1,PERM,${place},no,2026-10-01,,not_supported,yes,,,,,,,2015-02-01,,bond,protected,First Home,,2012-05-01,2026-09-30`,
    person: { firstName: "Pia", lastName: "Private" },
    stay: {
      funded: false,
      entryDate: "2026-10-01",
      accommodationStatus: "not_supported",
      careBeforeJuly2014: true,
      facts: {
        choiceOf2014: "2015-02-01",
        agreementBefore2014: "bond",
        pre2014Fee: "protected",
        earlierStays: [{ kind: "permanent", home: "First Home", startDate: "2012-05-01", endDate: "2026-09-30" }],
      },
    },
  },
];

test.each(cases.map((one, at) => [one.name, one, at] as const))(
  "%s: the file and the verbs write the same",
  async (_, one, no) => {
    const done = await at.bring("admissions", file(heading, one.row(`F-${no}`, `W${2 * no + 1}`, `10-${no}`)));
    expect(done).toMatchObject({ status: "loaded", rowCount: 1, errors: [] });
    const client = await createCustomer(at.officer, {
      type: "person",
      account: `V-${no}`,
      customerGroupId: 1,
      termsOfPaymentId: 1,
      homeServiceId: 1,
      ...one.person,
    });
    const [type] = await at.db.owner.sql<{ id: number }[]>`select id from reference_type where code = 'PENSION'`;
    await createClientReference(at.officer, {
      customerId: client.id,
      referenceTypeId: type!.id,
      number: `20-${no}`,
      active: true,
    });
    const [place] = await at.db.owner.sql<{ id: number }[]>`select id from place where code = ${`W${2 * no + 2}`}`;
    await admitClient(at.officer, {
      clientId: client.id,
      serviceId: 1,
      careTypeId: 1,
      placeId: place!.id,
      entryDate: "",
      ...one.stay,
    });
    expect(await record(`F-${no}`)).toEqual(await record(`V-${no}`));
    expect(await record(`F-${no}`)).toMatchObject({ headers: 1 });
  },
);

test("accounts are numbered where blank, also around numbers that the file brings", async () => {
  const done = await at.bring(
    "admissions",
    file(
      `account,${short}`,
      ",Ann,Auto,RES,14D,S1,PERM,W20,2026-10-01",
      "C100010,Ben,Brought,RES,14D,V1,ILU,,2026-10-01",
      ",Cas,Auto,RES,14D,S1,PERM,W21,2026-10-01",
    ),
  );
  // A village's care type without a template cannot admit.
  expect(done.errors).toMatchObject([{ row: 3, column: "care_type", code: "NOT_ALLOWED" }]);
  await at.db.owner.sql`update care_type set schedule_template_id = 1 where code = 'ILU'`;
  const again = await at.bring(
    "admissions",
    file(
      `account,${short}`,
      ",Ann,Auto,RES,14D,S1,PERM,W20,2026-10-01",
      "C100010,Ben,Brought,RES,14D,V1,ILU,,2026-10-01",
      ",Cas,Auto,RES,14D,S1,PERM,W21,2026-10-01",
    ),
  );
  expect(again).toMatchObject({ status: "loaded", errors: [] });
  const rows = await at.db.owner.sql<
    { account: string }[]
  >`select account from customer where last_name = 'Auto' order by id`;
  expect(rows.map((row) => row.account)).toEqual(["C100011", "C100012"]);
});

describe("bad files load nothing", () => {
  test.each<[string, string, string | null, string]>([
    ["an account that is taken", "F-0,Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,,,,", "account", "TAKEN"],
    ["no first name", ",,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,,,,", "first_name", "REQUIRED"],
    ["an unknown group", ",Al,Fault,XXX,14D,S1,PERM,W30,2026-10-01,,,,,,,", "customer_group", "UNKNOWN"],
    ["a place that is taken", ",Al,Fault,RES,14D,S1,PERM,W1,2026-10-01,,,,,,,", "place", "OVERLAP"],
    ["no place", ",Al,Fault,RES,14D,S1,PERM,,2026-10-01,,,,,,,", "place", "REQUIRED"],
    [
      "a number that another client has",
      ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,PENSION=10-0,,,,,,",
      "references",
      "TAKEN",
    ],
    ["a postcode of another state", ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,NSW,6000,,,,", "postcode", "INVALID"],
    ["born tomorrow", ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,2026-10-16,,,", "birth_date", "OUT_OF_RANGE"],
    [
      "outside new means testing without care before",
      ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,,no,,",
      "new_means_testing",
      "NOT_ALLOWED",
    ],
    [
      "an earlier stay without its first day",
      ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,,,Home,",
      "earlier_start",
      "REQUIRED",
    ],
    [
      "an earlier stay that lasts",
      ",Al,Fault,RES,14D,S1,PERM,W30,2026-10-01,,,,,,Home,2020-01-01",
      "earlier_end",
      "REQUIRED",
    ],
  ])("%s", async (_, row, column, code) => {
    const before = await at.count("customer");
    const done = await at.bring(
      "admissions",
      file(`account,${short},references,state,postcode,birth_date,new_means_testing,earlier_home,earlier_start`, row),
    );
    expect([done.status, done.errors[0]]).toMatchObject(["refused", { row: 2, column, code }]);
    expect(await at.count("customer")).toBe(before);
  });

  test("two new clients in one place, of one account, with one number", async () => {
    const twice = (...rows: string[]) => at.bring("admissions", file(`account,${short},references`, ...rows));
    const same = await twice(
      "X-1,Al,One,RES,14D,S1,PERM,W31,2026-10-01,PENSION=77",
      "X-1,Bo,Two,RES,14D,S1,PERM,W33,2026-10-05,PENSION=77",
    );
    expect(same.errors.map((fault) => [fault.row, fault.column, fault.code])).toEqual(
      expect.arrayContaining([
        [3, "account", "DUPLICATE"],
        [3, "references", "DUPLICATE"],
      ]),
    );
    const place = await twice(
      "X-1,Al,One,RES,14D,S1,PERM,W31,2026-10-01,",
      "X-2,Bo,Two,RES,14D,S1,PERM,W31,2026-10-05,",
    );
    expect(place.errors).toMatchObject([{ row: 3, column: "place", code: "OVERLAP" }]);
  });

  test("someone who sees one service admits there only", async () => {
    const done = await at.bring(
      "admissions",
      file(short, "Al,Scope,RES,14D,S2,S2PERM,B1,2026-10-01", "Bo,Scope,RES,14D,S1,PERM,W32,2026-10-01"),
      at.wattle,
    );
    expect(done.errors).toMatchObject([{ row: 2, column: "service", code: "UNKNOWN" }]);
    const own = await at.bring("admissions", file(short, "Bo,Scope,RES,14D,S1,PERM,W32,2026-10-01"), at.wattle);
    expect(own).toMatchObject({ status: "loaded", errors: [] });
  });
});
