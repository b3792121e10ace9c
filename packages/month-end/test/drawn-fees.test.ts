import type { Charge } from "@banksia/core/billing/facts";
import { centsOf, centsText } from "@banksia/core/money/index";
import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { type DrawnContext, type LumpSumRoom, drawFees } from "../src/accommodation/drawn-fees.ts";

const CLIENT = 7;
const DRAWING = 90;
const OWN = 10;

function charge(amount: string, to = "2026-01-31", more: Partial<Charge["shares"][number]> = {}): Charge {
  return {
    scheduleLineId: 1,
    billingCodeId: 2,
    serviceId: 3,
    taxCodeId: 4,
    description: "Fee",
    from: "2026-01-01",
    to,
    unit: "day",
    quantity: "31",
    rate: "1",
    amount,
    tax: "0.00",
    shares: [{ customerId: CLIENT, accountNameId: DRAWING, percent: "100", amount, tax: "0.00", ...more }],
    basis: { rates: [], parts: [] },
  };
}

const lumpSum = (...changes: [string, number][]): LumpSumRoom => ({
  accommodationPaymentId: 5,
  changes: changes.map(([on, cents]) => ({ on, cents })),
  waiting: 0,
});

function context(room: LumpSumRoom | null, own: number | null = OWN): DrawnContext {
  return { clientId: CLIENT, drawing: new Set([DRAWING]), ownAccount: () => own, roomOf: () => room };
}

/** `account amount percent` of each share; a star: taken from the lump sum. */
function shares(charges: Charge[], within: DrawnContext): string[][] {
  const found = drawFees(charges, within);
  if (!Array.isArray(found)) throw new Error(found.code);
  return found.map((one) =>
    one.shares.map(
      (share) =>
        `${share.accountNameId}${share.accommodationPaymentId === undefined ? "" : "*"} ${share.amount} ${share.percent}`,
    ),
  );
}

describe("S-194 fees from the lump sum", () => {
  test("all of it where it reaches, in the order of the charges, and the rest on the code's own account name", () => {
    const room = lumpSum(["2026-01-01", 15_000]);
    expect(shares([charge("100.00"), charge("100.00"), charge("100.00")], context(room))).toEqual([
      ["90* 100.00 100"],
      ["90* 50.00 50", "10 50.00 50"],
      ["10 100.00 100"],
    ]);
  });

  test("nothing before it is paid, nothing that a later refund needs, nothing that waits in drafts", () => {
    expect(shares([charge("100.00")], context(lumpSum(["2026-02-01", 50_000])))).toEqual([["10 100.00 100"]]);
    const refunded = lumpSum(["2026-01-01", 50_000], ["2026-03-01", -45_000]);
    expect(shares([charge("100.00")], context(refunded))).toEqual([["90* 50.00 50", "10 50.00 50"]]);
    const waiting = { ...lumpSum(["2026-01-01", 50_000]), waiting: 46_000 };
    expect(shares([charge("100.00")], context(waiting))).toEqual([["90* 40.00 40", "10 60.00 60"]]);
  });

  test("without a lump sum, or for another payer, it is billed", () => {
    expect(shares([charge("100.00")], context(null))).toEqual([["10 100.00 100"]]);
    const other = charge("100.00", "2026-01-31", { customerId: 8 });
    expect(shares([other], context(lumpSum(["2026-01-01", 50_000])))).toEqual([["10 100.00 100"]]);
  });

  test("a credit gives back what was taken before it", () => {
    const room = lumpSum(["2026-01-01", 10_000]);
    expect(shares([charge("60.00"), charge("-80.00"), charge("100.00")], context(room))).toEqual([
      ["90* 60.00 100"],
      ["90* -60.00 75", "10 -20.00 25"],
      ["90* 100.00 100"],
    ]);
  });

  test("a code without an account name of the client's cannot take the rest", () => {
    expect(drawFees([charge("100.00")], context(null, DRAWING))).toMatchObject({ code: "ACCOUNT_NAME_MISSING" });
  });

  test("charges of which nothing is to be drawn stay what they are", () => {
    const plain = charge("100.00", "2026-01-31", { accountNameId: OWN });
    expect(drawFees([plain], context(lumpSum(["2026-01-01", 50_000])))).toEqual([plain]);
  });

  test("whatever is held: nothing is lost, the lump sum is never overdrawn, and each share is right to the cent", () => {
    const fees = array(record({ amount: integer({ min: 1, max: 500_000 }), tax: integer({ min: 0, max: 50_000 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    assert(
      property(fees, integer({ min: 0, max: 1_500_000 }), (wanted, held) => {
        const charges = wanted.map(({ amount, tax }) => ({
          ...charge(centsText(amount), "2026-01-31", { tax: centsText(tax) }),
          tax: centsText(tax),
        }));
        const found = drawFees(charges, context(lumpSum(["2026-01-01", held])));
        if (!Array.isArray(found)) throw new Error(found.code);
        let drawn = 0;
        for (const [at, one] of found.entries()) {
          const sum = (name: "amount" | "tax") => one.shares.reduce((total, share) => total + centsOf(share[name]), 0);
          expect([sum("amount"), sum("tax")]).toEqual([wanted[at]!.amount, wanted[at]!.tax]);
          expect(one.shares.reduce((total, share) => total + Math.round(Number(share.percent) * 1e6), 0)).toBe(100e6);
          for (const share of one.shares) {
            for (const name of ["amount", "tax"] as const)
              expect(Math.abs(centsOf(share[name]) - (centsOf(one[name]) * Number(share.percent)) / 100)).toBeLessThan(
                1,
              );
            if (share.accommodationPaymentId !== undefined) drawn += centsOf(share.amount) + centsOf(share.tax);
          }
        }
        const all = wanted.reduce((total, { amount, tax }) => total + amount + tax, 0);
        expect(drawn).toBe(Math.min(all, held));
      }),
      { numRuns: 200 },
    );
  });
});
