import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../days/civil.ts";
import { addMonths } from "../days/month.ts";
import { chargedOnDayOfMove, type DayFee, type DayOfMoveFacts } from "./departure-day.ts";
import { FEE_POLICY, type FeePolicy } from "./facts.ts";
import { feeRefundDue, type FeeRefundFacts } from "./fee-refund-due.ts";
import { lastPrepaidDay, prepaymentLimit } from "./prepayment.ts";
import { bookingFeeRefund, mostBookingFee, type BookingEvent } from "./respite-booking-fee.ts";

const FEES: DayFee[] = [
  "basic_daily_fee",
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
  "accommodation_payment",
  "accommodation_contribution",
  "higher_everyday_living_fee",
  "respite_fee",
];
const WITHOUT_SUBSIDY = ["basic_daily_fee", "accommodation_payment", "higher_everyday_living_fee", "respite_fee"];

describe("day of entry and of departure", () => {
  const charged = (given: Partial<DayOfMoveFacts>, policy: Partial<FeePolicy> = {}) =>
    FEES.filter(
      (fee) =>
        chargedOnDayOfMove(
          { fee, day: "departure", sameDayMove: false, onlyDay: false, servicesDelivered: true, ...given },
          { ...FEE_POLICY, ...policy },
        ).result,
    );
  test("departure: only fees without subsidy behind them, or all by policy", () => {
    expect(charged({})).toEqual(WITHOUT_SUBSIDY);
    expect(charged({}, { departureDay: "all" })).toEqual(FEES);
  });
  test("nothing was delivered: nothing is charged", () => {
    expect(charged({ servicesDelivered: false })).toEqual([]);
  });
  test("entry: all", () => {
    expect(charged({ day: "entry" })).toEqual(FEES);
  });
  test("came and went on one day: all", () => {
    expect(charged({ onlyDay: true })).toEqual(FEES);
  });
  test("moved on one day: the first home has the day, or the second", () => {
    const move = { sameDayMove: true };
    expect(charged(move)).toEqual(FEES);
    expect(charged({ ...move, day: "entry" })).toEqual(WITHOUT_SUBSIDY);
    const second: Partial<FeePolicy> = { sameDayMove: "second_home" };
    expect(charged(move, second)).toEqual(WITHOUT_SUBSIDY);
    expect(charged({ ...move, day: "entry" }, second)).toEqual(FEES);
  });
});

describe("a month ahead at most", () => {
  test.each([
    ["2026-01-31", "2026-02-28"],
    ["2026-02-28", "2026-03-31"],
    ["2026-03-15", "2026-04-15"],
    ["2028-01-30", "2028-02-29"],
  ])("asked on %s: up to %s", (askedOn, last) => {
    expect(prepaymentLimit({ askedOn, chargedTo: null }).result).toBe(last);
  });
  test("a charge that goes further is told", () => {
    expect(prepaymentLimit({ askedOn: "2026-03-15", chargedTo: "2026-04-15" }).issues).toEqual([]);
    expect(prepaymentLimit({ askedOn: "2026-03-15", chargedTo: "2026-04-16" }).issues.map((each) => each.code)).toEqual(
      ["CHARGED_TOO_FAR_AHEAD"],
    );
  });
  test("never past the same day of the next month, and never falls as time goes on", () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber("2020-01-01"), max: dayNumber("2040-01-01") }), (day) => {
        const last = lastPrepaidDay(day);
        expect(last).toBeLessThanOrEqual(addMonths(day + 1, 1));
        expect(last).toBeGreaterThanOrEqual(day + 28);
        expect(lastPrepaidDay(day + 1)).toBeGreaterThanOrEqual(last);
      }),
    );
  });
});

describe("refund of prepaid fees", () => {
  const due = (ended: FeeRefundFacts["ended"]) => feeRefundDue({ arrangement: "NOV25", ended }).result;
  const died = (probateShownOn: string | null, otherEvidenceShownOn: string | null) =>
    due({ how: "died", on: "2026-03-01", knownOn: "2026-03-02", probateShownOn, otherEvidenceShownOn });

  test("left: 14 days after, from the day after", () => {
    expect(due({ how: "left", on: "2026-03-10" })).toEqual({
      from: "2026-03-11",
      dueOn: "2026-03-24",
      payTo: "person",
    });
  });
  test("died: 14 days after probate shown within 14 days of knowing", () => {
    expect(died("2026-03-16", null)).toEqual({ from: "2026-03-02", dueOn: "2026-03-30", payTo: "estate" });
    // Probate in time goes before other evidence.
    expect(died("2026-03-16", "2026-03-05")).toMatchObject({ dueOn: "2026-03-30", payTo: "estate" });
  });
  test("died: otherwise 14 days after the first evidence shown", () => {
    expect(died(null, "2026-03-20")).toMatchObject({ dueOn: "2026-04-03", payTo: "person_shown_entitled" });
    expect(died("2026-05-01", "2026-03-20")).toMatchObject({ dueOn: "2026-04-03", payTo: "person_shown_entitled" });
    expect(died("2026-05-01", null)).toMatchObject({ dueOn: "2026-05-15", payTo: "estate" });
    expect(died(null, null)).toEqual({ from: "2026-03-02", dueOn: null, payTo: "not_known_yet" });
  });
  test("the section follows the arrangement; a death is not known before it happens", () => {
    const law = (arrangement: FeeRefundFacts["arrangement"]) =>
      feeRefundDue({ arrangement, ended: { how: "left", on: "2026-03-10" } }).trace[0]?.law;
    expect([law("NOV25"), law("POST14")]).toEqual([
      "Aged Care Rules 2025 s.285-5(b)",
      "Aged Care Rules 2025 s.285A-30(b)",
    ]);
    const early = feeRefundDue({
      arrangement: "PRE14",
      ended: { how: "died", on: "2026-03-01", knownOn: "2026-02-01", probateShownOn: null, otherEvidenceShownOn: null },
    });
    expect(early.result).toBeNull();
    expect(early.issues.map((each) => each.code)).toEqual(["KNOWN_BEFORE_DEATH"]);
  });
});

describe("respite booking fee", () => {
  const booking = { from: "2026-03-01", to: "2026-03-28", dailyFee: "65.55" };
  const refund = (event: BookingEvent, given: Partial<Parameters<typeof bookingFeeRefund>[0]> = {}) =>
    bookingFeeRefund({ ...booking, bookingFee: "458.85", event, knownOn: event.on, probateShownOn: null, ...given })
      .result;

  test("the lesser of a week and a quarter of the stay", () => {
    expect(mostBookingFee(booking).result).toBe("458.85");
    expect(mostBookingFee({ ...booking, to: "2026-03-14" }).result).toBe("229.42");
    expect(mostBookingFee({ ...booking, to: "2026-05-30" }).result).toBe("458.85");
  });
  test("whole, before the stay", () => {
    expect(refund({ kind: "hospital_before", on: "2026-02-27" })).toEqual({ amount: "458.85", dueOn: "2026-03-13" });
    expect(refund({ kind: "died_before", on: "2026-02-27" })).toEqual({ amount: "458.85", dueOn: "2026-03-27" });
    expect(refund({ kind: "died_before", on: "2026-02-27" }, { probateShownOn: "2026-03-05" }).dueOn).toBe(
      "2026-03-19",
    );
    expect(refund({ kind: "cancelled", on: "2026-02-21" })).toEqual({ amount: "458.85", dueOn: "2026-03-07" });
  });
  test("nothing when cancelled within seven days, or left by choice", () => {
    expect(refund({ kind: "cancelled", on: "2026-02-22" })).toEqual({ amount: "0.00", dueOn: null });
    expect(refund({ kind: "chose_to_leave", on: "2026-03-02" })).toEqual({ amount: "0.00", dueOn: null });
  });
  test("in part within the booking fee period", () => {
    // Three of seven days gone: four sevenths.
    expect(refund({ kind: "hospital", on: "2026-03-03" })).toEqual({ amount: "262.20", dueOn: "2026-03-17" });
    expect(refund({ kind: "told_to_leave", on: "2026-03-07" })).toEqual({ amount: "0.00", dueOn: null });
    expect(refund({ kind: "died", on: "2026-03-20" }).amount).toBe("0.00");
    expect(refund({ kind: "hospital", on: "2026-03-03" }, { knownOn: "2026-03-10" }).dueOn).toBe("2026-03-24");
  });
});
