import { describe, expect, test } from "vitest";
import { amount, book, brief, client, code, entry, line, window } from "../../test/facts.ts";
import type {
  BillingCodeFacts,
  BillingPolicies,
  BillingWindow,
  ScheduleLineFacts,
  ServiceEntryFacts,
} from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";

/** The days that a run over January 2024 charges at $1 a day, as "first-last of the month". */
function due(
  given: {
    line?: Partial<ScheduleLineFacts>;
    entry?: Partial<ServiceEntryFacts>;
    code?: Partial<BillingCodeFacts>;
    window?: Partial<BillingWindow>;
    policies?: Partial<BillingPolicies>;
  },
  endDate = "2024-01-31",
): string[] {
  const { charges, issues } = proposeBilling(
    client({
      entries: [entry(given.entry)],
      lines: [line({ startDate: "2023-12-01", billed: [{ from: "2023-12-01", to: "2023-12-31" }], ...given.line })],
    }),
    book({
      codes: [code({ id: 1, ...given.code })],
      globalRates: [amount(1, "1.00")],
      policies: { cutAtMonthEnd: false, ...given.policies },
    }),
    window(endDate, given.window),
  );
  expect(issues).toEqual([]);
  return charges.map((charge) => `${charge.from.slice(5)} ${charge.to.slice(5)}`);
}

const all = ["01-01 01-31"];

describe("the latest start", () => {
  test("of line, entry and cut-over", () => {
    expect(due({})).toEqual(all);
    expect(due({ line: { startDate: "2024-01-10", billed: [] } })).toEqual(["01-10 01-31"]);
    expect(due({ entry: { billingStartDate: "2024-01-12" } })).toEqual(["01-12 01-31"]);
    expect(due({ entry: { billFrom: "2024-01-14" } })).toEqual(["01-14 01-31"]);
    expect(
      due({
        line: { startDate: "2024-01-10", billed: [] },
        entry: { billingStartDate: "2024-01-12", billFrom: "2024-01-05" },
      }),
    ).toEqual(["01-12 01-31"]);
  });

  test("days before the entry count when billing starts before it", () => {
    expect(
      due({
        line: { startDate: "2024-01-01", billed: [] },
        entry: { entryDate: "2024-01-08", billingStartDate: "2024-01-01" },
      }),
    ).toEqual(all);
  });
});

describe("the earliest end", () => {
  test("of end date, bill to date and the run", () => {
    expect(due({ line: { endDate: "2024-01-20" } })).toEqual(["01-01 01-20"]);
    expect(due({ line: { billToDate: "2024-01-18" } })).toEqual(["01-01 01-18"]);
    expect(due({ line: { endDate: "2024-01-20", billToDate: "2024-01-18" } })).toEqual(["01-01 01-18"]);
    expect(due({ line: { endDate: "2024-01-16", billToDate: "2024-01-18" } })).toEqual(["01-01 01-16"]);
    expect(due({}, "2024-01-15")).toEqual(["01-01 01-15"]);
    expect(due({ line: { endDate: "2023-12-31" } })).toEqual([]);
  });

  test("the day of departure is charged by codes that say so", () => {
    const departed = { departureDate: "2024-01-10" };
    expect(due({ entry: departed })).toEqual(["01-01 01-10"]);
    expect(due({ entry: departed, code: { chargeDepartureDay: false } })).toEqual(["01-01 01-09"]);
    expect(due({ entry: { ...departed, departureDate: "2024-01-01" }, code: { chargeDepartureDay: false } })).toEqual(
      [],
    );
  });

  test("a billing end date takes the place of the departure", () => {
    const entryEnded = { departureDate: "2024-01-10", billingEndDate: "2024-01-24" };
    expect(due({ entry: entryEnded, code: { chargeDepartureDay: false } })).toEqual(["01-01 01-24"]);
    expect(due({ entry: { ...entryEnded, billingEndDate: "2024-01-05" } })).toEqual(["01-01 01-05"]);
  });
});

describe("days in between", () => {
  test("on hold or billed already", () => {
    expect(
      due({
        line: {
          holds: [
            { from: "2024-01-10", to: "2024-01-12" },
            { from: "2024-01-30", to: null },
          ],
        },
      }),
    ).toEqual(["01-01 01-09", "01-13 01-29"]);
    expect(
      due({
        line: {
          billed: [
            { from: "2023-12-01", to: "2024-01-04" },
            { from: "2024-01-10", to: "2024-01-31" },
          ],
        },
      }),
    ).toEqual(["01-05 01-09"]);
    expect(due({ line: { billed: [{ from: "2023-12-01", to: "2024-02-10" }] } })).toEqual([]);
  });
});

describe("one month ahead", () => {
  const ahead = (
    postingDate: string,
    setting: ServiceEntryFacts["setting"] = "residential",
    policies: Partial<BillingPolicies> = {},
  ) =>
    due(
      { line: { billed: [], startDate: postingDate }, entry: { setting }, window: { postingDate }, policies },
      "2024-12-31",
    )[0]?.split(" ")[1];

  test("residential and respite fees stop a month after the posting date", () => {
    expect(ahead("2024-01-15")).toBe("02-15");
    expect(ahead("2024-01-31")).toBe("02-29");
    expect(ahead("2024-02-29")).toBe("03-31");
    expect(ahead("2024-01-30", "respite")).toBe("02-29");
  });

  test("others do not, nor with the policy off", () => {
    for (const setting of ["village", "home_care", "ndis"] as const) expect(ahead("2024-01-15", setting)).toBe("12-31");
    expect(ahead("2024-01-15", "residential", { advanceLimit: "none" })).toBe("12-31");
  });
});

test("each: once, on the day the line starts, if that day is due", () => {
  const each = { code: { unit: "each" as const } };
  expect(due({ ...each, line: { startDate: "2024-01-10", billed: [] } })).toEqual(["01-10 01-10"]);
  expect(
    due({ ...each, line: { startDate: "2024-01-10", billed: [{ from: "2024-01-10", to: "2024-01-10" }] } }),
  ).toEqual([]);
  expect(
    due({ ...each, line: { startDate: "2024-01-10", billed: [], holds: [{ from: "2024-01-10", to: "2024-01-10" }] } }),
  ).toEqual([]);
  expect(
    due({ ...each, line: { startDate: "2024-01-10", billed: [] }, entry: { billingStartDate: "2024-01-11" } }),
  ).toEqual([]);
  expect(due({ ...each, line: { startDate: "2024-02-01", billed: [] } })).toEqual([]);
});

test("lines end with the month or run on, as the policy says", () => {
  const bill = (cutAtMonthEnd: boolean) =>
    brief(
      proposeBilling(
        client({ entries: [entry({ setting: "ndis" })] }),
        book({ globalRates: [amount(1, "1.00")], policies: { cutAtMonthEnd } }),
        window("2024-02-10"),
      ).charges,
    );
  expect(bill(true)).toEqual(["2024-01-01 2024-01-31 31.00", "2024-02-01 2024-02-10 10.00"]);
  expect(bill(false)).toEqual(["2024-01-01 2024-02-10 41.00"]);
});

test("facts that leave out the entry of a line are a fault of the loader", () => {
  expect(() => proposeBilling(client({ entries: [] }), book({}), window("2024-01-31"))).toThrow("service entry 1");
});
