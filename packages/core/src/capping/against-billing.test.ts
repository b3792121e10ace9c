/** Charging under caps against the caps of the billing proposal. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { amount, book, cap, client, code, entry, line, window } from "../../test/facts.ts";
import { proposeBilling } from "../billing/propose-billing.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsText } from "../money/cents.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import type { DatedAmount } from "../billing/facts.ts";
import { capsOfArrangement, type CapThresholds } from "./cap-limits.ts";
import { CAPPING_POLICY, type CapContribution, type CappingFacts, type CappingPolicy } from "./facts.ts";

const START = dayNumber("2024-01-01");

test("a capped line is billed on the same days with the same amounts", () => {
  const given = fc.record({
    rate: fc.integer({ min: 1, max: 60 }).map((dollars) => centsText(dollars * 50)),
    annual: fc.integer({ min: 0, max: 90 }).map((dollars) => centsText(dollars * 1000)),
    lifetime: fc.integer({ min: 0, max: 160 }).map((dollars) => centsText(dollars * 1000)),
    raised: fc.integer({ min: 0, max: 40 }),
    paid: fc.integer({ min: 0, max: 20 }).map((dollars) => centsText(dollars * 500)),
    days: fc.integer({ min: 1, max: 400 }),
    entry: fc.integer({ min: 1, max: 500 }).map((days) => dayText(START - days)),
    crossing: fc.constantFrom<CappingPolicy["capCrossing"]>("clamp", "full_day"),
  });
  fc.assert(
    fc.property(given, ({ rate, annual, lifetime, raised, paid, days, entry: entryDay, crossing }) => {
      const end = dayText(START + days);
      const thresholds = (first: string) => [
        { from: "2000-01-01", to: "2024-03-19", amount: first },
        { from: "2024-03-20", to: null, amount: centsText(Number(first.replace(".", "")) + raised * 100) },
      ];
      const [annualCap, lifetimeCap] = [thresholds(annual), thresholds(lifetime)];
      const day = dayText(START - 1);
      const { charges } = proposeBilling(
        client({
          lines: [line({ startDate: "2024-01-01" })],
          cap: cap({
            firstEntryDate: entryDay,
            contributions: [{ scheduleLineId: 9, from: day, to: day, amount: paid, fee: null }],
          }),
        }),
        book({
          codes: [code({ id: 1, capped: true, timing: "arrears" })],
          globalRates: [amount(1, rate)],
          annualCap,
          lifetimeCap,
          policies: { capCrossing: crossing, advanceLimit: "none" },
        }),
        window(end),
      );
      const billed = charges.flatMap((each) => {
        const from = dayNumber(each.from);
        const count = dayNumber(each.to) - from + 1;
        return Array.from({ length: count }, (_, at) => [
          dayText(from + at),
          Number(each.amount.replace(".", "")) / count,
        ]);
      });
      const facts: CappingFacts = {
        firstEntryDate: entryDay,
        annual: { type: "MEANS_TESTED_ANNUAL", thresholds: annualCap },
        lifetime: { type: "MEANS_TESTED_LIFETIME", thresholds: lifetimeCap },
        openingDate: null,
        annualOpening: "0",
        lifetimeOpening: "0",
        allowBeyond: false,
        contributions: [{ from: day, to: day, amount: paid, fee: "means_tested_care_fee", source: "here" }],
      };
      const policy: CappingPolicy = { ...CAPPING_POLICY, capCrossing: crossing };
      const { result } = chargeUnderCaps(facts, [{ from: "2024-01-01", to: null, amount: rate }], end, policy);
      const charged = result!.charged.flatMap((each) => {
        const from = dayNumber(each.from);
        return Array.from({ length: each.days }, (_, at) => [dayText(from + at), Number(each.perDay.replace(".", ""))]);
      });
      expect(charged).toEqual(billed);
    }),
    { numRuns: 100 },
  );
});

test("by arrangement: caps of the class of each day, and the days of the contribution", () => {
  const first = dayNumber("2025-09-25");
  const dollars = (most: number) => fc.integer({ min: 0, max: most }).map((each) => centsText(each * 100));
  const given = fc.record({
    rate: fc.integer({ min: 1, max: 60 }).map((each) => centsText(each * 50)),
    annual: dollars(900),
    lower: dollars(1500),
    higher: dollars(2500),
    raised: fc.integer({ min: 0, max: 400 }),
    paid: dollars(300),
    election: fc.integer({ min: 37, max: 250 }),
    days: fc.integer({ min: 100, max: 400 }),
    careDays: fc.constantFrom(20, 60, 1460),
    before: fc.constantFrom(0, 5, 25),
    entry: fc.integer({ min: 1, max: 500 }).map((each) => dayText(first - each)),
    capCrossing: fc.constantFrom<CappingPolicy["capCrossing"]>("clamp", "full_day"),
    afterIndexation: fc.constantFrom<CappingPolicy["afterIndexation"]>("by_limit", "reopens", "final"),
    annualCapYears: fc.constantFrom<CappingPolicy["annualCapYears"]>("every_year", "begun_before_november_2025"),
  });
  fc.assert(
    fc.property(given, (facts) => {
      // Of days that a cap leaves uncharged before it opens again, billing counts none towards those of the contribution.
      fc.pre(facts.afterIndexation !== "reopens" || facts.careDays === 1460);
      const policy: CappingPolicy = { ...CAPPING_POLICY, ...facts };
      const from = dayText(first);
      const [lastOld, elected] = [dayText(first + facts.election - 1), dayText(first + facts.election)];
      const until = dayText(first + facts.days);
      const thresholds = (amountText: string, start: string) => [
        { from: start, to: "2026-03-19", amount: amountText },
        { from: "2026-03-20", to: null, amount: centsText(Number(amountText.replace(".", "")) + facts.raised * 100) },
      ];
      const caps: CapThresholds = {
        MEANS_TESTED_ANNUAL: thresholds(facts.annual, "2000-01-01"),
        MEANS_TESTED_LIFETIME: thresholds(facts.lower, "2000-01-01"),
        CONTRIBUTION_LIFETIME: thresholds(facts.higher, "2025-11-01"),
      };
      const paidOn = dayText(first - 1);
      const history = [
        { from: facts.entry, to: lastOld, fee: "POST14" as const },
        { from: elected, to: null, fee: "NOV25" as const },
      ];

      const { charges } = proposeBilling(
        client({
          lines: [
            line({ id: 1, startDate: from, endDate: lastOld }),
            line({ id: 2, billingCodeId: 2, startDate: elected }),
          ],
          entries: [entry({ entryDate: from, billingStartDate: from })],
          cap: cap({
            firstEntryDate: facts.entry,
            careDaysBefore: facts.before,
            arrangements: history.map(({ fee, ...days }) => ({ ...days, arrangement: fee })),
            contributions: [
              { scheduleLineId: 9, from: paidOn, to: paidOn, amount: facts.paid, fee: "means_tested_care_fee" },
            ],
          }),
        }),
        book({
          codes: [
            code({ id: 1, capped: true, cappedFee: "means_tested_care_fee" }),
            code({ id: 2, capped: true, cappedFee: "non_clinical_care_contribution" }),
          ],
          globalRates: [amount(1, facts.rate), amount(2, facts.rate)],
          annualCap: caps.MEANS_TESTED_ANNUAL as DatedAmount[],
          lifetimeCap: caps.MEANS_TESTED_LIFETIME as DatedAmount[],
          contributionCap: caps.CONTRIBUTION_LIFETIME as DatedAmount[],
          careDays: facts.careDays,
          policies: { ...policy, advanceLimit: "none" },
        }),
        window(until),
      );
      const billed = charges.flatMap((each) => {
        const start = dayNumber(each.from);
        const count = dayNumber(each.to) - start + 1;
        return Array.from({ length: count }, (_, at) => [
          dayText(start + at),
          Number(each.amount.replace(".", "")) / count,
        ]);
      });

      const common: Omit<CappingFacts, "annual" | "lifetime" | "contributions"> = {
        firstEntryDate: facts.entry,
        openingDate: null,
        annualOpening: "0",
        lifetimeOpening: "0",
        allowBeyond: false,
      };
      const contributions: CapContribution[] = [
        { from: paidOn, to: paidOn, amount: facts.paid, fee: "means_tested_care_fee", source: "here" },
      ];
      const days: (string | number)[][] = [];
      const careDaysLeft = Math.max(facts.careDays - facts.before, 0);
      const lastCareDay = dayText(dayNumber(elected) + careDaysLeft - 1);
      const periods = [
        { arrangement: "POST14" as const, start: from, end: lastOld < until ? lastOld : until },
        { arrangement: "NOV25" as const, start: elected, end: lastCareDay < until ? lastCareDay : until },
      ];
      for (const { arrangement, start, end } of periods) {
        if (start > end) continue;
        const limits = capsOfArrangement(arrangement, caps, history);
        const { result } = chargeUnderCaps(
          { ...common, ...limits, contributions },
          [{ from: start, to: end, amount: facts.rate }],
          end,
          policy,
        );
        for (const row of result!.charged) {
          const fee = arrangement === "POST14" ? "means_tested_care_fee" : "non_clinical_care_contribution";
          contributions.push({ ...row, fee, source: "here" });
          for (let at = 0; at < row.days; at += 1) {
            days.push([dayText(dayNumber(row.from) + at), Number(row.perDay.replace(".", ""))]);
          }
        }
      }
      expect(billed).toEqual(days);
    }),
    { numRuns: 200 },
  );
});
