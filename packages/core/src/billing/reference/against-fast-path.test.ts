import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standingOf } from "../../../test/facts.ts";
import { changedArb, moved, withStanding, worldArb, type Taste, type World } from "../../../test/random-schedule.ts";
import { createBillingBook } from "../book.ts";
import type { Charge, StandingCharge } from "../facts.ts";
import { proposeAdjustment } from "../propose-adjustment.ts";
import { proposeBilling } from "../propose-billing.ts";
import { referenceAdjustment } from "./adjust.ts";
import { referenceBilling, type PlainCharge } from "./bill.ts";

const plain = (charge: Charge): PlainCharge => ({
  scheduleLineId: charge.scheduleLineId,
  billingCodeId: charge.billingCodeId,
  serviceId: charge.serviceId,
  taxCodeId: charge.taxCodeId,
  from: charge.from,
  to: charge.to,
  quantity: charge.quantity,
  rate: charge.rate,
  amount: charge.amount,
  tax: charge.tax,
  shares: charge.shares.map(({ customerId, accountNameId, amount, tax }) => ({
    customerId,
    accountNameId,
    amount,
    tax,
  })),
});

const everything: Taste = { faults: true, caps: true, taxedCaps: true };
/** From late December 2023 to late October 2025: the fee rules of November 2025 begin within. */
const TO_TRANSITION = 670;
const late = (world: World): World => moved(world, TO_TRANSITION);

function sameBilling({ shared, client, window }: World): void {
  const fast = proposeBilling(client, createBillingBook(shared), window);
  const slow = referenceBilling(shared, client, window);
  if ("problems" in slow) {
    expect(fast.charges).toEqual([]);
    const codes = fast.issues.map((each) => ({ code: each.code, scheduleLineId: each.scheduleLineId }));
    expect(codes).toEqual(slow.problems);
  } else {
    expect(fast.issues).toEqual([]);
    expect(fast.charges.map(plain)).toEqual(slow.charges);
  }
}

describe("the fast path gives what the plain reference gives", () => {
  test("billing, whatever the schedule", () => {
    fc.assert(
      fc.property(worldArb(everything, true), (world) => {
        sameBilling(world);
      }),
      { numRuns: 500 },
    );
  });

  test("billing under the caps of each day's arrangement", () => {
    const taste: Taste = { faults: false, caps: true, taxedCaps: true, arrangements: true };
    fc.assert(
      fc.property(worldArb(taste, true), (world) => {
        sameBilling(late(world));
      }),
      { numRuns: 600 },
    );
  });

  test.each([
    ["whatever changed", { faults: false, caps: true, taxedCaps: false }, 0],
    ["by arrangement", { faults: false, caps: true, taxedCaps: false, arrangements: true }, TO_TRANSITION],
  ] satisfies [string, Taste, number][])("adjustment, %s", (_name, taste, days) => {
    const scene = worldArb(taste, false).chain((world) =>
      fc.tuple(
        fc.constant(world),
        changedArb(world, { ...taste, faults: true }),
        fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
        fc.integer({ min: 0, max: 3 }),
      ),
    );
    fc.assert(
      fc.property(scene, ([earlier, changed, marks, unflagged]) => {
        const [before, after] = [moved(earlier, days), moved(changed, days)];
        const billed = proposeBilling(before.client, createBillingBook(before.shared), before.window);
        const standing = standingOf(billed.charges).map((charge, at) => mark(charge, marks[at % marks.length] ?? 0));
        const client = withStanding(after.client, standing, after.shared);
        const flags = new Map(
          client.lines.filter((line) => line.id !== unflagged).map((line) => [line.id, at(line.id, marks)]),
        );
        const fast = proposeAdjustment(client, createBillingBook(after.shared), after.window, standing, flags);
        const slow = referenceAdjustment(after.shared, client, after.window, standing, flags);
        if ("problems" in slow) {
          expect([fast.reversals, fast.charges, fast.settledLineIds]).toEqual([[], [], []]);
          const errors = fast.issues.filter((each) => each.severity === "error");
          expect(new Set(errors.map((each) => each.code))).toEqual(new Set(slow.problems.map((each) => each.code)));
        } else {
          expect(fast.reversals.map((charge) => charge.chargeId)).toEqual(slow.reversed);
          expect(fast.charges.map(plain)).toEqual(slow.charges);
          expect(fast.settledLineIds).toEqual(slow.settled);
          expect(fast.issues.map((each) => each.code)).toEqual(slow.drafts.map(() => "DRAFT_PENDING"));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Some charges are still drafts, some were changed by hand. */
function mark(charge: StandingCharge, how: number): StandingCharge {
  if (how === 0) return { ...charge, journalPosted: false };
  if (how !== 1) return charge;
  const [first, ...others] = charge.lines;
  if (first === undefined) return charge;
  return { ...charge, lines: [{ ...first, computedAmount: first.amount, amount: "1.00", tax: "0.10" }, ...others] };
}

/** Flagged from somewhere within the world. */
function at(lineId: number, marks: readonly number[]): string {
  return (
    ["2020-01-01", "2023-12-25", "2024-01-15", "2024-02-29"][(marks[lineId % marks.length] ?? 0) % 4] ?? "2020-01-01"
  );
}
