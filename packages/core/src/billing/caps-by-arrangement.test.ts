import { describe, expect, test } from "vitest";
import { amount, book, brief, cap, client, code, entry, line, window } from "../../test/facts.ts";
import { explainCharge } from "./explain.ts";
import type { BillingPolicies, CapFacts, ScheduleLineFacts } from "./facts.ts";
import { proposeBilling } from "./propose-billing.ts";
import { whyNot } from "./why-not.ts";

const MTCF = 1;
const NCCC = 2;
const rules = (policies: Partial<BillingPolicies> = {}, rate = "100.00", careDays = 1460) =>
  book({
    codes: [
      code({ id: MTCF, code: "MTCF", capped: true, cappedFee: "means_tested_care_fee" }),
      code({ id: NCCC, code: "NCCC", capped: true, cappedFee: "non_clinical_care_contribution" }),
    ],
    globalRates: [amount(MTCF, rate), amount(NCCC, rate)],
    annualCap: [{ from: "2025-09-20", to: null, amount: "35238.11" }],
    lifetimeCap: [
      { from: "2025-09-20", to: "2026-03-19", amount: "84571.66" },
      { from: "2026-03-20", to: null, amount: "86185.23" },
    ],
    contributionCap: [
      { from: "2025-11-01", to: "2026-03-19", amount: "135318.69" },
      { from: "2026-03-20", to: null, amount: "137917.01" },
    ],
    careDays,
    policies: { advanceLimit: "none", ...policies },
  });

const facts = (given: Partial<CapFacts>, lines: Partial<ScheduleLineFacts>[]) =>
  client({
    entries: [entry({ entryDate: "2025-10-01", billingStartDate: "2025-10-01" })],
    lines: lines.map((each, at) => line({ id: at + 1, startDate: "2025-10-01", ...each })),
    cap: cap({ firstEntryDate: "2024-08-01", ...given }),
  });
const opened = (lifetimeOpening: string, annualOpening = "0", openingDate = "2025-10-01") => ({
  openingDate,
  annualOpening,
  lifetimeOpening,
});
const always = (arrangement: "PRE14" | "POST14" | "NOV25", from = "2024-08-01") => [{ from, to: null, arrangement }];
const bill = (given: Partial<CapFacts>, lines: Partial<ScheduleLineFacts>[], end: string, with_ = rules()) =>
  proposeBilling(facts(given, lines), with_, window(end));

describe("which caps", () => {
  test("2014: annual and lifetime of the means tested care fee, whatever the set-up ticks", () => {
    const ticked = { annual: false, lifetime: false, arrangements: always("POST14") };
    const { charges } = bill({ ...ticked, ...opened("35100.00", "35100.00") }, [{}], "2025-10-31");
    expect(brief(charges)).toEqual(["2025-10-01 2025-10-01 100.00", "2025-10-02 2025-10-02 38.11"]);
    expect(charges[1]?.basis.cap).toMatchObject({ limitType: "MEANS_TESTED_ANNUAL", used: "35200.00" });
    const lifetime = bill({ ...ticked, ...opened("84500.00") }, [{}], "2025-10-31").charges;
    expect(lifetime[0]).toMatchObject({ amount: "71.66", basis: { cap: { limitType: "MEANS_TESTED_LIFETIME" } } });
  });

  test("before 2014: none", () => {
    const all = { arrangements: always("PRE14"), ...opened("90000.00", "36000.00") };
    expect(brief(bill(all, [{}], "2025-10-31").charges)).toEqual(["2025-10-01 2025-10-31 3100.00"]);
  });

  test("November 2025: the lifetime cap on contributions, what was paid as means tested fees included", () => {
    const given = { arrangements: always("NOV25", "2025-11-01"), ...opened("135168.69", "35000.00") };
    const { charges } = bill(given, [{ billingCodeId: NCCC, startDate: "2025-11-01" }], "2025-11-30");
    expect(brief(charges)).toEqual(["2025-11-01 2025-11-01 100.00", "2025-11-02 2025-11-02 50.00"]);
    const explained = explainCharge({ ...charges[1]!, percent: "100", computedAmount: null });
    expect(JSON.stringify(explained)).toContain("the lifetime cap on contributions of 135318.69 is reached");
  });

  test("electing the rules of November 2025 lifts the lower cap from its day on", () => {
    const given = {
      arrangements: [
        { from: "2024-08-01", to: "2025-11-14", arrangement: "POST14" as const },
        { from: "2025-11-15", to: null, arrangement: "NOV25" as const },
      ],
      ...opened("84371.66", "10000.00", "2025-11-01"),
    };
    const lines = [
      { startDate: "2025-11-12", endDate: "2025-11-14" },
      { billingCodeId: NCCC, startDate: "2025-11-15" },
    ];
    const { charges } = bill(given, lines, "2025-11-30");
    expect(brief(charges)).toEqual(["2025-11-12 2025-11-13 200.00"]);
    // The lower cap was reached, and no later figure opens it again.
    const open = bill(given, lines, "2025-11-30", rules({ afterIndexation: "reopens" })).charges;
    expect(brief(open)).toEqual(["2025-11-12 2025-11-13 200.00", "2025-11-15 2025-11-30 1600.00"]);
  });
});

describe("what counts towards which cap", () => {
  const given = { arrangements: always("POST14"), ...opened("35038.11", "35038.11") };
  test("contributions of November 2025 and of Support at Home count towards that on contributions alone", () => {
    const row = { scheduleLineId: null, from: "2025-09-01", to: "2025-09-30", amount: "150.00" };
    const billed = (fee: CapFacts["contributions"][number]["fee"], policies: Partial<BillingPolicies> = {}) =>
      brief(bill({ ...given, contributions: [{ ...row, fee }] }, [{}], "2025-10-31", rules(policies)).charges);
    expect(billed("income_tested_care_fee")).toEqual(["2025-10-01 2025-10-01 50.00"]);
    expect(billed(null)).toEqual(["2025-10-01 2025-10-01 50.00"]);
    const uncounted = ["2025-10-01 2025-10-02 200.00"];
    expect(billed("non_clinical_care_contribution")).toEqual(uncounted);
    expect(billed("support_at_home_contribution")).toEqual(uncounted);
    // By policy towards the lifetime cap, which is far off here, and never towards the annual one.
    expect(billed("support_at_home_contribution", { supportAtHomeInMeansTestedCap: "counts" })).toEqual(uncounted);
  });
  test("nor does what is charged of them now", () => {
    const lines = [{ billingCodeId: NCCC, startDate: "2025-11-01" }, { startDate: "2025-11-01" }];
    expect(brief(bill(given, lines, "2025-11-30").charges)).toEqual([
      "2025-11-01 2025-11-30 3000.00",
      "2025-11-01 2025-11-02 200.00",
    ]);
  });
});

describe("a higher threshold", () => {
  const nccc = [{ billingCodeId: NCCC, startDate: "2026-03-18" }];
  const near = { arrangements: always("NOV25", "2025-11-01"), ...opened("135218.69") };
  test("does not open the cap on contributions again", () => {
    expect(brief(bill(near, nccc, "2026-03-31").charges)).toEqual(["2026-03-18 2026-03-18 100.00"]);
    // Reached by what was paid before.
    const before = { ...near, ...opened("135318.69", "0", "2026-02-01") };
    expect(brief(bill(before, [{ ...nccc[0], startDate: "2026-03-25" }], "2026-03-31").charges)).toEqual([]);
  });
  test("unless the provider takes it to", () => {
    const reopened = bill(near, nccc, "2026-03-31", rules({ afterIndexation: "reopens" })).charges;
    expect(brief(reopened)).toEqual(["2026-03-18 2026-03-18 100.00", "2026-03-20 2026-03-31 1200.00"]);
  });
  test("opens those on the means tested care fee, unless the provider takes them to be final", () => {
    const given = { arrangements: always("POST14"), ...opened("84571.66", "0", "2026-03-01") };
    const mtcf = [{ startDate: "2026-03-18" }];
    expect(brief(bill(given, mtcf, "2026-03-31").charges)).toEqual(["2026-03-20 2026-03-31 1200.00"]);
    expect(brief(bill(given, mtcf, "2026-03-31", rules({ afterIndexation: "final" })).charges)).toEqual([]);
  });
});

test("annual caps of years begun since November 2025, by policy", () => {
  const given = {
    firstEntryDate: "2024-11-03",
    arrangements: always("POST14"),
    ...opened("40000.00", "35238.11", "2025-11-03"),
  };
  const mtcf = [{ startDate: "2025-11-03" }];
  expect(brief(bill(given, mtcf, "2025-11-05").charges)).toEqual([]);
  const begun = rules({ annualCapYears: "begun_before_november_2025" });
  expect(brief(bill(given, mtcf, "2025-11-05", begun).charges)).toEqual(["2025-11-03 2025-11-05 300.00"]);
});

describe("the days of the contribution", () => {
  const nccc = [{ billingCodeId: NCCC, startDate: "2026-01-01" }];
  const since = { arrangements: always("NOV25", "2025-11-01") };
  const contributions = (fee: "non_clinical_care_contribution" | "means_tested_care_fee") => [
    { scheduleLineId: 9, from: "2025-11-01", to: "2025-11-10", amount: "10.00", fee },
    // Another home on one of the same days: counted once.
    { scheduleLineId: 8, from: "2025-11-10", to: "2025-11-10", amount: "1.00", fee },
  ];

  test("1,460 of them, those before and elsewhere included, then none", () => {
    const given = { ...since, careDaysBefore: 1440, contributions: contributions("non_clinical_care_contribution") };
    const { charges } = bill(given, nccc, "2026-01-31");
    expect(brief(charges)).toEqual(["2026-01-01 2026-01-10 1000.00"]);
    expect(charges[0]?.basis.careDays).toEqual({ used: 1460, maximum: 1460 });
    const explained = explainCharge({ ...charges[0]!, percent: "100", computedAmount: null });
    expect(JSON.stringify(explained)).toContain("day 1460 of the 1460");
    expect(explained.amount.amount).toBe("1000.00");
    const other = { ...given, contributions: contributions("means_tested_care_fee") };
    expect(brief(bill(other, nccc, "2026-01-31").charges)).toEqual(["2026-01-01 2026-01-20 2000.00"]);
  });

  test("also where billing goes on past the caps", () => {
    const given = { ...since, careDaysBefore: 1458, allowBeyond: true, ...opened("200000.00") };
    expect(brief(bill(given, nccc, "2026-01-31").charges)).toEqual(["2026-01-01 2026-01-02 200.00"]);
  });

  test("a day billed late takes none from those that stand", () => {
    const later = { scheduleLineId: 1, from: "2026-01-11", to: "2026-01-15", amount: "500.00" };
    const given = {
      ...since,
      careDaysBefore: 1452,
      contributions: [{ ...later, fee: "non_clinical_care_contribution" as const }],
    };
    const late = [{ ...nccc[0], billed: [{ from: "2026-01-11", to: "2026-01-15" }] }];
    expect(brief(bill(given, late, "2026-01-31").charges)).toEqual(["2026-01-01 2026-01-03 300.00"]);
  });

  test("by policy every day on the schedule counts, whatever it came to", () => {
    const days = { ...since, careDaysBefore: 1450 };
    const free = book({
      codes: [code({ id: NCCC, code: "NCCC", capped: true, cappedFee: "non_clinical_care_contribution" })],
      globalRates: [amount(NCCC, "0", "2026-01-01", "2026-01-08"), amount(NCCC, "100.00", "2026-01-09")],
      contributionCap: [{ from: "2025-11-01", to: null, amount: "135318.69" }],
      policies: { advanceLimit: "none", countedCareDays: "every_day" },
    });
    const { charges } = bill(days, nccc, "2026-01-31", free);
    expect(brief(charges)).toEqual(["2026-01-09 2026-01-10 200.00"]);
    expect(charges[0]?.basis.careDays).toEqual({ used: 1460, maximum: 1460 });
  });

  test("why the days after them are not billed", () => {
    const question = { from: "2026-01-09", to: "2026-01-12" };
    const given = facts({ ...since, careDaysBefore: 1450 }, nccc);
    const answers = whyNot(given, rules(), window("2026-01-31"), question);
    expect(answers.map((each) => `${each.from} ${each.to} ${each.reason}`)).toEqual([
      "2026-01-09 2026-01-10 WOULD_BE_BILLED",
      "2026-01-11 2026-01-12 CAP_REACHED",
    ]);
    expect(answers[1]?.message).toBe("The 1460 days on which NCCC can be charged are used up.");
  });
});
