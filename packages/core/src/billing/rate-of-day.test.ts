import { describe, expect, test } from "vitest";
import { amount, book, client, code, line, percentage, window } from "../../test/facts.ts";
import type { BillingRateFacts, SharedFacts } from "./facts.ts";
import { lookUpRate } from "./look-up-rate.ts";
import { proposeBilling } from "./propose-billing.ts";

const codes = [
  code({ id: 1, code: "BDF" }),
  code({ id: 2, code: "EXTRA" }),
  code({ id: 3, code: "DISCOUNT" }),
  code({ id: 4, code: "WEEKLY", unit: "week" }),
];

function rate(
  globalRates: BillingRateFacts[],
  id: number,
  day: string,
  own: BillingRateFacts[] = [],
  policies: Partial<SharedFacts["policies"]> = {},
) {
  return lookUpRate(book({ codes, globalRates, policies }), own, id, day);
}

describe("the rate of a day", () => {
  test("the client's own before the global one, on its days only", () => {
    const global = [amount(1, "66.80")];
    const own = [amount(1, "50.00", "2024-01-10", "2024-01-20")];
    expect(rate(global, 1, "2024-01-09", own)).toMatchObject({
      rate: "66.80",
      until: "2024-01-09",
      rows: [{ own: false }],
    });
    expect(rate(global, 1, "2024-01-10", own)).toMatchObject({
      rate: "50.00",
      until: "2024-01-20",
      rows: [{ own: true }],
    });
    expect(rate(global, 1, "2024-01-21", own)).toMatchObject({ rate: "66.80", until: null });
  });

  test("a percentage of another code's rate of that day, chains allowed, never rounded", () => {
    const global = [
      amount(1, "10.01", "2024-01-01", "2024-01-10"),
      amount(1, "11.11", "2024-01-11"),
      percentage(2, "33.333333", 1),
      percentage(3, "-50", 2),
    ];
    expect(rate(global, 3, "2024-01-05")).toMatchObject({ rate: "-1.66833331665", until: "2024-01-10" });
    expect(rate(global, 3, "2024-01-11")).toMatchObject({ rate: "-1.85166664815", until: null });
    expect(rate(global, 3, "2024-01-11").rows.map((row) => row.billingCodeId)).toEqual([3, 2, 1]);
  });

  test("the base of a percentage: the client's own, or always the global one", () => {
    const global = [amount(1, "10.00"), percentage(2, "50", 1)];
    const own = [amount(1, "8.00")];
    expect(rate(global, 2, "2024-01-01", own)).toMatchObject({ rate: "4.00", rows: [{ own: false }, { own: true }] });
    expect(rate(global, 2, "2024-01-01", own, { percentageBase: "global_only" })).toMatchObject({ rate: "5.00" });
    // The client's own percentage still counts; only its base is global.
    expect(
      rate(global, 2, "2024-01-01", [...own, percentage(2, "10", 1)], { percentageBase: "global_only" }),
    ).toMatchObject({ rate: "1.00" });
  });

  test("circles are refused with the circle named", () => {
    const circle = [percentage(1, "50", 2), percentage(2, "50", 3), percentage(3, "50", 1)];
    expect(rate(circle, 1, "2024-01-01").problem).toEqual({
      code: "RATE_CIRCLE",
      billingCodeId: 3,
      message:
        "Rates go round in a circle: BDF is a percentage of EXTRA is a percentage of DISCOUNT is a percentage of BDF. Give one of them an amount.",
    });
    expect(rate([percentage(1, "50", 1)], 1, "2024-01-01").problem?.message).toBe(
      "Rates go round in a circle: BDF is a percentage of BDF. Give one of them an amount.",
    );
    // A circle that closes only on other days is none today, and one that a client's own rate opens is none for them.
    const later = [
      percentage(1, "50", 2),
      amount(2, "5.00", "2024-01-01", "2024-01-31"),
      percentage(2, "50", 1, "2024-02-01"),
    ];
    expect(rate(later, 1, "2024-01-31")).toMatchObject({ rate: "2.50", until: "2024-01-31" });
    expect(rate(later, 1, "2024-02-01").problem?.code).toBe("RATE_CIRCLE");
    expect(rate(circle, 1, "2024-01-01", [amount(3, "8.00")])).toMatchObject({ rate: "2.00" });
  });

  test("a base of another unit, a missing base, an unknown code", () => {
    expect(rate([amount(4, "70.00"), percentage(1, "10", 4)], 1, "2024-01-01").problem).toMatchObject({
      code: "RATE_BASE_UNIT",
    });
    expect(rate([percentage(1, "10", 2)], 1, "2024-01-01").problem).toEqual({
      code: "RATE_MISSING",
      billingCodeId: 2,
      message: "EXTRA, on which the rate of BDF is based, has no rate: add one for the client or for all.",
    });
    expect(rate([percentage(1, "10", 9)], 1, "2024-01-01").problem?.code).toBe("CODE_UNKNOWN");
    expect(rate([], 9, "2024-01-01").problem?.code).toBe("CODE_UNKNOWN");
  });

  test("in whatever order days are asked for", () => {
    const made = book({
      codes,
      globalRates: [amount(1, "1.00", "2024-01-01", "2024-01-10"), amount(1, "2.00", "2024-01-20")],
    });
    const asked = ["2024-01-20", "2024-01-15", "2024-01-10", "2024-01-11", "2024-01-19", "2024-01-01", "2023-12-31"];
    expect(asked.map((day) => lookUpRate(made, [], 1, day).rate)).toEqual([
      "2.00",
      null,
      "1.00",
      null,
      null,
      "1.00",
      null,
    ]);
  });

  test("of rates that overlap, the one that began last", () => {
    const overlapping = [amount(1, "1.00", "2024-01-01"), amount(1, "2.00", "2024-01-10", "2024-01-20")];
    expect(rate(overlapping, 1, "2024-01-09")).toMatchObject({ rate: "1.00", until: "2024-01-09" });
    expect(rate(overlapping, 1, "2024-01-15")).toMatchObject({ rate: "2.00" });
    expect(rate(overlapping, 1, "2024-01-21")).toMatchObject({ rate: "1.00" });
  });

  test("a client with a missing rate is set aside whole, with line, code and day named", () => {
    const { charges, issues } = proposeBilling(
      client({ lines: [line(), line({ id: 2, billingCodeId: 2 })] }),
      book({ codes, globalRates: [amount(1, "66.80", "2024-01-01", "2024-01-20"), amount(2, "5.00")] }),
      window("2024-01-31"),
    );
    expect(charges).toEqual([]);
    expect(issues).toEqual([
      {
        code: "RATE_MISSING",
        severity: "error",
        scheduleLineId: 1,
        billingCodeId: 1,
        day: "2024-01-21",
        message: "BDF has no rate: add one for the client or for all.",
      },
    ]);
  });
});
