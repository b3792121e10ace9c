import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { capForecast, type CapForecastFacts } from "./cap-forecast.ts";
import { capLines } from "./cap-lines.ts";
import { capsOfArrangement, countsTowards, type CapThresholds } from "./cap-limits.ts";
import { careDays, type CareDaysFacts } from "./care-days.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import {
  CAPPING_POLICY,
  type CapContribution,
  type CappingFacts,
  type CappingPolicy,
  type FundedEntry,
} from "./facts.ts";
import { defaultFirstEntryDate, withFirstEntryDate } from "./first-entry.ts";

const FULL: CappingPolicy = { ...CAPPING_POLICY, capCrossing: "full_day" };
const dated = (amount: string, from = "2000-01-01", to: string | null = null) => ({ from, to, amount });
const annual = (...amounts: ReturnType<typeof dated>[]) => ({
  type: "MEANS_TESTED_ANNUAL" as const,
  thresholds: amounts,
});
const lifetime = (...amounts: ReturnType<typeof dated>[]) => ({
  type: "MEANS_TESTED_LIFETIME" as const,
  thresholds: amounts,
});
const ever = (...amounts: ReturnType<typeof dated>[]) => ({
  type: "CONTRIBUTION_LIFETIME" as const,
  thresholds: amounts,
});
const paid = (from: string, to: string, amount: string, given: Partial<CapContribution> = {}): CapContribution => ({
  from,
  to,
  amount,
  fee: "means_tested_care_fee",
  source: "here",
  ...given,
});

function facts(given: Partial<CappingFacts> = {}): CappingFacts {
  return {
    firstEntryDate: "2023-07-03",
    annual: annual(dated("31234.55")),
    lifetime: lifetime(dated("75655.22")),
    openingDate: null,
    annualOpening: "0",
    lifetimeOpening: "0",
    contributions: [],
    allowBeyond: false,
    ...given,
  };
}

const lines = (given: CappingFacts, on: string, history = false, policy = CAPPING_POLICY) =>
  capLines(given, on, history, policy).result!;

describe("the grid", () => {
  test("first entry 3 July 2023: annual line to 2 July 2024, anniversary 3 July 2024", () => {
    const found = lines(facts({ contributions: [paid("2024-01-01", "2024-01-31", "775.00")] }), "2024-01-31");
    expect(found).toMatchObject({
      firstEntryDate: "2023-07-03",
      anniversaryDate: "2024-07-03",
      lastCalculatedDate: "2024-01-31",
    });
    expect(found.lines).toEqual([
      {
        limitType: "MEANS_TESTED_ANNUAL",
        kind: "annual",
        from: "2023-07-03",
        to: "2024-07-02",
        fromCalculatedDate: "2023-07-03",
        threshold: "31234.55",
        opening: "0.00",
        current: "775.00",
        other: "0.00",
        total: "775.00",
        remaining: "30459.55",
        ahead: "0.00",
        limitReached: false,
        limitReachedDate: null,
        anniversary: "2024-07-03",
        anniversaryReached: false,
      },
      {
        limitType: "MEANS_TESTED_LIFETIME",
        kind: "lifetime",
        from: "2023-07-03",
        to: null,
        fromCalculatedDate: "2023-07-03",
        threshold: "75655.22",
        opening: "0.00",
        current: "775.00",
        other: "0.00",
        total: "775.00",
        remaining: "74880.22",
        ahead: "0.00",
        limitReached: false,
        limitReachedDate: null,
        anniversary: null,
        anniversaryReached: false,
      },
    ]);
  });
  test("annual history: a line for each cap year, a charge over an anniversary in both", () => {
    const given = facts({ contributions: [paid("2024-07-01", "2024-07-10", "100.00")] });
    const found = lines(given, "2025-08-01", true).lines.map((line) => [
      line.from,
      line.total,
      line.anniversaryReached,
    ]);
    expect(found).toEqual([
      ["2023-07-03", "20.00", true],
      ["2024-07-03", "80.00", true],
      ["2025-07-03", "0.00", false],
      ["2023-07-03", "100.00", false],
    ]);
  });
  test("openings: the annual one in the cap year that holds the opening date", () => {
    const given = facts({ openingDate: "2024-03-01", annualOpening: "5000.00", lifetimeOpening: "20000.00" });
    const found = lines(given, "2024-08-01", true).lines;
    expect(found.map((line) => [line.opening, line.fromCalculatedDate])).toEqual([
      ["5000.00", "2024-03-01"],
      ["0.00", "2024-07-03"],
      ["20000.00", "2024-03-01"],
    ]);
  });
  test("here, elsewhere and ahead", () => {
    const contributions = [
      paid("2024-01-01", "2024-01-31", "310.00"),
      paid("2024-02-01", "2024-02-29", "290.00"),
      paid("2024-01-01", "2024-01-10", "50.00", { source: "elsewhere", fee: "income_tested_care_fee" }),
    ];
    expect(lines(facts({ contributions }), "2024-01-31").lines[0]).toMatchObject({
      current: "310.00",
      other: "50.00",
      total: "360.00",
      ahead: "290.00",
    });
  });
  test("what counts towards which cap", () => {
    const fees = [
      "means_tested_care_fee",
      "income_tested_care_fee",
      "non_clinical_care_contribution",
      "support_at_home_contribution",
    ] as const;
    const counted = (
      type: "MEANS_TESTED_ANNUAL" | "MEANS_TESTED_LIFETIME" | "CONTRIBUTION_LIFETIME",
      policy = CAPPING_POLICY,
    ) => fees.map((fee) => countsTowards(type, { fee }, policy));
    expect(counted("MEANS_TESTED_ANNUAL")).toEqual([true, true, false, false]);
    expect(counted("MEANS_TESTED_LIFETIME")).toEqual([true, true, false, false]);
    expect(counted("CONTRIBUTION_LIFETIME")).toEqual([true, true, true, true]);
    const counts: CappingPolicy = { ...CAPPING_POLICY, supportAtHomeInMeansTestedCap: "counts" };
    expect(counted("MEANS_TESTED_LIFETIME", counts)).toEqual([true, true, false, true]);
    expect(counted("MEANS_TESTED_ANNUAL", counts)).toEqual([true, true, false, false]);
  });
  test("the caps of an arrangement", () => {
    const thresholds: CapThresholds = { MEANS_TESTED_ANNUAL: [], MEANS_TESTED_LIFETIME: [], CONTRIBUTION_LIFETIME: [] };
    const types = (arrangement: "PRE14" | "POST14" | "NOV25") => {
      const caps = capsOfArrangement(arrangement, thresholds);
      return [caps.annual?.type, caps.lifetime?.type];
    };
    expect(types("PRE14")).toEqual([undefined, undefined]);
    expect(types("POST14")).toEqual(["MEANS_TESTED_ANNUAL", "MEANS_TESTED_LIFETIME"]);
    expect(types("NOV25")).toEqual([undefined, "CONTRIBUTION_LIFETIME"]);
  });
  test("the annual cap in every cap year, or only in those begun before November 2025", () => {
    const literal: CappingPolicy = { ...CAPPING_POLICY, annualCapYears: "begun_before_november_2025" };
    const years = (policy: CappingPolicy) => lines(facts(), "2027-01-01", true, policy).lines.map((line) => line.from);
    expect(years(CAPPING_POLICY)).toEqual(["2023-07-03", "2024-07-03", "2025-07-03", "2026-07-03", "2023-07-03"]);
    expect(years(literal)).toEqual(["2023-07-03", "2024-07-03", "2025-07-03", "2023-07-03"]);
    // Begun on the very day: too late.
    expect(lines(facts({ firstEntryDate: "2025-11-01" }), "2026-01-01", true, literal).lines).toHaveLength(1);
  });
  test("reached: filled, or passed", () => {
    const filled = facts({
      annual: annual(dated("310.00")),
      contributions: [paid("2024-01-01", "2024-01-31", "310.00")],
    });
    expect(lines(filled, "2024-02-15").lines[0]).toMatchObject({
      limitReached: true,
      limitReachedDate: "2024-01-31",
      remaining: "0.00",
    });
    expect(lines(filled, "2024-02-15", false, FULL).lines[0]).toMatchObject({
      limitReached: false,
      limitReachedDate: null,
    });
    const passed = facts({
      annual: annual(dated("305.00")),
      contributions: [paid("2024-01-01", "2024-01-31", "310.00")],
    });
    expect(lines(passed, "2024-02-15", false, FULL).lines[0]).toMatchObject({
      limitReached: true,
      limitReachedDate: "2024-01-31",
    });
  });
  test("a higher threshold gives room again, or not", () => {
    const thresholds = [dated("305.00", "2000-01-01", "2024-03-19"), dated("400.00", "2024-03-20")];
    const contributions = [paid("2024-01-01", "2024-01-31", "310.00")];
    const meansTested = facts({ lifetime: lifetime(...thresholds), contributions });
    const contribution = facts({ lifetime: ever(...thresholds), contributions });
    const reached = (given: CappingFacts, on: string, policy = CAPPING_POLICY) =>
      lines(given, on, false, policy).lines[1]!.limitReachedDate;
    expect(reached(meansTested, "2024-03-19")).toBe("2024-01-31");
    expect(reached(meansTested, "2024-03-20")).toBeNull();
    // The cap of the day on which it was passed decides (Act s.279(5)).
    expect(reached(contribution, "2024-03-20")).toBe("2024-01-31");
    expect(reached(contribution, "2024-03-20", { ...CAPPING_POLICY, afterIndexation: "reopens" })).toBeNull();
    expect(reached(meansTested, "2024-03-20", { ...CAPPING_POLICY, afterIndexation: "final" })).toBe("2024-01-31");
  });
  test("a threshold that is not known is told, and nothing counts as reached", () => {
    const found = capLines(facts({ annual: annual() }), "2024-01-31");
    expect(found.issues.map((each) => each.code)).toEqual(["THRESHOLD_MISSING"]);
    expect(found.result!.lines[0]).toMatchObject({ threshold: null, remaining: null, limitReached: false });
  });
  test("faults of the set-up", () => {
    const codes = (given: Partial<CappingFacts>) =>
      capLines(facts(given), "2024-01-31").issues.map((each) => each.code);
    expect(codes({ lifetimeOpening: "1.00" })).toEqual(["OPENING_WITHOUT_DATE"]);
    const above = { openingDate: "2024-01-01", annualOpening: "2.00", lifetimeOpening: "1.00" };
    expect(codes(above)).toEqual(["ANNUAL_OPENING_ABOVE_LIFETIME"]);
    expect(capLines(facts(above), "2024-01-31").result).toBeNull();
    expect(codes({ contributions: [paid("2023-07-01", "2023-07-05", "5.00")] })).toEqual([
      "CONTRIBUTION_BEFORE_FIRST_ENTRY",
    ]);
  });
});

describe("the first entry date", () => {
  const entry = (entryDate: string, given: Partial<FundedEntry> = {}): FundedEntry => ({
    setting: "residential",
    funded: true,
    entryDate,
    departureDate: null,
    ...given,
  });
  const first = (entries: FundedEntry[], policy = CAPPING_POLICY) =>
    defaultFirstEntryDate(entries, "2026-01-01", policy).result;
  test("the oldest funded entry; respite, villages, NDIS and private care do not count", () => {
    expect(
      first([
        entry("2024-05-01"),
        entry("2023-05-01", { setting: "home_care" }),
        entry("2020-05-01", { setting: "respite" }),
        entry("2019-05-01", { setting: "village" }),
        entry("2018-05-01", { setting: "ndis" }),
        entry("2017-05-01", { funded: false }),
      ]),
    ).toBe("2023-05-01");
  });
  test("of any entry, or of those that last", () => {
    const entries = [entry("2020-05-01", { departureDate: "2024-05-01" }), entry("2024-05-01")];
    expect(first(entries)).toBe("2020-05-01");
    expect(first(entries, { ...CAPPING_POLICY, firstEntry: "lasting_entries" })).toBe("2024-05-01");
  });
  test("none", () => {
    const found = defaultFirstEntryDate([entry("2020-05-01", { setting: "respite" })], "2026-01-01");
    expect(found).toMatchObject({ result: null, issues: [{ code: "NO_FUNDED_ENTRY" }] });
  });
  test("changed: the days of the lines move, the amounts stay until they are calculated", () => {
    const before = lines(facts({ contributions: [paid("2024-01-01", "2024-01-31", "775.00")] }), "2024-01-31", true);
    const moved = withFirstEntryDate(before, "2022-10-15");
    expect(moved).toMatchObject({
      firstEntryDate: "2022-10-15",
      anniversaryDate: "2024-10-15",
      lastCalculatedDate: "2024-01-31",
    });
    expect(moved.lines.map((line) => [line.kind, line.from, line.to, line.anniversary, line.total])).toEqual([
      ["annual", "2023-10-15", "2024-10-14", "2024-10-15", "775.00"],
      ["lifetime", "2022-10-15", null, null, "775.00"],
    ]);
  });
});

describe("charging under the annual cap of 35,238.11 after 35,200.00, at 50.00 a day", () => {
  const given = facts({
    firstEntryDate: "2023-07-03",
    annual: annual(dated("35238.11")),
    lifetime: null,
    openingDate: "2024-01-01",
    annualOpening: "35200.00",
    lifetimeOpening: "35200.00",
  });
  const charged = (policy: CappingPolicy, until = "2024-06-30") =>
    chargeUnderCaps(given, [{ from: "2024-01-01", to: null, amount: "50.00" }], until, policy).result!;
  test("clamped: 38.11, then nothing", () => {
    expect(charged(CAPPING_POLICY)).toEqual({
      charged: [{ from: "2024-01-01", to: "2024-01-01", days: 1, perDay: "38.11", amount: "38.11" }],
      reached: [
        { kind: "annual", limitType: "MEANS_TESTED_ANNUAL", on: "2024-01-01", threshold: "35238.11", charged: "38.11" },
      ],
    });
  });
  test("by the words of the rule: 50.00, then nothing", () => {
    expect(charged(FULL).charged).toEqual([
      { from: "2024-01-01", to: "2024-01-01", days: 1, perDay: "50.00", amount: "50.00" },
    ]);
  });
  test("from the anniversary on again", () => {
    expect(charged(CAPPING_POLICY, "2024-07-12").charged.at(-1)).toEqual({
      from: "2024-07-03",
      to: "2024-07-12",
      days: 10,
      perDay: "50.00",
      amount: "500.00",
    });
  });
});

describe("charging", () => {
  const schedule = (amount: string, from = "2024-01-01", to: string | null = null) => [{ from, to, amount }];
  const brief = (given: CappingFacts, amount: string, until: string, policy = CAPPING_POLICY) =>
    chargeUnderCaps(given, schedule(amount), until, policy).result!.charged.map(
      (each) => `${each.from} ${each.to} ${each.perDay}`,
    );
  test("a cap filled to the cent: no more, or one more day, because it is not passed yet", () => {
    const given = facts({ annual: annual(dated("500.00")), lifetime: null });
    expect(brief(given, "50.00", "2024-03-01")).toEqual(["2024-01-01 2024-01-10 50.00"]);
    expect(chargeUnderCaps(given, schedule("50.00"), "2024-03-01").result!.reached).toMatchObject([
      { on: "2024-01-10", charged: "50.00" },
    ]);
    expect(brief(given, "50.00", "2024-03-01", FULL)).toEqual(["2024-01-01 2024-01-11 50.00"]);
  });
  test("filled to the cent on the last day asked for", () => {
    const given = facts({ annual: annual(dated("500.00")), lifetime: null });
    expect(chargeUnderCaps(given, schedule("50.00"), "2024-01-10").result!.reached).toHaveLength(1);
    expect(chargeUnderCaps(given, schedule("50.00"), "2024-01-09").result!.reached).toHaveLength(0);
  });
  test("the cap that is nearer binds; both at once are both told", () => {
    const given = facts({ annual: annual(dated("500.00")), lifetime: lifetime(dated("120.00")) });
    expect(chargeUnderCaps(given, schedule("50.00"), "2024-03-01").result!.reached.map((row) => row.kind)).toEqual([
      "lifetime",
    ]);
    const both = facts({ annual: annual(dated("120.00")), lifetime: lifetime(dated("120.00")) });
    expect(chargeUnderCaps(both, schedule("50.00"), "2024-03-01").result!.reached.map((row) => row.kind)).toEqual([
      "annual",
      "lifetime",
    ]);
  });
  test("a higher threshold opens the means tested cap again, and not that of contributions", () => {
    const thresholds = [dated("100.00", "2000-01-01", "2024-03-19"), dated("130.00", "2024-03-20")];
    expect(brief(facts({ annual: null, lifetime: lifetime(...thresholds) }), "40.00", "2024-06-01")).toEqual([
      "2024-01-01 2024-01-02 40.00",
      "2024-01-03 2024-01-03 20.00",
      "2024-03-20 2024-03-20 30.00",
    ]);
    expect(brief(facts({ annual: null, lifetime: ever(...thresholds) }), "40.00", "2024-06-01")).toEqual([
      "2024-01-01 2024-01-02 40.00",
      "2024-01-03 2024-01-03 20.00",
    ]);
  });
  test("amounts that change", () => {
    const given = facts({ annual: annual(dated("500.00")), lifetime: null });
    const rows = [...schedule("10.00", "2024-01-01", "2024-01-10"), ...schedule("100.00", "2024-01-11")];
    const { result } = chargeUnderCaps(given, rows, "2024-03-01");
    expect(result!.charged.map((each) => each.amount)).toEqual(["100.00", "400.00"]);
  });
  test("beyond the caps, where the provider allows it: everything, and each cap is told by itself", () => {
    const given = facts({ annual: annual(dated("500.00")), lifetime: lifetime(dated("120.00")), allowBeyond: true });
    expect(brief(given, "50.00", "2024-01-31")).toEqual(["2024-01-01 2024-01-31 50.00"]);
    const { result } = chargeUnderCaps(given, schedule("50.00"), "2024-01-31");
    expect(result!.reached.map((row) => [row.kind, row.on, row.charged])).toEqual([
      ["lifetime", "2024-01-03", "50.00"],
      ["annual", "2024-01-10", "50.00"],
    ]);
    const forecast = capForecast({
      capping: given,
      schedule: schedule("50.00"),
      today: "2024-01-01",
      until: "2024-01-31",
      alertDays: 0,
    });
    expect(forecast.result!.map((each) => [each.reachedOn, each.firstDayFree])).toEqual([
      ["2024-01-10", null],
      ["2024-01-03", null],
    ]);
  });
  test("what cannot be charged", () => {
    const codes = (given: Partial<CappingFacts>, rows: Parameters<typeof chargeUnderCaps>[1]) =>
      chargeUnderCaps(facts(given), rows, "2024-03-01").issues.map((each) => each.code);
    expect(codes({ contributions: [paid("2024-01-01", "2024-01-05", "5.00")] }, schedule("1.00"))).toEqual([
      "SCHEDULE_BEFORE_CONTRIBUTIONS",
    ]);
    expect(
      codes({ openingDate: "2024-02-01", annualOpening: "1.00", lifetimeOpening: "1.00" }, schedule("1.00")),
    ).toEqual(["SCHEDULE_BEFORE_CONTRIBUTIONS"]);
    expect(codes({}, [...schedule("1.00"), ...schedule("1.00", "2024-02-01")])).toEqual(["SCHEDULE_OVERLAPS"]);
    expect(codes({}, schedule("-1.00"))).toEqual(["NEGATIVE_CHARGE"]);
    expect(codes({ lifetime: lifetime(dated("100.00", "2024-02-01")) }, schedule("1.00"))).toEqual([
      "THRESHOLD_MISSING",
    ]);
    expect(chargeUnderCaps(facts(), [], "2024-03-01").result).toEqual({ charged: [], reached: [] });
  });
});

describe("the forecast", () => {
  const asked = (given: Partial<CapForecastFacts> = {}): CapForecastFacts => ({
    capping: facts({ annual: annual(dated("1000.00")), lifetime: lifetime(dated("99999.00")) }),
    schedule: [{ from: "2024-01-01", to: null, amount: "30.00" }],
    today: "2024-01-01",
    until: "2025-12-31",
    alertDays: 14,
    ...given,
  });
  test("the day, the alert before it, and when it goes on", () => {
    // 33 days of 30.00 and 10.00 on the 34th: 3 February
    const [year, life] = capForecast(asked()).result!;
    expect(year).toEqual({
      kind: "annual",
      limitType: "MEANS_TESTED_ANNUAL",
      status: "will_be_reached",
      reachedOn: "2024-02-03",
      firstDayFree: "2024-02-04",
      chargedAgainFrom: "2024-07-03",
      alertOn: "2024-01-20",
      alertDue: false,
      daysToGo: 33,
      remaining: "1000.00",
    });
    expect(life).toMatchObject({
      status: "not_reached_by_then",
      reachedOn: null,
      alertOn: null,
      alertDue: false,
      daysToGo: null,
    });
  });
  test("the alert is due from its day on", () => {
    const due = (alertDays: number) => capForecast(asked({ alertDays })).result![0]!.alertDue;
    expect([due(32), due(33), due(34)]).toEqual([false, true, true]);
  });
  test("reached by what is charged ahead of today", () => {
    const capping = facts({
      annual: annual(dated("1000.00")),
      lifetime: null,
      contributions: [paid("2024-01-01", "2024-01-31", "1550.00")],
    });
    const schedule = [{ from: "2024-02-01", to: null, amount: "50.00" }];
    expect(capForecast(asked({ capping, schedule, today: "2024-01-10" })).result).toMatchObject([
      {
        status: "will_be_reached",
        reachedOn: "2024-01-20",
        firstDayFree: "2024-02-01",
        alertOn: "2024-01-06",
        alertDue: true,
        remaining: "500.00",
      },
    ]);
  });
  test("without anything to come", () => {
    const contributions = [paid("2024-01-01", "2024-01-31", "1550.00")];
    const capping = facts({ annual: annual(dated("1000.00")), lifetime: null, contributions });
    expect(capForecast(asked({ capping, schedule: [], today: "2024-01-10" })).result).toMatchObject([
      { status: "will_be_reached", reachedOn: "2024-01-20", firstDayFree: null },
    ]);
    expect(capForecast(asked({ schedule: [] })).result!.map((each) => each.status)).toEqual([
      "not_reached_by_then",
      "not_reached_by_then",
    ]);
  });
  test("reached already", () => {
    const capping = facts({
      annual: annual(dated("1000.00")),
      lifetime: null,
      contributions: [paid("2023-12-01", "2023-12-31", "1000.00")],
    });
    expect(capForecast(asked({ capping })).result).toMatchObject([
      {
        status: "reached",
        reachedOn: "2023-12-31",
        firstDayFree: "2024-01-01",
        chargedAgainFrom: "2024-07-03",
        alertOn: null,
        daysToGo: -1,
        remaining: "0.00",
      },
    ]);
  });
  test("faults come back as they are", () => {
    const found = capForecast(asked({ schedule: [{ from: "2024-01-01", to: null, amount: "-1.00" }] }));
    expect(found.result).toBeNull();
    expect(found.issues.map((each) => each.code)).toEqual(["NEGATIVE_CHARGE"]);
  });
});

describe("1,460 days", () => {
  test("as counting day by day", () => {
    const start = dayNumber("2025-11-01");
    const range = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 5 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 380 }),
        (ranges, daysBefore, maximumDays, at) => {
          const days = ranges.map(([from, length]) => ({
            from: dayText(start + from),
            to: dayText(start + from + length),
          }));
          let [count, used, last, free] = [
            Math.min(daysBefore, maximumDays),
            Math.min(daysBefore, maximumDays),
            -1,
            -1,
          ];
          for (let day = 0; day <= 400; day += 1) {
            if (!ranges.some(([from, length]) => day >= from && day <= from + length)) continue;
            if (count < maximumDays) {
              count += 1;
              if (day <= at) used += 1;
              if (count === maximumDays) last = day;
            } else if (free < 0) free = day;
          }
          const text = (day: number) => (day < 0 ? null : dayText(start + day));
          expect(
            careDays({ daysBefore, days, maximumDays, today: dayText(start + at), alertDays: 10 }).result,
          ).toMatchObject({
            used,
            remaining: maximumDays - used,
            lastDay: text(last),
            firstDayFree: text(free),
            alertOn: last < 0 ? null : dayText(start + last - 10),
          });
        },
      ),
      { numRuns: 200 },
    );
  });
  const asked = (given: Partial<CareDaysFacts> = {}) =>
    careDays({
      daysBefore: 0,
      days: [{ from: "2025-11-01", to: null }],
      maximumDays: 1460,
      today: "2025-11-30",
      alertDays: 30,
      ...given,
    }).result;
  test("in a row from 1 November 2025: the last is 30 October 2029", () => {
    expect(asked()).toEqual({
      used: 30,
      remaining: 1430,
      lastDay: "2029-10-30",
      firstDayFree: "2029-10-31",
      alertOn: "2029-09-30",
      alertDue: false,
    });
    expect(asked({ today: "2029-09-30" }).alertDue).toBe(true);
  });
  test("with breaks, and with days before", () => {
    const days = [
      { from: "2026-01-01", to: "2026-01-10" },
      { from: "2026-02-01", to: null },
    ];
    expect(asked({ daysBefore: 1440, days, today: "2026-01-05" })).toMatchObject({
      used: 1445,
      remaining: 15,
      lastDay: "2026-02-10",
      firstDayFree: "2026-02-11",
    });
  });
  test("not reached; over before", () => {
    expect(asked({ days: [{ from: "2026-01-01", to: "2026-01-10" }] })).toMatchObject({
      used: 0,
      lastDay: null,
      firstDayFree: null,
      alertOn: null,
    });
    expect(asked({ daysBefore: 2000 })).toMatchObject({
      used: 1460,
      remaining: 0,
      lastDay: null,
      firstDayFree: "2025-11-01",
    });
  });
});
