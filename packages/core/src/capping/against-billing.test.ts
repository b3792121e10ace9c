/** Charging under caps against the caps of the billing proposal. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { amount, book, cap, client, code, line, window } from "../../test/facts.ts";
import { proposeBilling } from "../billing/propose-billing.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsText } from "../money/cents.ts";
import { chargeUnderCaps } from "./charge-under-caps.ts";
import { CAPPING_POLICY, type CappingFacts, type CappingPolicy } from "./facts.ts";

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
    fc.property(given, ({ rate, annual, lifetime, raised, paid, days, entry, crossing }) => {
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
          cap: cap({ firstEntryDate: entry, contributions: [{ scheduleLineId: 9, from: day, to: day, amount: paid }] }),
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
        firstEntryDate: entry,
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
