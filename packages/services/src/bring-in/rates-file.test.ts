import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Provider, contextOf, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
  const done = await at.bring(
    "customers",
    file(
      "account,type,name,first_name,last_name,customer_group,terms_of_payment,home_service",
      "R-1,person,,Edith,Moore,RES,14D,S1",
      "R-2,person,,Alf,Bird,RES,14D,S1",
      "WEST,person,,West,Hill,RES,14D,S2",
      "P-1,organisation,Trustee,,,RES,14D,",
    ),
  );
  expect(done.status).toBe("loaded");
});
afterAll(() => at.close());

const heading = "billing_code,account,start_date,end_date,rate,base_code,percent,source,verified";

test("amounts and percentages, for all and for one client, side by side", async () => {
  const done = await at.bring(
    "rates",
    file(
      heading,
      "BDF,,2026-03-20,2026-09-19,65.55,,,Schedule of March,",
      "bdf,,20/9/2026,,66.805,,,,no",
      "BDF,R-1,2026-03-20,,60,,,,",
      "DISC,,2026-03-20,,,BDF,-12.5,,",
    ),
  );
  expect(done).toMatchObject({ status: "loaded", rowCount: 4, errors: [] });
  const rows = await at.db.owner
    .sql`select billing_code_id, client_id is not null as own, start_date, end_date, model, trim_scale(rate)::text as rate,
    base_code_id, trim_scale(percent)::text as percent, source, verified from billing_rate order by id`;
  expect(rows.map((row) => Object.values(row))).toEqual([
    [1, false, "2026-03-20", "2026-09-19", "amount", "65.55", null, null, "Schedule of March", true],
    [1, false, "2026-09-20", null, "amount", "66.805", null, null, null, false],
    [1, true, "2026-03-20", null, "amount", "60", null, null, null, true],
    [2, false, "2026-03-20", null, "percentage", null, 1, "-12.5", null, true],
  ]);
});

describe("bad files", () => {
  test.each<[string, string, string | null, string]>([
    ["an unknown code", "NOPE,,2026-01-01,,1,,,,", "billing_code", "UNKNOWN"],
    ["nobody of that account", "TV,R-9,2026-01-01,,1,,,,", "account", "UNKNOWN"],
    ["an organisation's own rate", "TV,P-1,2026-01-01,,1,,,,", "account", "NOT_ALLOWED"],
    ["neither amount nor percentage", "TV,,2026-01-01,,,,,,", "rate", "REQUIRED"],
    ["amount and percentage", "EXTRA,,2026-01-01,,5,BDF,10,,", "rate", "NOT_ALLOWED"],
    ["a percentage of nothing", "EXTRA,,2026-01-01,,,,10,,", "base_code", "REQUIRED"],
    ["a base without a percentage", "EXTRA,,2026-01-01,,,BDF,,,", "percent", "REQUIRED"],
    ["a percentage of itself", "EXTRA,,2026-01-01,,,EXTRA,10,,", "base_code", "CIRCLE"],
    ["an unknown base", "EXTRA,,2026-01-01,,,NOPE,10,,", "base_code", "UNKNOWN"],
    ["a base of another unit", "TV,,2026-01-01,,,BDF,10,,", "base_code", "NOT_ALLOWED"],
    ["an end before the start", "TV,,2026-01-02,2026-01-01,1,,,,", "end_date", "BEFORE_START"],
    ["thousands with a comma", 'TV,,2026-01-01,,"1,234.50",,,,', "rate", "INVALID"],
    ["more than six decimals", "TV,,2026-01-01,,1.1234567,,,,", "rate", "INVALID"],
    ["a number with an exponent", "TV,,2026-01-01,,1e3,,,,", "rate", "INVALID"],
    ["over a rate that stands", "BDF,,2026-09-19,2026-09-19,70,,,,", "start_date", "OVERLAP"],
    ["over a client's own rate", "BDF,R-1,2030-01-01,,70,,,,", "start_date", "OVERLAP"],
    ["in a circle with a rate that stands", "BDF,R-2,2026-10-01,,,DISC,10,,", "base_code", "CIRCLE"],
  ])("%s", async (_, row, column, code) => {
    const done = await at.bring("rates", file(heading, row));
    expect([done.status, done.errors]).toMatchObject(["refused", [{ row: 2, column, code }]]);
    expect(await at.count("billing_rate")).toBe(4);
  });

  test("rates that overlap within the file", async () => {
    const done = await at.bring(
      "rates",
      file(
        heading,
        "TV,,2026-01-01,2026-06-30,1,,,,",
        "TV,,2026-07-01,,1,,,,",
        "TV,R-1,2026-07-01,,1,,,,",
        "TV,,2026-12-31,,2,,,,",
      ),
    );
    expect(done.errors).toMatchObject([
      {
        row: 5,
        column: "start_date",
        code: "OVERLAP",
        message: "Row 3 has a rate of the same code from 01/07/2026 on, without end.",
      },
    ]);
  });

  test("circles within the file, on the days that they share only", async () => {
    const apart = await at.bring(
      "rates",
      file(
        heading,
        "EXTRA,R-1,2026-01-01,2026-06-30,,DISC,10,,",
        "DISC,R-1,2026-07-01,,,EXTRA,10,,",
        "EXTRA,R-1,2026-07-01,,5,,,,",
      ),
      at.officer,
      true,
    );
    expect(apart).toMatchObject({ status: "checked", errors: [] });
    const meeting = await at.bring(
      "rates",
      file(
        heading,
        "EXTRA,R-1,2026-01-01,2026-07-01,,DISC,10,,",
        "DISC,R-1,2026-07-01,,,EXTRA,10,,",
        "EXTRA,R-2,2026-01-01,,5,,,,",
      ),
    );
    expect(meeting.errors.map(({ row, code }) => [row, code])).toEqual([
      [2, "CIRCLE"],
      [3, "CIRCLE"],
    ]);
    expect(meeting.errors[0]?.message).toMatch(/EXTRA is a percentage of DISC/);
  });

  test("a percentage for all that closes a circle with one client's own, whom the file does not name", async () => {
    await at.db.owner
      .sql`insert into billing_rate (billing_code_id, client_id, start_date, model, base_code_id, percent)
      select 1, id, '2020-01-01', 'percentage', 3, 50 from customer where account = 'R-2'`;
    const done = await at.bring("rates", file(heading, "EXTRA,,2026-01-01,,,BDF,10,,", "HAIR,,2026-01-01,,30,,,,"));
    expect(done.errors).toMatchObject([{ row: 2, column: "base_code", code: "CIRCLE" }]);
    await at.db.owner.sql`delete from billing_rate where base_code_id = 3`;
    const free = await at.bring("rates", file(heading, "EXTRA,,2026-01-01,,,BDF,10,,"), at.officer, true);
    expect(free).toMatchObject({ status: "checked", errors: [] });
  });

  test("more rates of one code than a run can look up quickly", async () => {
    const start = Temporal.PlainDate.from("2030-01-01");
    const rows = Array.from({ length: 2001 }, (_, n) => {
      const day = start.add({ days: n }).toString();
      return `HAIR,,${day},${day},1,,,,`;
    });
    const done = await at.bring("rates", file(heading, ...rows), at.officer, true);
    expect(done.errors).toMatchObject([{ row: 2002, column: "billing_code", code: "OUT_OF_RANGE" }]);
    expect(await at.bring("rates", file(heading, ...rows.slice(1)), at.officer, true)).toMatchObject({
      status: "checked",
    });
  });
});

test("someone who sees one service brings rates for all and for clients of that service", async () => {
  const hidden = await at.bring("rates", file(heading, "TV,WEST,2026-01-01,,1,,,,"), at.wattle);
  expect(hidden.errors).toMatchObject([{ row: 2, column: "account", code: "UNKNOWN" }]);
  const own = await at.bring("rates", file(heading, "TV,R-2,2026-01-01,,1,,,,", "TV,,2026-01-01,,2,,,,"), at.wattle);
  expect(own).toMatchObject({ status: "loaded", errors: [] });
});

test("days that are billed already wait to be adjusted when their rate is brought in", async () => {
  await at.bring(
    "service_entries",
    file("account,service,care_type,place,entry_date,template_lines", "R-2,S1,PERM,A1,2026-09-01,no"),
  );
  await at.bring("schedule_lines", file("account,entry_service,billing_code,start_date", "R-2,S1,HAIR,2026-09-01"));
  await at.db.owner.sql`update billing_schedule_line set billed = '{[2026-09-01,2026-09-30]}'`;
  expect(await at.bring("rates", file(heading, "HAIR,R-2,2026-09-10,,30,,,,"))).toMatchObject({
    status: "loaded",
    errors: [],
  });
  const [line] = await at.db.owner.sql`select adjust_from from billing_schedule_line`;
  expect(line).toEqual({ adjust_from: "2026-09-10" });
});

test("rates need the permission to change rates besides that to bring files in", async () => {
  const reader = await contextOf(at.db, "reader", "read_only", null);
  await expect(at.bring("rates", file(heading, "TV,R-1,2026-01-01,,1,,,,"), reader)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const { actor } = at.officer;
  if (actor.kind !== "user") throw new Error("the officer is a user");
  const key = {
    ...at.officer,
    actor: { ...actor, kind: "api_key" as const, scopes: ["bring-in:load", "bring-in:read", "customers:write"] },
  };
  await expect(at.bring("rates", file(heading, "TV,R-1,2026-01-01,,1,,,,"), key)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await at.bring("customers", file("account", "x"), key)).toMatchObject({ status: "refused" });
});
