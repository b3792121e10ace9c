import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import {
  checkHigherEverydayAgreement,
  endOfAgreement,
  type AgreedService,
  type HigherEverydayAgreement,
} from "./higher-everyday-agreement.ts";
import { higherEverydayCharge, type ChargeFacts, type HigherEverydayCharge } from "./higher-everyday-charge.ts";
import { agreedAmountOn } from "./higher-everyday-indexation.ts";

const wine: AgreedService = {
  id: 1,
  service: "Meals",
  accommodation: false,
  amount: "25.00",
  per: "day",
  standard: "Menu of the day with a glass of wine",
  agreedOn: "2026-01-10",
  from: "2026-01-10",
  to: null,
  bundle: null,
  standaloneAmount: null,
};
const agreement: HigherEverydayAgreement = {
  id: 7,
  kind: "standing",
  stay: "permanent",
  serviceAgreementDay: "2026-01-02",
  startDay: "2026-01-05",
  offeredOn: "2026-01-06",
  agreedOn: "2026-01-10",
  inWriting: true,
  standalone: true,
  statesIndexation: true,
  annualReview: true,
  services: [wine],
  ended: null,
  suspended: [],
};
/** Hypothetical index numbers. */
const quarters = [
  { year: 2025, index: "100.0" },
  { year: 2026, index: "103.1" },
  { year: 2027, index: "102.0" },
  { year: 2028, index: "106.0" },
];

describe("the agreement", () => {
  const codes = (given: Partial<HigherEverydayAgreement>) =>
    checkHigherEverydayAgreement({ ...agreement, ...given }).issues.map((each) => each.code);
  test("meets every requirement", () => {
    expect(checkHigherEverydayAgreement(agreement)).toMatchObject({ result: true, issues: [] });
  });
  test("after the service agreement and not before the start day", () => {
    expect(codes({ serviceAgreementDay: null })).toEqual(["NO_SERVICE_AGREEMENT"]);
    expect(codes({ serviceAgreementDay: "2026-01-11" })).toEqual(["NO_SERVICE_AGREEMENT"]);
    expect(codes({ offeredOn: "2026-01-04" })).toEqual(["OFFERED_BEFORE_START"]);
    const early = { agreedOn: "2026-01-04", offeredOn: "2026-01-03", services: [{ ...wine, from: "2026-01-05" }] };
    expect(codes(early)).toEqual(["OFFERED_BEFORE_START", "AGREED_BEFORE_START"]);
  });
  test("form", () => {
    expect(codes({ standalone: false })).toEqual(["PART_OF_ANOTHER_AGREEMENT"]);
    expect(codes({ statesIndexation: false })).toEqual(["INDEXATION_NOT_STATED"]);
    expect(codes({ inWriting: false })).toEqual(["NOT_IN_WRITING"]);
    expect(codes({ annualReview: false })).toEqual(["NO_ANNUAL_REVIEW"]);
    expect(codes({ annualReview: false, stay: "respite" })).toEqual([]);
    expect(codes({ kind: "ad_hoc", inWriting: false, annualReview: false })).toEqual([]);
    expect(codes({ kind: "ad_hoc", services: [wine, { ...wine, id: 2 }] })).toEqual(["MORE_THAN_ONE_SERVICE"]);
  });
  test("what is agreed", () => {
    expect(codes({ services: [{ ...wine, accommodation: true }] })).toEqual(["ACCOMMODATION"]);
    expect(codes({ services: [{ ...wine, standard: " " }] })).toEqual(["STANDARD_NOT_SPECIFIED"]);
    expect(codes({ services: [{ ...wine, from: "2026-01-09" }] })).toEqual(["SERVICE_BEFORE_AGREEMENT"]);
  });
  test("a bundle costs no more than its parts that the person can use", () => {
    const part = (id: number, standaloneAmount: string | null) => ({
      ...wine,
      id,
      bundle: "Club",
      amount: "8.00",
      standaloneAmount,
    });
    expect(codes({ services: [part(1, "10.00"), part(2, "6.00")] })).toEqual([]);
    expect(codes({ services: [part(1, "10.00"), part(2, "5.99")] })).toEqual(["BUNDLE_DEARER"]);
    expect(codes({ services: [part(1, "10.00"), part(2, null)] })).toEqual(["BUNDLE_DEARER"]);
  });
  test("the provider cannot end it in the first 28 days", () => {
    const ended = (on: string, cannotDeliver = false) => ({ ended: { by: "provider" as const, on, cannotDeliver } });
    expect(codes(ended("2026-02-07"))).toEqual(["ENDED_TOO_SOON_BY_PROVIDER"]);
    expect(codes(ended("2026-02-08"))).toEqual([]);
    expect(codes(ended("2026-02-07", true))).toEqual([]);
  });
});

describe("its end", () => {
  const end = (by: "person" | "provider", on: string, cannotDeliver = false) =>
    endOfAgreement("2026-01-10", { by, on, cannotDeliver }).result;
  test("at once within 28 days", () => {
    expect(end("person", "2026-02-07")).toEqual({
      lastDay: "2026-02-07",
      refundDueOn: "2026-02-21",
      acknowledgeBy: "2026-02-20",
      unavoidableCostsUntil: null,
    });
  });
  test("later with 28 days' notice; unavoidable costs end 90 days after", () => {
    expect(end("person", "2026-02-08")).toMatchObject({
      lastDay: "2026-03-08",
      refundDueOn: "2026-03-22",
      unavoidableCostsUntil: "2026-06-06",
    });
    expect(end("provider", "2026-02-08")).toMatchObject({ lastDay: "2026-03-08", unavoidableCostsUntil: null });
  });
  test("at once when the provider can no longer deliver", () => {
    expect(end("person", "2026-05-01", true)).toMatchObject({ lastDay: "2026-05-01", unavoidableCostsUntil: null });
  });
});

describe("indexation", () => {
  const on = (day: string, amount = "25.00", agreedOn = "2026-01-10") =>
    agreedAmountOn({ amount, agreedOn, day, quarters }).result;
  test("25.00 times 1.031 is 25.775: 26 from 1 July", () => {
    expect(on("2026-06-30")).toBe("25.00");
    expect(on("2026-07-01")).toBe("26.00");
  });
  test("50 cents go up, less goes down", () => {
    expect(on("2026-07-01", "50.00")).toBe("52.00");
    expect(on("2026-07-01", "15.03")).toBe("15.00");
    // 16.003 x 1.031 = 16.499; 16.004 x 1.031 = 16.500
    expect([on("2026-07-01", "16.003"), on("2026-07-01", "16.004")]).toEqual(["16.00", "17.00"]);
  });
  test("a fall changes nothing, and the next rise is measured from the highest quarter", () => {
    expect(on("2027-07-01")).toBe("26.00");
    // 106.0 / 103.1 = 1.028: 26.728
    expect(on("2028-07-01")).toBe("27.00");
  });
  test("an amount agreed later is indexed from the next 1 July on", () => {
    expect(on("2026-07-01", "25.00", "2026-07-01")).toBe("25.00");
    expect(on("2028-07-01", "25.00", "2026-07-01")).toBe("26.00");
  });
  test("without the index number nothing is guessed", () => {
    const missing = agreedAmountOn({ amount: "25.00", agreedOn: "2026-01-10", day: "2029-07-01", quarters });
    expect(missing.result).toBeNull();
    expect(missing.issues.map((each) => each.code)).toEqual(["INDEX_NUMBER_MISSING"]);
    expect(agreedAmountOn({ amount: "25.00", agreedOn: "2025-11-10", day: "2026-06-30", quarters: [] }).result).toBe(
      "25.00",
    );
  });
  test("never falls", () => {
    const index = fc.integer({ min: 900, max: 1300 }).map((value) => `${Math.floor(value / 10)}.${value % 10}`);
    fc.assert(
      fc.property(
        fc.array(index, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 20_000 }),
        (numbers, dollars) => {
          const given = numbers.map((each, at) => ({ year: 2025 + at, index: each }));
          let before = dollars;
          for (let year = 2026; year <= 2030; year += 1) {
            const { result } = agreedAmountOn({
              amount: `${dollars}`,
              agreedOn: "2026-01-01",
              day: `${year}-07-01`,
              quarters: given,
            });
            expect(Number(result)).toBeGreaterThanOrEqual(before);
            before = Number(result);
          }
        },
      ),
    );
  });
});

describe("a charge", () => {
  const facts = (charge: Partial<HigherEverydayCharge>, given: Partial<ChargeFacts> = {}): ChargeFacts => ({
    charge: { agreedServiceId: 1, from: "2026-02-01", to: "2026-02-28", occasions: 1, amount: "700.00", ...charge },
    agreement,
    quarters,
    chargedElsewhere: [],
    ...given,
  });
  const most = (charge: Partial<HigherEverydayCharge>, given: Partial<ChargeFacts> = {}) =>
    higherEverydayCharge(facts(charge, given)).result;
  const codes = (charge: Partial<HigherEverydayCharge>, given: Partial<ChargeFacts> = {}) =>
    higherEverydayCharge(facts(charge, given)).issues.map((each) => each.code);
  const per = (unit: AgreedService["per"], amount = "25.00") => ({
    agreement: { ...agreement, services: [{ ...wine, per: unit, amount }] },
  });

  test("up to the agreed amount, which is indexed on its days", () => {
    expect(most({})).toBe("700.00");
    // 15 days of June and 15 of July
    expect(most({ from: "2026-06-16", to: "2026-07-15", amount: "10.00" })).toBe("765.00");
    expect(codes({ amount: "700.01" })).toEqual(["ABOVE_AGREED_AMOUNT"]);
    expect(most({ amount: "700.01" })).toBeNull();
  });
  test("by the week, fortnight, month and occasion", () => {
    const given = { from: "2026-02-01", to: "2026-02-28", amount: "1.00" };
    expect(most(given, per("week"))).toBe("100.00");
    expect(most(given, per("fortnight"))).toBe("50.00");
    expect(most(given, per("month"))).toBe("25.00");
    expect(most({ ...given, to: "2026-02-14" }, per("month"))).toBe("12.50");
    expect(most({ ...given, occasions: 3 }, per("occasion"))).toBe("75.00");
  });
  test("needs a clause that holds on its days", () => {
    expect(codes({ agreedServiceId: null })).toEqual(["NO_CLAUSE"]);
    expect(codes({ agreedServiceId: 2 })).toEqual(["NO_CLAUSE"]);
    expect(codes({ from: "2026-01-09" })).toEqual(["BEFORE_AGREEMENT", "CLAUSE_NOT_IN_EFFECT"]);
    expect(codes({ from: "2026-01-04" })).toEqual(["BEFORE_START_DAY", "BEFORE_AGREEMENT", "CLAUSE_NOT_IN_EFFECT"]);
    const removed = { agreement: { ...agreement, services: [{ ...wine, to: "2026-02-27" }] } };
    expect(codes({}, removed)).toEqual(["CLAUSE_NOT_IN_EFFECT"]);
  });
  test("after the end, in a suspension, or for accommodation: refused", () => {
    const ended = {
      agreement: { ...agreement, ended: { by: "person" as const, on: "2026-02-05", cannotDeliver: false } },
    };
    expect(codes({}, ended)).toEqual(["AGREEMENT_ENDED"]);
    expect(codes({ to: "2026-02-05", amount: "125.00" }, ended)).toEqual([]);
    const suspended = { agreement: { ...agreement, suspended: [{ from: "2026-02-28", to: null }] } };
    expect(codes({}, suspended)).toEqual(["AGREEMENT_SUSPENDED"]);
    expect(codes({ to: "2026-02-27", amount: "600.00" }, suspended)).toEqual([]);
    const room = { agreement: { ...agreement, services: [{ ...wine, accommodation: true }] } };
    expect(codes({}, room)).toEqual(["ACCOMMODATION"]);
  });
  test("not twice for one service", () => {
    const chargedElsewhere = [{ from: "2026-02-28", to: "2026-03-31", as: "extra_service" as const }];
    expect(codes({}, { chargedElsewhere })).toEqual(["CHARGED_TWICE"]);
    expect(codes({ to: "2026-02-27", amount: "600.00" }, { chargedElsewhere })).toEqual([]);
  });
  test("without an index number nothing is allowed", () => {
    expect(codes({ from: "2026-07-01", to: "2026-07-01" }, { quarters: [] })).toEqual(["INDEX_NUMBER_MISSING"]);
  });
  test("quotes the clause", () => {
    const [issue] = higherEverydayCharge(facts({ amount: "701.00" })).issues;
    expect(issue?.message).toBe("701.00 is more than the 700.00 agreed for Meals (Aged Care Act 2024 s.284(2)).");
  });
  test("two parts of a period allow as much as the whole", () => {
    const start = dayNumber("2026-05-01");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 89 }), (days, cut) => {
        const at = Math.min(cut, days - 1);
        const of = (from: number, to: number) => Number(most({ from: dayText(from), to: dayText(to), amount: "0" }));
        const whole = of(start, start + days);
        expect(of(start, start + at) + of(start + at + 1, start + days)).toBeCloseTo(whole, 6);
      }),
      { numRuns: 60 },
    );
  });
});
