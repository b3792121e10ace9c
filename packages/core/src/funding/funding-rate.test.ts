import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBillingBook } from "../billing/book.ts";
import { BILLING_POLICIES } from "../billing/facts.ts";
import type { BillingCodeFacts, BillingRateFacts, SharedFacts } from "../billing/facts.ts";
import { rateOfDay } from "../billing/rate-of-day.ts";
import { compileRates } from "../billing/rate-rows.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { Decimal } from "../money/decimal.ts";
import { add, multiply, scaledOf } from "../money/scaled.ts";
import type { ClientFundingFacts, FundingLineFacts, FundingRateFacts } from "./facts.ts";
import { fundingRateOfDay, fundingRates } from "./funding-rate.ts";
import { plainFee, plainRoomFunding } from "./reference/plain-funding-rate.ts";

const ANACC = 1;
const ACCOM = 2;
const OXYGEN = 3;
const CLAWBACK = 4;
const MTCF = 10;
const HARDSHIP = 11;
const EXTRA = 12;

const fee = (id: number, code: string): BillingCodeFacts => ({
  id,
  code,
  description: code,
  unit: "day",
  anchor: "line",
  timing: "arrears",
  taxCodeId: 1,
  accountNameId: 1,
  capped: false,
  cappedFee: null,
  chargeDepartureDay: true,
});

function shared(globalRates: BillingRateFacts[]): SharedFacts {
  return {
    codes: [fee(MTCF, "MTCF"), fee(HARDSHIP, "HARDSHIP"), fee(EXTRA, "EXTRA")],
    taxes: [{ id: 1, code: "FREE", percent: "0", inclusive: false }],
    globalRates,
    annualCap: [],
    lifetimeCap: [],
    contributionCap: [],
    careDays: 1460,
    policies: BILLING_POLICIES,
  };
}

interface Given {
  globalRates?: FundingRateFacts[];
  ownRates?: FundingRateFacts[];
  assessed?: ClientFundingFacts["assessed"];
  fees?: BillingRateFacts[];
  ownFees?: BillingRateFacts[];
}

function facts({ globalRates = [], ownRates = [], assessed = [], fees = [], ownFees = [] }: Given): ClientFundingFacts {
  return {
    codes: new Map([
      [ANACC, { id: ANACC, code: "ANACC", unit: "day", accommodationAssociated: false }],
      [ACCOM, { id: ACCOM, code: "ACCOM", unit: "day", accommodationAssociated: true }],
      [OXYGEN, { id: OXYGEN, code: "OXYGEN", unit: "month", accommodationAssociated: false }],
      [CLAWBACK, { id: CLAWBACK, code: "CLAWBACK", unit: "day", accommodationAssociated: false }],
    ]),
    globalRates,
    ownRates,
    assessed,
    book: createBillingBook(shared(fees)),
    ownBillingRates: ownFees.length === 0 ? null : compileRates(ownFees),
  };
}

const line = (fundingCodeId: number, more: Partial<FundingLineFacts> = {}): FundingLineFacts => ({
  fundingCodeId,
  startDate: "2026-10-01",
  endDate: null,
  mirrors: null,
  ...more,
});
const mirrorOf = (billingCodeId: number, quantity = "1", holds: { from: string; to: string | null }[] = []) =>
  line(CLAWBACK, { mirrors: { billingCodeId, quantity, holds } });
const rate = (id: number, fundingCodeId: number, from: string, to: string | null, amount: string) => ({
  id,
  fundingCodeId,
  from,
  to,
  rate: amount,
});
const amountRate = (id: number, billingCodeId: number, from: string, to: string | null, amount: string) =>
  ({ id, billingCodeId, from, to, model: "amount", rate: amount }) as const;

describe("a line with a rate of its code", () => {
  const given = facts({
    globalRates: [rate(1, ANACC, "2025-10-01", "2026-10-09", "216.80"), rate(2, ANACC, "2026-10-10", null, "220.00")],
    ownRates: [rate(3, ANACC, "2026-10-20", "2026-10-24", "300")],
  });

  test("pays the rate of the day, the client's own before that of all", () => {
    const on = (day: string) => fundingRateOfDay(given, line(ANACC), day);
    expect(on("2026-10-01")).toMatchObject({ amount: "216.80", rate: { id: 1, own: false }, problem: null });
    expect(on("2026-10-10").amount).toBe("220.00");
    expect(on("2026-10-22")).toMatchObject({ amount: "300.00", rate: { id: 3, own: true } });
    expect(on("2026-10-25").amount).toBe("220.00");
  });

  test("is cut where its rate changes, and a rate that has not begun is not shown for today", () => {
    expect(fundingRates(given, line(ANACC)).map(({ from, to, amount }) => [from, to, amount])).toEqual([
      ["2026-10-01", "2026-10-09", "216.80"],
      ["2026-10-10", "2026-10-19", "220.00"],
      ["2026-10-20", "2026-10-24", "300.00"],
      ["2026-10-25", null, "220.00"],
    ]);
    expect(
      fundingRates(given, line(ANACC, { startDate: "2026-10-05", endDate: "2026-10-12" })).map(({ from, to }) => [
        from,
        to,
      ]),
    ).toEqual([
      ["2026-10-05", "2026-10-09"],
      ["2026-10-10", "2026-10-12"],
    ]);
  });

  test("says what is missing", () => {
    expect(fundingRateOfDay(given, line(OXYGEN), "2026-10-01")).toMatchObject({
      amount: null,
      problem: { code: "FUNDING_RATE_MISSING" },
    });
    expect(fundingRateOfDay(given, line(99), "2026-10-01").problem?.code).toBe("FUNDING_CODE_UNKNOWN");
    expect(fundingRateOfDay(given, line(ANACC), "2025-09-30")).toMatchObject({ amount: null, to: "2025-09-30" });
  });

  test("may be monthly", () => {
    const monthly = facts({ globalRates: [rate(1, OXYGEN, "2026-01-01", null, "450.00")] });
    expect(fundingRateOfDay(monthly, line(OXYGEN), "2026-10-01").amount).toBe("450.00");
  });
});

describe("a code paid for the room", () => {
  const globalRates = [rate(1, ACCOM, "2026-01-01", null, "59.90")];

  test("is reduced by the assessed amount of the day, and never below nothing", () => {
    const given = facts({
      globalRates,
      assessed: [
        {
          source: "fee_advice",
          amounts: [
            { from: "2026-10-01", to: "2026-10-15", amount: "20.40" },
            { from: "2026-10-16", to: null, amount: "61.00" },
          ],
        },
      ],
    });
    expect(
      fundingRates(given, line(ACCOM, { startDate: "2026-09-20" })).map(({ from, to, amount, fullRate }) => [
        from,
        to,
        amount,
        fullRate,
      ]),
    ).toEqual([
      ["2026-09-20", "2026-09-30", "59.90", "59.90"],
      ["2026-10-01", "2026-10-15", "39.50", "59.90"],
      ["2026-10-16", null, "0.00", "59.90"],
    ]);
    expect(fundingRateOfDay(given, line(ACCOM), "2026-10-20").steps.map((step) => step.value)).toEqual([
      "59.90",
      "-61.00",
      "0.00",
    ]);
  });

  test("takes the amount of the accommodation payment before that of the advice", () => {
    const given = facts({
      globalRates,
      assessed: [
        { source: "accommodation_payment", amounts: [{ from: "2026-10-10", to: "2026-10-12", amount: "10.00" }] },
        { source: "fee_advice", amounts: [{ from: "2026-10-01", to: null, amount: "20.00" }] },
      ],
    });
    expect(
      fundingRates(given, line(ACCOM)).map(({ from, amount, assessed }) => [from, amount, assessed?.source]),
    ).toEqual([
      ["2026-10-01", "39.90", "fee_advice"],
      ["2026-10-10", "49.90", "accommodation_payment"],
      ["2026-10-13", "39.90", "fee_advice"],
    ]);
  });

  test("must be paid per day", () => {
    const given = facts({ globalRates });
    const codes = new Map([
      [ACCOM, { id: ACCOM, code: "ACCOM", unit: "month", accommodationAssociated: true } as const],
    ]);
    expect(fundingRateOfDay({ ...given, codes }, line(ACCOM), "2026-10-01").problem?.code).toBe("ASSESSED_UNIT");
  });
});

describe("a line that mirrors a fee", () => {
  test("a fee that is charged is taken back, one that is credited is made up", () => {
    const given = facts({
      fees: [amountRate(1, MTCF, "2026-01-01", null, "25.00"), amountRate(2, HARDSHIP, "2026-01-01", null, "-12.34")],
    });
    expect(fundingRateOfDay(given, mirrorOf(MTCF), "2026-10-01").amount).toBe("-25.00");
    expect(fundingRateOfDay(given, mirrorOf(HARDSHIP), "2026-10-01").amount).toBe("12.34");
    expect(fundingRateOfDay(given, mirrorOf(EXTRA), "2026-10-01")).toMatchObject({
      amount: null,
      problem: { code: "FEE_RATE_MISSING" },
    });
  });

  test("follows the client's own rate, the quantity, percentages and holds", () => {
    const given = facts({
      fees: [
        amountRate(1, MTCF, "2026-01-01", null, "25.00"),
        {
          id: 2,
          billingCodeId: EXTRA,
          from: "2026-01-01",
          to: null,
          model: "percentage",
          baseCodeId: MTCF,
          percent: "33.3",
        },
      ],
      ownFees: [amountRate(3, MTCF, "2026-10-11", null, "30.01")],
    });
    expect(
      fundingRates(given, mirrorOf(EXTRA, "2", [{ from: "2026-10-05", to: "2026-10-06" }])).map(
        ({ from, to, amount }) => [from, to, amount],
      ),
    ).toEqual([
      ["2026-10-01", "2026-10-04", "-16.65"],
      ["2026-10-05", "2026-10-06", "0.00"],
      ["2026-10-07", "2026-10-10", "-16.65"],
      ["2026-10-11", null, "-19.98666"],
    ]);
  });
});

const FIRST = dayNumber("2026-09-01");
const dayArb = fc.integer({ min: 0, max: 90 }).map((n) => dayText(FIRST + n));
const cents = (min: number) => fc.integer({ min, max: 99_999 }).map((n) => new Decimal(n).dividedBy(100).toFixed(2));

/** Rows of a code from random days on, each to the day before the next, some of them missing. */
function rowsArb<Row>(make: (id: number, from: string, to: string | null) => fc.Arbitrary<Row>) {
  return fc
    .tuple(fc.uniqueArray(dayArb, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 1000 }), fc.boolean())
    .chain(([starts, id, open]) => {
      const sorted = starts.toSorted();
      return fc.tuple(
        ...sorted.map((from, at) => {
          const next = sorted[at + 1];
          return make(
            id * 10 + at,
            from,
            next === undefined ? (open ? null : "2026-11-10") : dayText(dayNumber(next) - 1),
          );
        }),
      );
    })
    .map((rows): Row[] => rows);
}

/** EXTRA may be a percentage of HARDSHIP, and HARDSHIP of MTCF: no circle. */
const feeRows = (codeId: number) =>
  rowsArb<BillingRateFacts>((id, from, to) =>
    fc.oneof(
      cents(-9999).map((rate): BillingRateFacts => ({ id, billingCodeId: codeId, from, to, model: "amount", rate })),
      ...(codeId === MTCF
        ? []
        : [
            fc.integer({ min: -200_000, max: 200_000 }).map((n): BillingRateFacts => ({
              id,
              billingCodeId: codeId,
              from,
              to,
              model: "percentage",
              baseCodeId: codeId - 1,
              percent: new Decimal(n).dividedBy(1000).toFixed(),
            })),
          ]),
    ),
  );

describe("on random schedules", () => {
  const mirrored = fc.record({
    fees: fc.tuple(feeRows(MTCF), feeRows(HARDSHIP), feeRows(EXTRA)).map((rows) => rows.flat()),
    ownFees: fc.oneof(fc.constant<BillingRateFacts[]>([]), feeRows(MTCF), feeRows(EXTRA)),
    quantity: fc
      .integer({ min: -3000, max: 3000 })
      .filter((n) => n !== 0)
      .map((n) => new Decimal(n).dividedBy(1000).toFixed()),
    holds: fc.array(
      fc.tuple(dayArb, dayArb).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
      { maxLength: 2 },
    ),
    codeId: fc.constantFrom(MTCF, HARDSHIP, EXTRA),
  });

  test("fee and mirror add up to nothing on every day", () => {
    fc.assert(
      fc.property(mirrored, ({ fees, ownFees, quantity, holds, codeId }) => {
        const given = facts({ fees, ownFees });
        const mirror = mirrorOf(codeId, quantity, holds);
        for (let day = FIRST - 2; day < FIRST + 95; day += 1) {
          const text = dayText(day);
          const { amount } = fundingRateOfDay(given, mirror, text);
          const { price } = rateOfDay(given.book, given.ownBillingRates, codeId, day);
          expect(amount === null).toBe(price === null);
          const plain = plainFee(ownFees, fees, codeId, text);
          expect(amount === null).toBe(plain === null);
          if (amount === null || price === null || plain === null) continue;
          const held = holds.some((hold) => hold.from <= text && hold.to >= text);
          const charged = held ? scaledOf("0") : multiply(price.value, scaledOf(quantity));
          expect(add(scaledOf(amount), charged).digits).toBe(0);
          expect(new Decimal(amount).plus(held ? 0 : plain.times(quantity)).isZero()).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("the pieces of a life are its days", () => {
    fc.assert(
      fc.property(mirrored, ({ fees, ownFees, quantity, holds, codeId }) => {
        const given = facts({ fees, ownFees });
        const mirror = { ...mirrorOf(codeId, quantity, holds), startDate: "2026-09-05", endDate: "2026-12-05" };
        const pieces = fundingRates(given, mirror);
        let day = dayNumber(mirror.startDate);
        for (const piece of pieces) {
          expect(piece.from).toBe(dayText(day));
          const to = dayNumber(piece.to!);
          for (; day <= to; day += 1) expect(fundingRateOfDay(given, mirror, dayText(day)).amount).toBe(piece.amount);
        }
        expect(dayText(day - 1)).toBe(mirror.endDate);
      }),
      { numRuns: 60 },
    );
  });

  test("a code paid for the room pays what the plain rule says", () => {
    const rates = rowsArb<FundingRateFacts>((id, from, to) =>
      cents(0).map((amount) => ({ id, fundingCodeId: ACCOM, from, to, rate: amount })),
    );
    const amounts = rowsArb((_, from, to) => cents(0).map((amount) => ({ from, to, amount })));
    fc.assert(
      fc.property(
        rates,
        fc.oneof(fc.constant<FundingRateFacts[]>([]), rates),
        amounts,
        amounts,
        (globalRates, ownRates, paid, advised) => {
          const given = facts({
            globalRates,
            ownRates,
            assessed: [
              { source: "accommodation_payment", amounts: paid },
              { source: "fee_advice", amounts: advised },
            ],
          });
          const pieces = fundingRates(given, line(ACCOM, { startDate: "2026-08-30", endDate: "2026-12-15" }));
          for (let day = dayNumber("2026-08-30"); day <= dayNumber("2026-12-15"); day += 1) {
            const text = dayText(day);
            const plain = plainRoomFunding(ownRates, globalRates, [paid, advised], text);
            const piece = pieces.find((one) => one.from <= text && (one.to === null || one.to >= text));
            expect(piece?.amount ?? null).toBe(plain === null ? null : plain.toFixed(2));
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
