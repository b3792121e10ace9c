import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Provider, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
  const people = Array.from({ length: 30 }, (_, n) => `R-${n + 1},person,Given${n + 1},Moore,RES,14D,S1,yes`);
  const done = await at.bring(
    "customers",
    file(
      "account,type,first_name,last_name,customer_group,terms_of_payment,home_service,active",
      ...people,
      "GONE,person,Gone,Away,RES,14D,S1,no",
      "WEST,person,West,Hill,RES,14D,S2,yes",
    ),
  );
  const trust = await at.bring(
    "customers",
    file("account,type,name,customer_group,terms_of_payment", "P-1,organisation,Trustee,RES,14D"),
  );
  expect([done.status, trust.status]).toEqual(["loaded", "loaded"]);
});
afterAll(() => at.close());

const heading =
  "account,service,care_type,place,funded,entry_date,billing_start_date,departure_date,departure_reason,billing_end_date,template_lines";

describe("good files", () => {
  test("stays, past and open, with their dates as given", async () => {
    const done = await at.bring(
      "service_entries",
      file(
        heading,
        "R-1,s1,resp,a1,no,2026-01-05,,31/1/2026,home,,no",
        "R-1,S1,PERM,A1,,2026-01-31,2026-02-01,,,,no",
        "R-2,V1,ILU,,,2024-03-01,,,,,no",
        "R-3,V1,ILU,U1,,2024-03-01,,,,,no",
        "R-4,V1,ILU,U1,,2024-03-01,,,,,no",
        "R-5,S1,RESP,A2,,2026-05-01,,2026-05-01,hospital,2026-04-30,no",
      ),
    );
    expect(done).toMatchObject({ status: "loaded", rowCount: 6, doneCount: 6, errors: [] });
    const rows = await at.db.owner
      .sql`select c.account, e.service_id, e.care_type_id, e.place_id, e.funded, e.entry_date, e.billing_start_date,
      e.departure_date, e.departure_reason, e.billing_end_date from service_entry e join customer c on c.id = e.client_id order by e.id limit 6`;
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["R-1", 1, 2, 1, false, "2026-01-05", "2026-01-05", "2026-01-31", "home", null],
      ["R-1", 1, 1, 1, true, "2026-01-31", "2026-02-01", null, null, null],
      ["R-2", 3, 5, null, true, "2024-03-01", "2024-03-01", null, null, null],
      ["R-3", 3, 5, 5, true, "2024-03-01", "2024-03-01", null, null, null],
      ["R-4", 3, 5, 5, true, "2024-03-01", "2024-03-01", null, null, null],
      ["R-5", 1, 2, 2, true, "2026-05-01", "2026-05-01", "2026-05-01", "hospital", "2026-04-30"],
    ]);
    expect(await at.count("billing_schedule_line")).toBe(0);
  });

  test("with the fees of the template, to the rows that ask for them only", async () => {
    const done = await at.bring(
      "service_entries",
      file(
        heading,
        "R-6,S1,PERM,A2,,2026-05-01,2026-05-03,2026-06-01,home,,yes",
        "R-6,S1,PERM,A2,,2026-06-01,,,,,no",
        "R-7,S2,S2PERM,B1,,2026-07-01,,,,,yes",
      ),
    );
    expect(done).toMatchObject({ status: "loaded", rowCount: 3, doneCount: 3, errors: [] });
    const rows = await at.db.owner
      .sql`select c.account, b.code, l.service_group_id, l.service_id, trim_scale(l.quantity)::text as quantity, l.start_date, l.end_date,
      e.entry_date from billing_schedule_line l join customer c on c.id = l.client_id join billing_code b on b.id = l.billing_code_id
      join service_entry e on e.id = l.service_entry_id order by l.id`;
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["R-6", "BDF", 1, 1, "1", "2026-05-03", null, "2026-05-01"],
      ["R-6", "TV", 1, 1, "2", "2026-05-03", null, "2026-05-01"],
      ["R-7", "BDF", 2, 2, "1", "2026-07-01", null, "2026-07-01"],
    ]);
  });
});

describe("bad files", () => {
  test.each<[string, string, string | null, string]>([
    ["nobody of that account", "R-99,S1,PERM,A1,,2026-09-01,,,,,no", "account", "UNKNOWN"],
    ["an organisation", "P-1,S2,PERM,B1,,2020-09-01,,2020-10-01,home,,no", "account", "NOT_ALLOWED"],
    ["someone inactive", "GONE,S2,PERM,B1,,2020-09-01,,2020-10-01,home,,no", "account", "INACTIVE"],
    ["an unknown service", "R-9,S77,PERM,,,2026-09-01,,,,,no", "service", "UNKNOWN"],
    ["a closed service", "R-9,S9,PERM,,,2026-09-01,,,,,no", "place", "REQUIRED"],
    ["an unknown care type", "R-9,V1,ABC,,,2026-09-01,,,,,no", "care_type", "UNKNOWN"],
    ["a place of another service", "R-9,S2,PERM,A1,,2026-09-01,,,,,no", "place", "UNKNOWN"],
    ["a closed place", "R-9,S1,PERM,A3,,2026-09-01,,,,,no", "place", "INACTIVE"],
    ["a residential stay without a place", "R-9,S2,PERM,,,2026-09-01,,,,,no", "place", "REQUIRED"],
    ["no word on the template", "R-9,V1,ILU,,,2026-09-01,,,,,", "template_lines", "REQUIRED"],
    ["a care type without a template", "R-9,V1,ILU,,,2026-09-01,,,,,yes", "template_lines", "NOT_ALLOWED"],
    [
      "a template with a code no longer in use",
      "R-9,S1,STALE,A2,,2020-09-01,,2020-10-01,home,,yes",
      "template_lines",
      "NOT_ALLOWED",
    ],
    [
      "a template of another service",
      "R-9,S1,S2PERM,A2,,2020-09-01,,2020-10-01,home,,yes",
      "template_lines",
      "NOT_ALLOWED",
    ],
    ["departed before entry", "R-9,V1,ILU,,,2026-09-01,,2026-08-31,home,,no", "departure_date", "BEFORE_START"],
    ["departed without a reason", "R-9,V1,ILU,,,2026-09-01,,2026-09-30,,,no", "departure_reason", "REQUIRED"],
    ["a reason without a departure", "R-9,V1,ILU,,,2026-09-01,,,home,,no", "departure_reason", "NOT_ALLOWED"],
    ["a death in the future", "R-9,V1,ILU,,,2026-09-01,,2026-10-16,deceased,,no", "departure_date", "OUT_OF_RANGE"],
    [
      "billing ends before it begins",
      "R-9,V1,ILU,,,2026-09-01,2026-09-05,2026-09-30,home,2026-09-03,no",
      "billing_end_date",
      "BEFORE_START",
    ],
    ["at the service already", "R-2,V1,ILU,,,2025-01-01,,,,,no", "entry_date", "OVERLAP"],
    ["the very same stay of no length", "R-5,S1,RESP,A2,,2026-05-01,,2026-05-01,home,,no", "entry_date", "OVERLAP"],
    ["a place that is taken", "R-9,S1,PERM,A1,,2026-09-01,,,,,no", "place", "OVERLAP"],
  ])("%s", async (name, row, column, code) => {
    const before = await at.count("service_entry");
    const done = await at.bring("service_entries", file(heading, row));
    const [first, ...rest] = name === "a closed service" ? done.errors.toReversed() : done.errors;
    expect([done.status, first]).toMatchObject(["refused", { row: 2, column, code }]);
    expect(rest.map((fault) => fault.code)).toEqual(name === "a closed service" ? ["INACTIVE"] : []);
    expect(await at.count("service_entry")).toBe(before);
  });

  test("two stays of one client, and two clients in one place, within the file", async () => {
    const done = await at.bring(
      "service_entries",
      file(
        heading,
        "R-10,V1,ILU,,,2026-03-01,,2026-04-01,home,,no",
        "R-10,V1,ILU,,,2026-02-01,,2026-03-02,home,,no",
        "R-10,V1,ILU,,,2026-04-01,,,,,no",
        "R-11,S2,RESP,B1,,2026-01-01,,2026-02-01,home,,no",
        "R-12,S2,RESP,B1,,2026-02-01,,2026-03-01,home,,no",
        "R-13,S2,RESP,B1,,2026-02-28,,2026-03-31,home,,no",
      ),
    );
    expect(done.errors).toMatchObject([
      {
        row: 2,
        column: "entry_date",
        code: "OVERLAP",
        message: "Row 3 has the same client at the same service from 01/02/2026 to 01/03/2026.",
      },
      {
        row: 7,
        column: "place",
        code: "OVERLAP",
        message: "Row 6 has another client in this place from 01/02/2026 to 28/02/2026.",
      },
    ]);
  });

  test("someone who sees one service names others in vain", async () => {
    const done = await at.bring(
      "service_entries",
      file(
        heading,
        "R-14,S2,RESP,B1,,2026-01-01,,2026-02-01,home,,no",
        "WEST,S1,RESP,A2,,2026-01-01,,2026-02-01,home,,no",
      ),
      at.wattle,
    );
    expect(done.errors).toMatchObject([
      { row: 2, column: "service", code: "UNKNOWN" },
      { row: 3, column: "account", code: "UNKNOWN" },
    ]);
    const own = await at.bring(
      "service_entries",
      file(heading, "R-14,S1,PERM,A2,,2026-01-01,,2026-02-01,home,,yes"),
      at.wattle,
    );
    expect(own).toMatchObject({ status: "loaded", errors: [] });
  });

  test("who moves in while the file is loaded is not overrun", async () => {
    // The other admission has locked its place and is not yet done when the check looks for who is there.
    const waiting = at.db.owner.sql.begin(async (tx) => {
      await tx`select id from place where id = 4 for update`;
      const done = at.bring("service_entries", file(heading, "R-15,S2,RESP,B1,,2025-01-01,,2025-02-01,home,,no"));
      await new Promise((resolve) => setTimeout(resolve, 700));
      await tx`insert into service_entry (client_id, service_id, care_type_id, place_id, funded, entry_date, billing_start_date, departure_date, departure_reason)
        select id, 2, 2, 4, true, '2025-01-15', '2025-01-15', '2025-01-20', 'home' from customer where account = 'R-16'`;
      return { done };
    });
    const done = await (await waiting).done;
    expect(done.errors).toMatchObject([
      { row: 2, column: "place", code: "OVERLAP", message: expect.stringContaining("Given16 Moore") },
    ]);
  });
});
