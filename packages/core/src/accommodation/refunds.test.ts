import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { Decimal } from "../money/decimal.ts";
import { deductInOrder } from "./deductions.ts";
import { overdueInterest, type OverdueFacts } from "./overdue-interest.ts";
import { overpaidInterest } from "./overpaid-accommodation.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { refundAmount } from "./refund-amount.ts";
import { refundDue, type RefundEvent } from "./refund-due.ts";
import { interestCharges, refundInterest, type RefundInterestFacts } from "./refund-interest.ts";

const by = (change: Partial<AccommodationPolicy>): AccommodationPolicy => ({ ...ACCOMMODATION_POLICY, ...change });
const baseRates = [
  { from: "2020-06-01", to: "2025-09-30", value: "2.25" },
  { from: "2025-10-01", to: "2026-03-31", value: "2.75" },
  { from: "2026-04-01", to: null, value: "3.25" },
];
const mpir = [
  { from: "2025-10-01", to: "2025-12-31", value: "7.61" },
  { from: "2026-01-01", to: "2026-03-31", value: "7.65" },
  { from: "2026-04-01", to: "2026-06-30", value: "7.96" },
  { from: "2026-07-01", to: null, value: "8.43" },
];
const moved = (noticeOn: string | null): RefundEvent => ({ how: "moved", ceasedOn: "2026-03-10", noticeOn });
const died = (probateShownOn: string | null, otherEvidenceShownOn: string | null = null): RefundEvent => ({
  how: "died",
  diedOn: "2026-03-10",
  probateShownOn,
  otherEvidenceShownOn,
});
const left: RefundEvent = { how: "left", ceasedOn: "2026-03-10", heldForReturn: null };

describe("last day for the refund", () => {
  test.each<[string, RefundEvent, string, string | null, string | null]>([
    ["15 days' notice", moved("2026-02-23"), "NOTICE_OVER_14_DAYS", "2026-03-10", null],
    ["14 days' notice", moved("2026-02-24"), "NOTICE_WITHIN_14_DAYS", "2026-03-10", "2026-02-25"],
    ["5 days' notice", moved("2026-03-05"), "NOTICE_WITHIN_14_DAYS", "2026-03-19", "2026-03-06"],
    ["1 day's notice", moved("2026-03-09"), "NOTICE_WITHIN_14_DAYS", "2026-03-23", "2026-03-10"],
    ["notice on the day", moved("2026-03-10"), "NO_NOTICE", "2026-03-24", "2026-03-11"],
    ["notice after it", moved("2026-03-12"), "NO_NOTICE", "2026-03-24", "2026-03-11"],
    ["no notice", moved(null), "NO_NOTICE", "2026-03-24", "2026-03-11"],
    ["left", left, "LEFT", "2026-03-24", "2026-03-11"],
    ["held", { ...left, heldForReturn: { endedOn: null } }, "HELD_FOR_RETURN", null, null],
    [
      "held, ended",
      { ...left, heldForReturn: { endedOn: "2026-05-01" } },
      "HELD_FOR_RETURN",
      "2026-05-15",
      "2026-05-02",
    ],
    ["died", died(null), "AWAITING_EVIDENCE", null, null],
    ["probate", died("2026-06-02"), "PROBATE_SHOWN", "2026-06-16", "2026-06-03"],
    ["evidence", died(null, "2026-04-01"), "OTHER_EVIDENCE_SHOWN", "2026-04-15", "2026-04-02"],
    ["evidence, then probate", died("2026-06-02", "2026-04-01"), "OTHER_EVIDENCE_SHOWN", "2026-04-15", "2026-04-02"],
    ["probate, then evidence", died("2026-04-01", "2026-06-02"), "PROBATE_SHOWN", "2026-04-15", "2026-04-02"],
  ])("%s", (_, event, reason, dueOn, periodFrom) => {
    expect(refundDue(event).result).toEqual({ reason, eventOn: "2026-03-10", dueOn, periodFrom });
  });

  test("14 days' notice is due on the same day by both readings", () => {
    const vendor = refundDue(moved("2026-02-24"), by({ refundNotice: "at_least_14" })).result!;
    expect([vendor.reason, vendor.dueOn]).toEqual(["NOTICE_OVER_14_DAYS", "2026-03-10"]);
    expect(refundDue(moved("2026-02-25"), by({ refundNotice: "at_least_14" })).result!.dueOn).toBe("2026-03-11");
  });

  test("days that cannot be", () => {
    expect(refundDue(died("2026-03-09")).issues[0]!.code).toBe("EVIDENCE_BEFORE_DEATH");
    expect(refundDue(died(null, "2026-03-09")).result).toBeNull();
    const held = refundDue({ ...left, heldForReturn: { endedOn: "2026-03-01" } });
    expect(held.issues[0]!.code).toBe("RETURN_ENDED_BEFORE_CEASING");
  });
});

const facts = (event: RefundEvent, until: string, change: Partial<RefundInterestFacts> = {}): RefundInterestFacts => ({
  due: refundDue(event).result!,
  kind: "deposit",
  balance: "400000",
  refunds: [],
  until,
  baseRates,
  mpir,
  ...change,
});
const lines = (
  event: RefundEvent,
  until: string,
  change: Partial<RefundInterestFacts> = {},
  policy = ACCOMMODATION_POLICY,
) =>
  refundInterest(facts(event, until, change), policy).result!.lines.map((line) => [
    line.rateKind,
    line.from,
    line.to,
    line.days,
    line.pieces.map((piece) => piece.rate).join("+"),
    line.amount,
  ]);

describe("interest on the refund", () => {
  test("inside the period one line, beyond it two", () => {
    expect(lines(left, "2026-03-24")).toEqual([["base", "2026-03-11", "2026-03-24", 14, "2.75", "421.92"]]);
    const late = refundInterest(facts(left, "2026-04-07")).result!;
    expect(late.lines.map((line) => line.amount)).toEqual(["421.92", "1173.70"]);
    expect([late.total, late.provisional]).toEqual(["1595.62", false]);
    expect(interestCharges(late).map((row) => [row.kind, row.from, row.to, row.amount])).toEqual([
      ["interest_payable", "2026-03-11", "2026-03-24", "421.92"],
      ["interest_payable", "2026-03-25", "2026-04-07", "1173.70"],
    ]);
  });

  test("on the day care ceases none", () => {
    for (const event of [left, moved(null), moved("2026-01-01"), moved("2026-03-05")]) {
      expect(lines(event, "2026-03-10")).toEqual([]);
    }
  });

  test("due on the day care ceases: the MPIR at once", () => {
    const expected = [["maximum", "2026-03-11", "2026-03-20", 10, "7.65", "838.36"]];
    expect(lines(moved("2026-02-01"), "2026-03-20")).toEqual(expected);
    // 14 days' notice: no day of the period is left either.
    expect(lines(moved("2026-02-24"), "2026-03-20")).toEqual(expected);
  });

  test("notice within 14 days: the base rate of the day after the notice, to the end of its period", () => {
    expect(lines(moved("2026-03-05"), "2026-03-20")).toEqual([
      ["base", "2026-03-11", "2026-03-19", 9, "2.75", "271.23"],
      ["maximum", "2026-03-20", "2026-03-20", 1, "7.65", "83.84"],
    ]);
  });

  test("late probate: one base rate since death, that of the day after probate; then the MPIR of its day", () => {
    expect(lines(died("2026-06-20"), "2026-07-10")).toEqual([
      ["base", "2026-03-11", "2026-07-04", 116, "3.25", "4131.51"],
      ["maximum", "2026-07-05", "2026-07-10", 6, "8.43", "554.30"],
    ]);
    const early = lines(died("2026-06-20"), "2026-07-04", {}, by({ baseRateDay: "after_event" }));
    expect(early).toEqual([["base", "2026-03-11", "2026-07-04", 116, "2.75", "3495.89"]]);
  });

  test("rates of each day by policy, in pieces", () => {
    expect(lines(died("2026-06-20"), "2026-07-10", {}, by({ refundRates: "each_day" }))).toEqual([
      ["base", "2026-03-11", "2026-07-04", 116, "2.75+3.25", "4016.44"],
      ["maximum", "2026-07-05", "2026-07-10", 6, "8.43", "554.30"],
    ]);
    const over = lines(left, "2026-07-02", {}, by({ refundRates: "each_day" }));
    expect(over.map((line) => line[4])).toEqual(["2.75", "7.65+7.96+8.43"]);
  });

  test("nothing shown yet: provisional, at the base rate of the last day", () => {
    const found = refundInterest(facts(died(null), "2026-04-30")).result!;
    expect(found.provisional).toBe(true);
    expect(found.lines.map((line) => [line.rateKind, line.days, line.pieces[0]!.rate])).toEqual([["base", 51, "3.25"]]);
  });

  test("part refunds lower the balance from the next day", () => {
    const refunds = [
      { on: "2026-03-15", amount: "100000" },
      { on: "2026-03-20", amount: "300000" },
    ];
    const found = refundInterest(facts(left, "2026-05-31", { refunds })).result!;
    expect(found.lines).toHaveLength(1);
    expect(found.lines[0]!.pieces.map((piece) => [piece.balance, piece.days])).toEqual([
      ["400000.00", 5],
      ["300000.00", 5],
    ]);
    // (400,000 x 5 + 300,000 x 5) x 2.75% / 365, rounded once
    expect(found.total).toBe("263.70");
  });

  test("a bond by its own section; a rate that is missing", () => {
    const bond = refundInterest(facts(left, "2026-04-07", { kind: "bond" }));
    expect(bond.trace.map((row) => row.law)).toEqual([
      "Aged Care Rules 2025 s.287-103A(2)",
      "Aged Care Rules 2025 s.287-103A(3)",
    ]);
    const missing = refundInterest(facts(left, "2026-04-07", { mpir: [] }));
    expect([missing.result, missing.issues[0]!.code, missing.issues[0]!.day]).toEqual([
      null,
      "RATE_MISSING",
      "2026-03-25",
    ]);
  });

  test("day by day: each day at the rate of its kind comes to the same", () => {
    const events = fc.oneof(
      fc.integer({ min: -30, max: 30 }).map((at) => moved(dayText(dayNumber("2026-03-10") + at))),
      fc.integer({ min: 0, max: 200 }).map((at) => died(dayText(dayNumber("2026-03-10") + at))),
      fc.constant(left),
    );
    const refund = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 20_000_000 }));
    fc.assert(
      fc.property(
        events,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 50_000_000 }),
        fc.array(refund, { maxLength: 2 }),
        (event, wait, cents, parts) => {
          const until = dayText(dayNumber("2026-03-10") + wait);
          const refunds = parts.map(([at, part]) => ({
            on: dayText(dayNumber("2026-03-10") + at),
            amount: centsText(part),
          }));
          const input = facts(event, until, { balance: centsText(cents), refunds });
          const { result } = refundInterest(input);
          const rateAt = (rows: typeof baseRates, day: string) =>
            rows.find((row) => row.from <= day && (row.to === null || row.to >= day))!.value;
          const { due } = input;
          let [base, late] = [new Decimal(0), new Decimal(0)];
          for (let day = dayNumber(due.eventOn) + 1; day <= dayNumber(until); day += 1) {
            const text = dayText(day);
            const gone = refunds.filter((row) => row.on < text).reduce((sum, row) => sum + centsOf(row.amount), 0);
            const held = new Decimal(Math.max(cents - gone, 0)).div(100);
            if (text <= due.dueOn!) base = base.plus(held.times(rateAt(baseRates, due.periodFrom!)));
            else late = late.plus(held.times(rateAt(mpir, dayText(dayNumber(due.dueOn!) + 1))));
          }
          const total = [base, late].map((sum) => sum.div(36_500).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
          expect(result!.total).toBe(Decimal.sum(...total).toFixed(2));
        },
      ),
    );
  });
});

describe("what is refunded", () => {
  const asked = [
    { kind: "retention", amount: "5.00", reference: null },
    { kind: "outstanding_payment", amount: "200.00", reference: "INV1" },
    { kind: "daily_payment", amount: "650.00", reference: null },
    { kind: "agreed_deduction", amount: "300.00", reference: "FEE" },
  ] as const;
  test("takes in the order of the Rules and never below zero", () => {
    const { made, balance } = deductInOrder("1000.00", asked).result;
    expect(made.map((row) => [row.kind, row.taken, row.rest])).toEqual([
      ["daily_payment", "650.00", "0.00"],
      ["agreed_deduction", "300.00", "0.00"],
      ["outstanding_payment", "50.00", "150.00"],
      ["retention", "0.00", "5.00"],
    ]);
    expect(balance).toBe("0.00");
  });

  test("is the rest; retention that is not reached is not owed", () => {
    expect(refundAmount({ balance: "1000", deductions: asked, retentionToGiveBack: "0" }).result).toMatchObject({
      refund: "0.00",
      stillOwed: "150.00",
    });
    expect(refundAmount({ balance: "10000", deductions: asked, retentionToGiveBack: "12.34" }).result).toMatchObject({
      refund: "8857.34",
      stillOwed: "0.00",
    });
  });
});

describe("paid or retained too much", () => {
  const overpaid = {
    kind: "daily_payment",
    amount: "1000",
    awareOn: "2026-02-01",
    requestedOn: null,
    until: "2026-12-31",
    mpir,
  } as const;
  test("28 days, then the MPIR of the 28th day, that day counted", () => {
    expect(overpaidInterest({ ...overpaid, refundedOn: "2026-03-01" }).result).toEqual({
      dueOn: "2026-03-01",
      pieces: [],
      interest: "0.00",
    });
    expect(overpaidInterest({ ...overpaid, refundedOn: "2026-03-02" }).result!.pieces[0]!.days).toBe(2);
    expect(overpaidInterest({ ...overpaid, refundedOn: "2026-03-31" }).result!.interest).toBe("6.50");
    const asked = overpaidInterest({
      ...overpaid,
      kind: "lump_sum",
      requestedOn: "2026-01-20",
      refundedOn: "2026-03-31",
    });
    expect(asked.result).toMatchObject({ dueOn: "2026-02-17", interest: "9.01" });
  });

  test("retention: only from the day after care ceased", () => {
    const retained = { ...overpaid, kind: "retention", ceasedOn: "2026-05-10", refundedOn: "2026-05-20" } as const;
    expect(overpaidInterest(retained).result).toMatchObject({ dueOn: "2026-02-15", interest: "2.18" });
    expect(overpaidInterest({ ...retained, refundedOn: "2026-05-10" }).result!.interest).toBe("0.00");
    expect(overpaidInterest({ ...retained, ceasedOn: null, refundedOn: "2026-08-20" }).result!.interest).toBe("0.00");
  });

  test("entry contributions: from the day after the agreed one", () => {
    const entry = {
      kind: "entry_contribution",
      amount: "100000",
      refundDay: "2026-03-31",
      refundedOn: "2026-04-10",
    } as const;
    expect(overpaidInterest({ ...entry, until: "2026-12-31", mpir }).result!.interest).toBe("218.08");
    expect(overpaidInterest({ ...entry, until: "2026-12-31", mpir: [] }).issues[0]!.code).toBe("RATE_MISSING");
  });
});

describe("interest on overdue payments", () => {
  const overdue: OverdueFacts = {
    kind: "daily_payment",
    items: [
      { reference: "INV1", dueOn: "2026-03-01", amount: "3000", payments: [{ on: "2026-04-30", amount: "3000" }] },
    ],
    agreedRate: "8",
    maximumRates: mpir,
    from: "2026-01-01",
    to: "2026-12-31",
  };
  test("after more than a month, at no more than the MPIR of the day", () => {
    const { result, issues } = overdueInterest(overdue);
    expect(
      result!.lines.map((line) => [line.runsFrom, line.pieces[0]!.days, line.pieces[0]!.rate, line.amount]),
    ).toEqual([["2026-04-02", 29, "7.96", "18.97"]]);
    expect(issues.map((row) => row.code)).toEqual(["AGREED_RATE_LIMITED"]);
    expect(overdueInterest({ ...overdue, agreedRate: "5" }).result!.total).toBe("11.92");
    expect(overdueInterest({ ...overdue, agreedRate: null }).result!.total).toBe("0.00");
  });

  test("runs back to the due day by policy, but not when paid within the month", () => {
    const back = by({ overdueInterestFrom: "due_day" });
    const found = overdueInterest(overdue, back).result!;
    expect(found.lines[0]!.pieces.map((piece) => [piece.days, piece.rate])).toEqual([
      [30, "7.65"],
      [30, "7.96"],
    ]);
    const paid = { ...overdue, items: [{ ...overdue.items[0]!, payments: [{ on: "2026-04-01", amount: "3000" }] }] };
    expect(overdueInterest(paid, back).result!.total).toBe("0.00");
    expect(overdueInterest(paid).result!.total).toBe("0.00");
  });

  test("part payments; a piece at a time adds up before rounding; a missing rate", () => {
    const part = {
      ...overdue,
      items: [{ ...overdue.items[0]!, payments: [{ on: "2026-04-11", amount: "2000" }] }],
      to: "2026-04-21",
    };
    expect(overdueInterest(part).result!.lines[0]!.pieces.map((piece) => [piece.balance, piece.days])).toEqual([
      ["3000.00", 10],
      ["1000.00", 10],
    ]);
    expect(overdueInterest({ ...overdue, maximumRates: [] }).issues[0]!.code).toBe("RATE_MISSING");
  });
});
