import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCustomer } from "../customers/create-customer.ts";
import { listCustomers } from "../customers/list-customers.ts";
import { listBringInErrors } from "./list-bring-in-errors.ts";
import { type Provider, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
});
afterAll(() => at.close());

const heading =
  "account,type,name,first_name,last_name,birth_date,abn,customer_group,terms_of_payment,home_service,active";
const person = (account: string, first = "Edith", last = "Moore", rest = ",,RES,14D,S1,") =>
  `${account},person,,${first},${last},${rest}`;

describe("good files", () => {
  test("people and organisations with accounts of their own and new numbers, and text exactly as it stands", async () => {
    const done = await at.bring(
      "customers",
      file(
        "Account,Type,Name,First name,Last name,Known as,birth date,ABN,customer group,terms of payment,home service,active,method_of_payment,postcode,state,reference",
        'R-1,Person,,Edith,"Moore, née O\'Brien",=1+1,12/4/1938,,res,14d,s1,yes,direct debit,2800,nsw,"say ""hi"""',
        ",person,,李,王,,,,RES,14D,S1,no,,,,",
        "P-1,organisation,State Trustees,,,,,51 824 753 556,RES,14D,,,,,,",
      ),
    );
    expect(done).toMatchObject({ status: "loaded", rowCount: 3, doneCount: 3, errorCount: 0, errors: [] });
    const rows = await at.db.owner
      .sql`select c.account, c.type, c.name, c.first_name, c.known_as, c.birth_date, c.abn, c.home_service_id, c.active,
      c.method_of_payment, a.line, a.postcode, a.state, a.is_primary, c.reference
      from customer c left join address a on a.customer_id = c.id where c.account <> '' order by c.id`;
    expect(rows).toMatchObject([
      {
        account: "R-1",
        type: "person",
        name: "Edith Moore, née O'Brien",
        known_as: "=1+1",
        birth_date: "1938-04-12",
        home_service_id: 1,
        active: true,
        method_of_payment: "direct_debit",
        line: "",
        postcode: "2800",
        state: "NSW",
        is_primary: true,
        reference: 'say "hi"',
      },
      { account: "C100001", name: "李 王", known_as: null, active: false, method_of_payment: "eft", line: null },
      {
        account: "P-1",
        type: "organisation",
        name: "State Trustees",
        abn: "51824753556",
        home_service_id: null,
        active: true,
      },
    ]);
  });

  test("one entry in the audit log for the start and one for the load, and none for each customer", async () => {
    const rows = await at.db.owner.sql`select verb, object_type, actor_name, after from audit_log order by id`;
    expect(rows).toMatchObject([
      {
        verb: "startBringIn",
        object_type: "bring_in",
        actor_name: "officer",
        after: { kind: "customers", checkOnly: false },
      },
      { verb: "loadBringIn", after: { kind: "customers", fileName: "customers.csv", rowCount: 3 } },
    ]);
  });

  test("numbers brought in are never given again", async () => {
    const done = await at.bring("customers", file(heading, person("C100500"), person(""), person("C100044")));
    expect(done.status).toBe("loaded");
    const rows = await at.db.owner.sql`select account from customer where account like 'C100%' order by account`;
    expect(rows.map((row) => row["account"])).toEqual(["C100001", "C100044", "C100500", "C100501"]);
    const next = await createCustomer(at.officer, {
      type: "person",
      firstName: "New",
      lastName: "Client",
      customerGroupId: 1,
      termsOfPaymentId: 1,
    });
    expect(next.account).toBe("C100502");
  });

  test("a number that someone chose before is skipped", async () => {
    await at.db.owner.sql`insert into customer (account, type, name, customer_group_id, terms_of_payment_id)
      values ('C100504', 'organisation', 'Chosen', 1, 1)`;
    const done = await at.bring("customers", file(heading, person(""), person("")));
    expect(done).toMatchObject({ status: "loaded", errors: [] });
    const rows = await at.db.owner.sql`select account from customer order by id desc limit 2`;
    expect(rows.map((row) => row["account"])).toEqual(["C100505", "C100503"]);
  });

  test("a check loads nothing and takes no numbers", async () => {
    const before = await at.count("customer");
    const done = await at.bring("customers", file(heading, person("R-77"), person("")), at.officer, true);
    expect(done).toMatchObject({ status: "checked", rowCount: 2, doneCount: 2, errorCount: 0 });
    expect(await at.count("customer")).toBe(before);
    const [last] = await at.db.owner.sql`select last_value from banksia.customer_accounts`;
    expect(last).toEqual({ last_value: 100505 });
  });
});

describe("the whole record", () => {
  const parts =
    "account,type,name,first_name,last_name,customer_group,terms_of_payment,home_service,method_of_payment,email,phone,address_line,suburb,state,postcode,gender,marital_status,statement_name,statement_preference,carer_status,home_care_package,references,direct_debit_limit,bank_account_code,bank_account_title,bsb,bank_account_number";

  test("address, details, numbers and a bank account that waits for a second person", async () => {
    const done = await at.bring(
      "customers",
      file(
        parts,
        "W-1,person,,Edith,Moore,RES,14D,S1,direct_debit,e@example.org,0412 345 678,12 Wattle Street,Orange,NSW,2800,female,widowed,Edith & Albert Moore,email,has_carer,yes,PENSION=123-456-789A; medicare=2950 12345 1,0,FIRST,Mrs E Moore,062-692,0123-4567",
        "W-2,person,,Al,Bell,RES,14D,S1,,,02 5550 1234,,,,,,,,,,,,,,,,",
        "W-3,organisation,State Trustees,,,RES,14D,,,,,,,,,,,,,,,,,,,650000,ab12",
      ),
    );
    expect(done).toMatchObject({ status: "loaded", errors: [] });
    const [one] = await at.db.owner.sql`
      select c.gender, c.marital_status, c.statement_name, c.statement_preference, c.carer_status, c.home_care_package,
        c.direct_debit_limit, b.code, a.line, a.suburb, (select p.code from purpose p where p.id = a.purpose_ids[1]) as purpose,
        (select json_agg(json_build_array(type, value, is_primary) order by type) from contact_detail where customer_id = c.id) as details,
        (select json_agg(json_build_array(t.code, r.number, r.active) order by t.code) from client_reference r
          join reference_type t on t.id = r.reference_type_id where r.client_id = c.id) as numbers
      from customer c join bank_account b on b.id = c.bank_account_id join address a on a.customer_id = c.id
      where c.account = 'W-1'`;
    expect(one).toEqual({
      gender: "female",
      marital_status: "widowed",
      statement_name: "Edith & Albert Moore",
      statement_preference: "email",
      carer_status: "has_carer",
      home_care_package: true,
      direct_debit_limit: "0.00",
      code: "FIRST",
      line: "12 Wattle Street",
      suburb: "Orange",
      purpose: "INVOICE",
      details: [
        ["email", "e@example.org", true],
        ["mobile", "0412 345 678", true],
      ],
      numbers: [
        ["MEDICARE", "2950 12345 1", true],
        ["PENSION", "123-456-789A", true],
      ],
    });
    const versions = await at.db.owner.sql`
      select c.account, v.account_title, v.bsb, v.account_number, v.status, v.asked_by_name, v.decided_by
      from bank_account_version v join customer c on c.id = v.customer_id where c.account like 'W-%' order by 1`;
    expect([...versions]).toEqual([
      {
        account: "W-1",
        account_title: "Mrs E Moore",
        bsb: "062692",
        account_number: "01234567",
        status: "waiting",
        asked_by_name: "officer",
        decided_by: null,
      },
      {
        account: "W-3",
        account_title: "State Trustees",
        bsb: "650000",
        account_number: "ab12",
        status: "waiting",
        asked_by_name: "officer",
        decided_by: null,
      },
    ]);
    const found = await listCustomers(at.officer, { search: "+61 412 345 678" });
    expect(found.items.map((item) => item.account)).toEqual(["W-1"]);
  });

  const only = (columns: Record<string, string>) => {
    const names = parts.split(",");
    const base: Record<string, string> = {
      type: "person",
      first_name: "A",
      last_name: "B",
      customer_group: "RES",
      terms_of_payment: "14D",
      home_service: "S1",
      ...columns,
    };
    return names.map((name) => base[name] ?? "").join(",");
  };

  test.each<[string, Record<string, string>, string, string]>([
    ["a number of an unknown type", { references: "PASSPORT=1" }, "references", "UNKNOWN"],
    ["a number without a type", { references: "123-456-789B" }, "references", "INVALID"],
    ["a type twice", { references: "PENSION=1;PENSION=2" }, "references", "DUPLICATE"],
    ["a number that another client has", { references: "PENSION=123456789a" }, "references", "TAKEN"],
    ["a postcode of another state", { state: "WA", postcode: "3000" }, "postcode", "INVALID"],
    ["a BSB of five digits", { bsb: "62692", bank_account_number: "1234567" }, "bsb", "INVALID"],
    ["a BSB without a number", { bsb: "062692" }, "bank_account_number", "REQUIRED"],
    [
      "an account number too long",
      { bsb: "062692", bank_account_number: "1234567890" },
      "bank_account_number",
      "TOO_LONG",
    ],
    ["a limit below zero", { direct_debit_limit: "-1" }, "direct_debit_limit", "INVALID"],
    [
      "an organisation with a gender",
      { type: "organisation", name: "X", first_name: "", last_name: "", gender: "female" },
      "gender",
      "NOT_ALLOWED",
    ],
  ])("%s", async (_, cells, column, code) => {
    const done = await at.bring("customers", file(parts, only(cells)));
    expect(done).toMatchObject({ status: "refused", errors: [{ row: 2, column, code }] });
    // What is wrong with a file is kept and shown: bank numbers are not quoted in it.
    if (cells["bank_account_number"] !== undefined)
      expect(JSON.stringify(done.errors)).not.toContain(cells["bank_account_number"]);
  });

  test("two rows with one number, and a number of a client that the caller cannot see", async () => {
    const twice = await at.bring(
      "customers",
      file(parts, only({ references: "DVA=NX1" }), only({ references: "DVA=nx-1" })),
    );
    expect(twice.errors).toMatchObject([{ row: 3, column: "references", code: "DUPLICATE" }]);
    await at.bring("customers", file(parts, only({ home_service: "S2", references: "DVA=NX7" })));
    const hidden = await at.bring("customers", file(parts, only({ references: "DVA=NX7" })), at.wattle);
    expect(hidden.errors).toMatchObject([{ row: 2, column: "references", code: "TAKEN" }]);
  });
});

describe("bad files", () => {
  test("one bad row, and nothing of the others is loaded", async () => {
    const before = await at.count("customer");
    const done = await at.bring(
      "customers",
      file(heading, person("R-100"), person("R-101", "", "Moore"), person("R-102")),
    );
    expect(done).toMatchObject({
      status: "refused",
      rowCount: 3,
      errorCount: 1,
      errors: [{ row: 3, column: "first_name", code: "REQUIRED", message: "A person needs a first name." }],
    });
    expect(await at.count("customer")).toBe(before);
  });

  test.each<[string, string, string | null, string]>([
    ["an account twice in the file", `${person("R-200")}\r\n${person("R-200")}`, "account", "DUPLICATE"],
    ["an account that is taken", person("R-1"), "account", "TAKEN"],
    ["an account that is no code", person("=cmd|x"), "account", "INVALID"],
    ["a number far ahead", person("C99999999"), "account", "OUT_OF_RANGE"],
    ["a kind of customer that there is not", ",company,X,,,,,RES,14D,,", "type", "INVALID"],
    ["an unknown group", person("", "A", "B", ",,NONE,14D,S1,"), "customer_group", "UNKNOWN"],
    ["unknown terms", person("", "A", "B", ",,RES,7D,S1,"), "terms_of_payment", "UNKNOWN"],
    ["no terms", person("", "A", "B", ",,RES,,S1,"), "terms_of_payment", "REQUIRED"],
    ["an unknown service", person("", "A", "B", ",,RES,14D,S77,"), "home_service", "UNKNOWN"],
    ["a wrong digit in the ABN", ",organisation,X,,,,51824753557,RES,14D,,", "abn", "CHECKSUM"],
    ["an ABN as spreadsheets write large numbers", ",organisation,X,,,,5.18248E+10,RES,14D,,", "abn", "INVALID"],
    ["a birth tomorrow", person("", "A", "B", "2026-10-16,,RES,14D,S1,"), "birth_date", "OUT_OF_RANGE"],
    ["a birth too long ago", person("", "A", "B", "1879-12-31,,RES,14D,S1,"), "birth_date", "OUT_OF_RANGE"],
    ["a day that is not", person("", "A", "B", "1938-02-30,,RES,14D,S1,"), "birth_date", "INVALID"],
    ["a day the American way", person("", "A", "B", "04/31/1938,,RES,14D,S1,"), "birth_date", "INVALID"],
    ["an organisation with a birth date", ",organisation,X,,,1938-04-12,,RES,14D,,", "birth_date", "NOT_ALLOWED"],
    ["an organisation with a first name", ",organisation,X,Edith,,,,RES,14D,,", "first_name", "NOT_ALLOWED"],
    ["an organisation without a name", ",organisation,,,,,,RES,14D,,", "name", "REQUIRED"],
    [
      "a person with the name of an organisation",
      ",person,Edith Moore,Edith,Moore,,,RES,14D,S1,",
      "name",
      "NOT_ALLOWED",
    ],
    ["neither yes nor no", person("", "A", "B", ",,RES,14D,S1,maybe"), "active", "INVALID"],
    ["a name of a thousand letters", person("", "x".repeat(1000)), "first_name", "TOO_LONG"],
    ["a line end in a name", person("", '"Edith\nMary"'), "first_name", "CONTROL_CHARACTER"],
    ["a bell in a name", person("", "Ed\u0007ith"), "first_name", "CONTROL_CHARACTER"],
    ["a row too short", "R-300,person", null, "RAGGED"],
    ["a row too long", `${person("R-300")},x`, null, "RAGGED"],
  ])("%s", async (_, rows, column, code) => {
    const done = await at.bring("customers", file(heading, rows));
    expect(done.status).toBe("refused");
    expect(done.errors).toMatchObject([{ row: rows.includes("\r\n") ? 3 : 2, column, code }]);
    expect(done.errors[0]?.message).toMatch(/^.{10,300}$/);
  });

  test("all faults of a row are told at once, under the headings of the file", async () => {
    const done = await at.bring(
      "customers",
      file(
        "Account,Type,First name,Last name,Customer group,Terms of payment,E-mail,Postcode",
        "R-1,person,A,B,NONE,7D,nobody,800",
      ).replace("E-mail", "email"),
    );
    expect(done.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "email", "INVALID"],
      [2, "Postcode", "INVALID"],
      [2, "Customer group", "UNKNOWN"],
      [2, "Terms of payment", "UNKNOWN"],
      [2, "Account", "TAKEN"],
    ]);
  });

  test("of thousands of faults the first thousand are kept and all are counted", async () => {
    const rows = Array.from({ length: 2500 }, (_, n) => person(`B-${n}`, "A", "B", ",,NONE,14D,S1,"));
    const done = await at.bring("customers", file(heading, ...rows));
    expect(done).toMatchObject({ status: "refused", rowCount: 2500, errorCount: 2500 });
    const kept = await listBringInErrors(at.officer, { bringInId: done.id });
    expect([kept.total, done.errors.length]).toEqual([1000, 1000]);
    expect(done.errors.map(({ row }) => row)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 2));
  });
});

describe("for someone who sees one service", () => {
  test("accounts of other facilities are told as taken, all of them, though the customers are hidden", async () => {
    await at.bring(
      "customers",
      file(heading, person("X-1", "A", "B", ",,RES,14D,S2,"), person("X-2", "A", "B", ",,RES,14D,S2,")),
    );
    const before = await at.count("customer");
    const done = await at.bring(
      "customers",
      file(heading, person("X-1"), person("X-2"), person("X-3")),
      at.wattle,
      true,
    );
    expect(done.errors.map(({ row, code }) => [row, code])).toEqual([
      [2, "TAKEN"],
      [3, "TAKEN"],
    ]);
    expect(await at.count("customer")).toBe(before);
  });

  test("people go to services that they see", async () => {
    const done = await at.bring(
      "customers",
      file(heading, person("Y-1", "A", "B", ",,RES,14D,S2,"), person("Y-2", "A", "B", ",,RES,14D,,")),
      at.wattle,
    );
    expect(done.errors).toMatchObject([
      { row: 2, column: "home_service", code: "UNKNOWN" },
      { row: 3, column: "home_service", code: "REQUIRED" },
    ]);
    expect(done.errors[0]?.message).not.toContain("S2,");
    const good = await at.bring(
      "customers",
      file(heading, person("Y-1"), "Y-3,organisation,Trustee,,,,,RES,14D,,"),
      at.wattle,
    );
    expect(good).toMatchObject({ status: "loaded", rowCount: 2 });
  });
});
