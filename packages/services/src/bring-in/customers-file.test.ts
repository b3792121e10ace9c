import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCustomer } from "../customers/create-customer.ts";
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
      .sql`select account, type, name, first_name, known_as, birth_date, abn, home_service_id, active,
      method_of_payment, postcode, state, reference, search_text from customer where account <> '' order by id`;
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
        postcode: "2800",
        state: "NSW",
        reference: 'say "hi"',
      },
      { account: "C100001", name: "李 王", known_as: null, active: false, method_of_payment: "eft" },
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
