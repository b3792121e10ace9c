import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BringInQueue } from "./bring-in-work.ts";
import { getBringIn } from "./get-bring-in.ts";
import { startBringIn } from "./start-bring-in.ts";
import { type Provider, file, provider } from "./test/provider.ts";

let at: Provider;
beforeAll(async () => {
  at = await provider();
  const people = Array.from({ length: 12 }, (_, n) => `R-${n + 1},person,Given${n + 1},Moore,RES,14D,S1`);
  const customers = await at.bring(
    "customers",
    file(
      "account,type,first_name,last_name,customer_group,terms_of_payment,home_service",
      ...people,
      "WEST,person,West,Hill,RES,14D,S2",
    ),
  );
  const entries = await at.bring(
    "service_entries",
    file(
      "account,service,care_type,place,entry_date,departure_date,departure_reason,template_lines",
      "R-1,S1,RESP,A1,2026-01-05,2026-01-31,home,no",
      "R-1,S1,PERM,A1,2026-01-31,,,no",
      "R-2,V1,ILU,,2026-03-01,,,no",
      "R-3,V1,ILU,,2026-03-01,2026-03-01,home,no",
      "R-3,V1,ILU,,2026-03-01,,,no",
      "R-4,S1,PERM,A2,2026-03-01,,,no",
      "R-5,V1,ILU,,2026-03-01,,,no",
      "WEST,S2,PERM,B1,2026-03-01,,,no",
    ),
  );
  expect([customers.status, entries.status]).toEqual(["loaded", "loaded"]);
});
afterAll(() => at.close());

const heading =
  "account,entry_service,entry_date,billing_code,service_group,service,description,quantity,start_date,end_date,bill_to_date,allow_overlap";

test("fees are loaded for the stay that each row names", async () => {
  const done = await at.bring(
    "schedule_lines",
    file(
      heading,
      "R-1,S1,2026-01-05,BDF,BASIC,,,,2026-01-05,,,",
      "R-1,S1,31/1/2026,BDF,,,=Daily fee,1.5,2026-01-31,2026-12-31,2026-11-30,",
      "R-2,V1,,HAIR,,S1,,-1,2026-04-01,,,",
    ),
  );
  expect(done).toMatchObject({ status: "loaded", rowCount: 3, errors: [] });
  const rows = await at.db.owner
    .sql`select c.account, e.entry_date, l.service_id, b.code, l.service_group_id, l.description,
      trim_scale(l.quantity)::text as quantity, l.start_date, l.end_date, l.bill_to_date, l.billed::text as billed
    from billing_schedule_line l join customer c on c.id = l.client_id join service_entry e on e.id = l.service_entry_id
    join billing_code b on b.id = l.billing_code_id order by l.id`;
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["R-1", "2026-01-05", 1, "BDF", 1, null, "1", "2026-01-05", null, null, "{}"],
    ["R-1", "2026-01-31", 1, "BDF", null, "=Daily fee", "1.5", "2026-01-31", "2026-12-31", "2026-11-30", "{}"],
    ["R-2", "2026-03-01", 1, "HAIR", null, null, "-1", "2026-04-01", null, null, "{}"],
  ]);
});

describe("bad files", () => {
  test.each<[string, string, string | null, string]>([
    ["nobody of that account", "R-99,S1,,BDF,,,,,2026-07-01,,,", "account", "UNKNOWN"],
    ["no stay at the service", "R-2,S1,,BDF,,,,,2026-07-01,,,", "entry_service", "UNKNOWN"],
    ["one stay of several", "R-1,S1,,TV,,,,,2026-07-01,,,", "entry_date", "REQUIRED"],
    ["a stay that does not begin then", "R-1,S1,2026-02-01,TV,,,,,2026-07-01,,,", "entry_date", "UNKNOWN"],
    ["two stays that begin on one day", "R-3,V1,2026-03-01,TV,,,,,2026-07-01,,,", "entry_date", "INVALID"],
    ["an unknown code", "R-4,S1,,NOPE,,,,,2026-07-01,,,", "billing_code", "UNKNOWN"],
    ["a code no longer in use", "R-4,S1,,OLD,,,,,2026-07-01,,,", "billing_code", "INACTIVE"],
    ["a code that is not of the group", "R-4,S1,,HAIR,BASIC,,,,2026-07-01,,,", "billing_code", "NOT_ALLOWED"],
    ["a group that is not offered there", "R-4,S1,,BDF,S2ONLY,,,,2026-07-01,,,", "service_group", "NOT_ALLOWED"],
    ["an unknown group", "R-4,S1,,BDF,NOPE,,,,2026-07-01,,,", "service_group", "UNKNOWN"],
    ["a closed service delivers", "R-4,S1,,BDF,,S9,,,2026-07-01,,,", "service", "INACTIVE"],
    ["a quantity of nothing", "R-4,S1,,BDF,,,,0.00,2026-07-01,,,", "quantity", "OUT_OF_RANGE"],
    ["a quantity that is a price", "R-4,S1,,BDF,,,,$1.50,2026-07-01,,,", "quantity", "INVALID"],
    ["an end before the start", "R-4,S1,,BDF,,,,,2026-07-01,2026-06-30,,", "end_date", "BEFORE_START"],
    ["bill to before the start", "R-4,S1,,BDF,,,,,2026-07-01,,2026-06-30,", "bill_to_date", "BEFORE_START"],
    ["a fee that the client has on those days", "R-1,S1,2026-01-31,BDF,,,,,2026-06-01,,,", "start_date", "OVERLAP"],
    ["a piece that the client has on that day", "R-2,V1,,HAIR,,S1,,,2026-04-01,,,", "start_date", "OVERLAP"],
  ])("%s", async (_, row, column, code) => {
    const done = await at.bring("schedule_lines", file(heading, row));
    expect([done.status, done.errors]).toMatchObject(["refused", [{ row: 2, column, code }]]);
    expect(await at.count("billing_schedule_line")).toBe(3);
  });

  test("what has been billed cannot be brought in, and the file says where to turn", async () => {
    const done = await at.bring(
      "schedule_lines",
      file(`${heading},billed_to`, "R-4,S1,,BDF,,,,,2026-07-01,,,,2026-09-30"),
    );
    expect(done).toMatchObject({
      status: "refused",
      errors: [{ row: 1, column: "billed_to", code: "NOT_ALLOWED", message: expect.stringContaining("bill from") }],
    });
  });

  test("a fee twice on one day is refused within the file, unless it is meant", async () => {
    const rows = (allow: string) => [
      "R-4,S1,,BDF,,,,,2026-07-01,2026-07-31,,",
      `R-4,S1,,BDF,,,,,2026-07-31,,,${allow}`,
      "R-5,V1,,HAIR,,,,,2026-07-01,,,",
      "R-5,V1,,HAIR,,,,,2026-07-02,,,",
      `R-5,V1,,HAIR,,,,,2026-07-02,,,${allow}`,
    ];
    const refused = await at.bring("schedule_lines", file(heading, ...rows("")), at.officer, true);
    expect(refused.errors).toMatchObject([
      {
        row: 3,
        code: "OVERLAP",
        message: expect.stringMatching(/^Row 2 gives the client the same fee from 01\/07\/2026 to 31\/07\/2026: both/),
      },
      { row: 6, code: "OVERLAP" },
    ]);
    const meant = await at.bring("schedule_lines", file(heading, ...rows("yes")), at.officer, true);
    expect(meant).toMatchObject({ status: "checked", errors: [] });
  });

  test("the same file a second time is refused row by row", async () => {
    const csv = file(heading, "R-4,S1,,BDF,,,,,2026-07-01,,,", "R-5,V1,,HAIR,,,,,2026-07-01,,,");
    expect(await at.bring("schedule_lines", csv)).toMatchObject({ status: "loaded" });
    const again = await at.bring("schedule_lines", csv);
    expect(again.errors.map(({ row, code }) => [row, code])).toEqual([
      [2, "OVERLAP"],
      [3, "OVERLAP"],
    ]);
    expect(await at.count("billing_schedule_line")).toBe(5);
  });

  test("the same file in two processes at once is loaded once", async () => {
    const csv = file(
      heading,
      ...Array.from({ length: 6 }, (_, n) => `R-5,V1,,TV,,,,,2026-0${n + 1}-01,2026-0${n + 1}-28,,`),
    );
    const other = new BringInQueue((error) => at.broken.push(error));
    const [one, two] = await Promise.all(
      [at.queue, other].map(async (bringIns) => {
        const { id } = await startBringIn(
          { ...at.officer, bringIns },
          { kind: "schedule_lines", csv, fileName: "x.csv", checkOnly: false },
        );
        await bringIns.idle();
        return getBringIn(at.officer, { bringInId: id });
      }),
    );
    expect([one!.status, two!.status].toSorted()).toEqual(["loaded", "refused"]);
    expect(await at.count("billing_schedule_line")).toBe(11);
  });

  test("someone who sees one service brings fees of that one", async () => {
    const hidden = await at.bring(
      "schedule_lines",
      file(heading, "WEST,S2,,BDF,,,,,2026-07-01,,,", "R-4,S1,,TV,,S2,,,2026-07-01,,,"),
      at.wattle,
    );
    expect(hidden.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "account", "UNKNOWN"],
      [2, "entry_service", "UNKNOWN"],
      [3, "service", "UNKNOWN"],
    ]);
    const own = await at.bring("schedule_lines", file(heading, "R-4,S1,,TV,,,,,2026-07-01,,,"), at.wattle);
    expect(own).toMatchObject({ status: "loaded", errors: [] });
  });
});
