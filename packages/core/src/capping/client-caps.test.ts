import { describe, expect, test } from "vitest";
import { amount, book, cap, client, code, entry, line } from "../../test/facts.ts";
import type { BillingPolicies, CapFacts, ClientFacts, ScheduleLineFacts } from "../billing/facts.ts";
import { capThresholdsOf, clientCaps, type ClientCapsQuestion } from "./client-caps.ts";
import { cappedSchedule } from "./capped-schedule.ts";
import { dayNumber } from "../days/civil.ts";

const MTCF = 1;
const NCCC = 2;
const figures = {
  annualCap: [
    { from: "2023-03-20", to: "2025-09-19", amount: "34000.00" },
    { from: "2025-09-20", to: null, amount: "35238.11" },
  ],
  lifetimeCap: [{ from: "2023-03-20", to: null, amount: "84571.66" }],
  contributionCap: [{ from: "2025-11-01", to: null, amount: "135318.69" }],
};
const rules = (policies: Partial<BillingPolicies> = {}) =>
  book({
    ...figures,
    codes: [
      code({ id: MTCF, code: "MTCF", capped: true, cappedFee: "means_tested_care_fee", timing: "arrears" }),
      code({ id: NCCC, code: "NCCC", capped: true, cappedFee: "non_clinical_care_contribution", timing: "arrears" }),
      code({ id: 3, code: "FEE", capped: true, unit: "week" }),
    ],
    globalRates: [amount(MTCF, "100.00"), amount(NCCC, "50.00"), amount(3, "70.00")],
    policies,
  });
const facts = (given: Partial<CapFacts>, lines: Partial<ScheduleLineFacts>[] = [{}]): ClientFacts =>
  client({
    entries: [entry({ entryDate: "2023-07-03", billingStartDate: "2023-07-03" })],
    lines: lines.map((each, at) => line({ id: at + 1, startDate: "2023-07-03", ...each })),
    cap: cap({ firstEntryDate: "2023-07-03", ...given }),
  });
const of = (each: ClientFacts, asked: Partial<ClientCapsQuestion> = {}, with_ = rules()) =>
  clientCaps(each, each.cap!, with_, capThresholdsOf(figures), {
    calculatedOn: "2026-01-31",
    until: "2031-01-31",
    alertDays: 60,
    ...asked,
  });
const brief = (found: ReturnType<typeof clientCaps>) =>
  found.lines.map((row) => `${row.limitType} ${row.from} ${row.to ?? "on"} ${row.total} of ${row.threshold ?? "?"}`);
const paid = (
  from: string,
  to: string,
  sum: string,
  fee: CapFacts["contributions"][number]["fee"] = "means_tested_care_fee",
) => ({
  scheduleLineId: 1,
  from,
  to,
  amount: sum,
  fee,
});

describe("which lines", () => {
  const contributions = [paid("2024-01-01", "2024-01-31", "3100.00"), paid("2026-01-01", "2026-01-31", "3100.00")];
  test("without arrangement: as set up, a line for each cap year", () => {
    expect(brief(of(facts({ contributions })))).toEqual([
      "MEANS_TESTED_ANNUAL 2023-07-03 2024-07-02 3100.00 of 34000.00",
      "MEANS_TESTED_ANNUAL 2024-07-03 2025-07-02 0.00 of 34000.00",
      "MEANS_TESTED_ANNUAL 2025-07-03 2026-07-02 3100.00 of 35238.11",
      "MEANS_TESTED_LIFETIME 2023-07-03 on 6200.00 of 84571.66",
    ]);
    expect(brief(of(facts({ contributions, annual: false })))).toHaveLength(1);
    expect(brief(of(facts({ contributions, annual: false, lifetime: false })))).toEqual([]);
  });
  test("before 2014: none; 2014: all, whatever is ticked", () => {
    const arrangement = (each: "PRE14" | "POST14") => [{ from: "2023-07-03", to: null, arrangement: each }];
    expect(of(facts({ contributions, arrangements: arrangement("PRE14") })).lines).toEqual([]);
    const ticked = { annual: false, lifetime: false, contributions, arrangements: arrangement("POST14") };
    expect(brief(of(facts(ticked)))).toHaveLength(4);
  });
  test("who elected: cap years up to the election, then contributions and days", () => {
    const arrangements = [
      { from: "2023-07-03", to: "2025-11-30", arrangement: "POST14" as const },
      { from: "2025-12-01", to: null, arrangement: "NOV25" as const },
    ];
    const all = [
      ...contributions.slice(0, 1),
      paid("2025-12-01", "2026-01-31", "3100.00", "non_clinical_care_contribution"),
    ];
    expect(
      brief(of(facts({ contributions: all, arrangements, careDaysBefore: 4 }), { calculatedOn: "2026-08-31" })),
    ).toEqual([
      "MEANS_TESTED_ANNUAL 2023-07-03 2024-07-02 3100.00 of 34000.00",
      "MEANS_TESTED_ANNUAL 2024-07-03 2025-07-02 0.00 of 34000.00",
      "MEANS_TESTED_ANNUAL 2025-07-03 2026-07-02 0.00 of 35238.11",
      "MEANS_TESTED_LIFETIME 2023-07-03 on 3100.00 of 84571.66",
      "CONTRIBUTION_LIFETIME 2023-07-03 on 6200.00 of 135318.69",
      "CARE_DAYS 2025-12-01 on 66.00 of 1460.00",
    ]);
  });
  test("what is known from elsewhere stands beside what is billed here, and what is charged ahead apart", () => {
    const rows = [
      { ...paid("2025-08-01", "2025-08-31", "400.00"), scheduleLineId: null, fee: "income_tested_care_fee" as const },
      paid("2026-01-22", "2026-02-10", "2000.00"),
    ];
    expect(of(facts({ contributions: rows })).lines.at(-1)).toMatchObject({
      other: "400.00",
      current: "1000.00",
      ahead: "1000.00",
    });
  });
});

describe("what is to come", () => {
  test("the day a cap will be reached at the present rate, and the alert before it", () => {
    const contributions = [paid("2026-01-01", "2026-01-31", "33000.00")];
    const { lines, forecasts } = of(facts({ contributions }));
    // 2,238.11 are left from 1 February on at 100.00 a day: the 23rd day is charged in part.
    expect(lines.find((row) => row.to === "2026-07-02")).toMatchObject({
      forecastDate: "2026-02-23",
      alertDate: "2025-12-25",
    });
    expect(forecasts[0]).toMatchObject({
      limitType: "MEANS_TESTED_ANNUAL",
      status: "will_be_reached",
      firstDayFree: "2026-02-24",
      chargedAgainFrom: "2026-07-03",
      alertDue: true,
      daysToGo: 23,
    });
    expect(lines.find((row) => row.to === "2025-07-02")).toMatchObject({ forecastDate: null, alertDate: null });
  });
  test("nothing is forecast for a line that ends, or that costs nothing", () => {
    const contributions = [paid("2026-01-01", "2026-01-31", "33000.00")];
    expect(of(facts({ contributions }, [{ endDate: "2026-02-10" }])).lines.map((row) => row.forecastDate)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  const elected = { arrangements: [{ from: "2025-11-01", to: null, arrangement: "NOV25" as const }] };
  const nccc = [{ billingCodeId: NCCC, startDate: "2025-11-01" }];
  const month = paid("2026-01-01", "2026-01-31", "1550.00", "non_clinical_care_contribution");
  test("the last of the days of the contribution", () => {
    const { lines, forecasts } = of(facts({ ...elected, careDaysBefore: 1400, contributions: [month] }, nccc));
    expect(lines.at(-1)).toMatchObject({
      limitType: "CARE_DAYS",
      opening: "1400.00",
      current: "31.00",
      remaining: "29.00",
      forecastDate: "2026-03-01",
      alertDate: "2025-12-31",
    });
    // No more is charged after it, so the lifetime cap is never reached.
    expect(forecasts.map((row) => `${row.limitType} ${row.status}`)).toEqual([
      "CONTRIBUTION_LIFETIME not_reached_by_then",
      "CARE_DAYS will_be_reached",
    ]);
  });
  test("a cap that is reached first leaves no days to count", () => {
    const opened = { openingDate: "2025-11-01", annualOpening: "0", lifetimeOpening: "133700.00" };
    const { forecasts } = of(facts({ ...elected, ...opened, careDaysBefore: 1400, contributions: [month] }, nccc));
    expect(forecasts.map((row) => `${row.limitType} ${row.status} ${row.reachedOn}`)).toEqual([
      "CONTRIBUTION_LIFETIME will_be_reached 2026-02-02",
      "CARE_DAYS not_reached_by_then null",
    ]);
  });
  test("all days used up", () => {
    const { lines } = of(facts({ ...elected, careDaysBefore: 1440, contributions: [month] }, nccc));
    expect(lines.at(-1)).toMatchObject({
      total: "1460.00",
      remaining: "0.00",
      limitReached: true,
      limitReachedDate: "2026-01-20",
      forecastDate: null,
    });
    const before = of(facts({ ...elected, careDaysBefore: 1460, openingDate: "2025-12-01" }, nccc)).lines.at(-1);
    expect(before).toMatchObject({ limitReached: true, limitReachedDate: "2025-12-01" });
  });
  test("by policy every day on the schedule counts", () => {
    const { lines } = of(facts(elected, nccc), {}, rules({ countedCareDays: "every_day" }));
    // November to January.
    expect(lines.at(-1)).toMatchObject({ current: "92.00", forecastDate: "2029-10-30" });
  });
});

test("the schedule of several lines: added up, without what is billed or on hold, weeks spread over their days", () => {
  const each = facts({}, [
    {
      billingCodeId: 3,
      startDate: "2026-02-02",
      endDate: "2026-02-15",
      billed: [{ from: "2026-02-02", to: "2026-02-03" }],
    },
    { startDate: "2026-02-06", endDate: "2026-02-08", holds: [{ from: "2026-02-07", to: "2026-02-07" }] },
  ]);
  const span = { from: dayNumber("2026-01-01"), to: dayNumber("2026-02-10") };
  expect(cappedSchedule(each, rules(), span, () => true)).toEqual([
    { from: "2026-02-04", to: "2026-02-05", amount: "10.00" },
    { from: "2026-02-06", to: "2026-02-06", amount: "110.00" },
    { from: "2026-02-07", to: "2026-02-07", amount: "10.00" },
    { from: "2026-02-08", to: "2026-02-08", amount: "110.00" },
    { from: "2026-02-09", to: "2026-02-10", amount: "10.00" },
  ]);
  expect(cappedSchedule(each, rules(), span, (fee) => fee === null)).toHaveLength(1);
});
