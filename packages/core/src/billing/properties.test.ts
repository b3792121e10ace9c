import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { standingOf } from "../../test/facts.ts";
import {
  centsSum,
  changedArb,
  text,
  withStanding,
  worldArb,
  type Taste,
  type World,
} from "../../test/random-schedule.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { anniversaryYear } from "../days/month.ts";
import { daysOf } from "../days/range.ts";
import { centsOf } from "../money/cents.ts";
import { createBillingBook } from "./book.ts";
import { contributedBy } from "../capping/contribution.ts";
import { contributionsOf } from "./cap-slack.ts";
import type { Charge, DatedAmount, StandingCharge } from "./facts.ts";
import { proposeAdjustment } from "./propose-adjustment.ts";
import { proposeBilling } from "./propose-billing.ts";

const plainTaste: Taste = { faults: false, caps: false, taxedCaps: false };
const cappedTaste: Taste = { faults: false, caps: true, taxedCaps: false };

const bill = ({ shared, client, window }: World) => proposeBilling(client, createBillingBook(shared), window);

/** What is paid for each line, tax inside the rate or not: tax is rounded once a charge, so cutting may move its cent. */
function paidByLine(
  world: World,
  charges: readonly { scheduleLineId: number; taxCodeId: number; amount: string; tax: string }[],
) {
  const totals: Record<number, string> = {};
  for (const { scheduleLineId, taxCodeId, amount, tax } of charges) {
    const inclusive = world.shared.taxes.some((each) => each.id === taxCodeId && each.inclusive);
    totals[scheduleLineId] = centsSum([totals[scheduleLineId] ?? "0.00", amount, ...(inclusive ? [tax] : [])]);
  }
  for (const [line, total] of Object.entries(totals)) if (total === "0.00") delete totals[Number(line)];
  return totals;
}

function daysByLine(
  charges: readonly { scheduleLineId: number; from: string; to: string; amount: string; tax: string }[],
) {
  const days: string[] = [];
  for (const charge of charges) {
    const { from, to } = daysOf(charge);
    for (let day = from; day <= to; day += 1) days.push(`${charge.scheduleLineId} ${dayText(day)}`);
  }
  return days.sort();
}

const totalsOf = (standing: readonly StandingCharge[]) =>
  standing.map((charge) => ({
    ...charge,
    amount: centsSum(charge.lines.map((line) => line.amount)),
    tax: centsSum(charge.lines.map((line) => line.tax)),
  }));

/** What stands after an adjustment has been posted. */
function adjusted(standing: readonly StandingCharge[], proposal: { reversals: StandingCharge[]; charges: Charge[] }) {
  const back = new Set(proposal.reversals.map((charge) => charge.chargeId));
  return [...standing.filter((charge) => !back.has(charge.chargeId)), ...standingOf(proposal.charges)];
}

const flagAll = (world: World) => new Map(world.client.lines.map((line) => [line.id, "2015-01-01"]));

/** Everybody and everything, so that only facts decide. */
const open = (world: World): World => ({
  ...world,
  shared: { ...world.shared, policies: { ...world.shared.policies, advanceLimit: "none" } },
  window: { ...world.window, timing: null, departed: "include", billingCodeIds: null, serviceIds: null },
});

describe("billing", () => {
  test("the shares of a charge add up to its amount and its tax", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, true), (world) => {
        for (const charge of bill(world).charges) {
          expect(centsSum(charge.shares.map((share) => share.amount))).toBe(charge.amount);
          expect(centsSum(charge.shares.map((share) => share.tax))).toBe(charge.tax);
        }
      }),
    );
  });

  test("no day of a line is proposed twice, nor one that is billed, nor one past the window", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, true), (world) => {
        const { charges } = bill(world);
        const days = daysByLine(charges);
        expect(new Set(days).size).toBe(days.length);
        for (const line of world.client.lines) {
          const billed = daysByLine(
            line.billed.map((range) => ({ ...range, scheduleLineId: line.id, amount: "", tax: "" })),
          );
          for (const day of billed) expect(days).not.toContain(day);
        }
        for (const charge of charges) expect(charge.to <= world.window.endDate).toBe(true);
      }),
    );
  });

  test("the order of the facts changes nothing", () => {
    const shuffled = worldArb({ faults: true, caps: true, taxedCaps: true }, true).chain((world) => {
      const mix = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
      const { shared, client } = world;
      return fc.tuple(
        fc.constant(world),
        fc.record({
          codes: mix(shared.codes),
          taxes: mix(shared.taxes),
          globalRates: mix(shared.globalRates),
          annualCap: mix(shared.annualCap),
          lifetimeCap: mix(shared.lifetimeCap),
          entries: mix(client.entries),
          rates: mix(client.rates),
          lines: mix(
            client.lines.map((line) => ({
              ...line,
              holds: [...line.holds].reverse(),
              invoicees: [...line.invoicees].reverse(),
            })),
          ),
          contributions: mix(client.cap?.contributions ?? []),
        }),
      );
    });
    fc.assert(
      fc.property(shuffled, ([world, mixed]) => {
        const { codes, taxes, globalRates, annualCap, lifetimeCap, entries, rates, lines, contributions } = mixed;
        const other = bill({
          ...world,
          shared: { ...world.shared, codes, taxes, globalRates, annualCap, lifetimeCap },
          client: {
            ...world.client,
            entries,
            rates,
            lines,
            cap: world.client.cap && { ...world.client.cap, contributions },
          },
        });
        expect(JSON.stringify(other)).toBe(JSON.stringify(bill(world)));
      }),
      { numRuns: 200 },
    );
  });

  test("a book that served other clients and windows gives the same answers as a new one", () => {
    fc.assert(
      fc.property(
        worldArb({ faults: true, caps: true, taxedCaps: false }, true),
        fc.integer({ min: 0, max: 100 }),
        (world, end) => {
          const book = createBillingBook(world.shared);
          proposeBilling({ ...world.client, rates: [] }, book, { ...world.window, endDate: text(end) });
          expect(JSON.stringify(proposeBilling(world.client, book, world.window))).toBe(JSON.stringify(bill(world)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a second run proposes nothing", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, false), (world) => {
        const { charges } = bill(world);
        const client = withStanding(world.client, standingOf(charges), world.shared);
        expect(bill({ ...world, client }).charges).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("billing in two steps comes to what billing once does", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, false), fc.integer({ min: 0, max: 100 }), (world, cut) => {
        const first = bill({ ...world, window: { ...world.window, endDate: text(cut) } }).charges;
        const client = withStanding(world.client, standingOf(first), world.shared);
        const second = bill({ ...world, client }).charges;
        const once = bill(world).charges;
        fc.pre(text(cut) <= world.window.endDate);
        expect(paidByLine(world, [...first, ...second])).toEqual(paidByLine(world, once));
        expect(daysByLine([...first, ...second])).toEqual(daysByLine(once));
      }),
      { numRuns: 200 },
    );
  });

  test("a clamped cap is never exceeded", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, false), (given) => {
        const world: World = {
          ...given,
          shared: { ...given.shared, policies: { ...given.shared.policies, capCrossing: "clamp" } },
        };
        const { cap } = world.client;
        fc.pre(cap !== null && !cap.allowBeyond);
        if (cap === null) return;
        const isCapped = (charge: Charge) => charge.billingCodeId === 5 || charge.billingCodeId === 6;
        const firstEntry = dayNumber(cap.firstEntryDate);
        for (const charge of bill(world).charges.filter((each) => isCapped(each) && Number(each.amount) > 0)) {
          // Billing up to the last day of the charge shows what is paid by then, day for day.
          const until = { ...world.window, endDate: charge.to };
          const paid = bill({ ...world, window: until }).charges.filter(isCapped);
          const day = dayNumber(charge.to);
          const yearStart = anniversaryYear(firstEntry, day).from;
          const inYear = (each: { from: string }) => dayNumber(each.from) >= yearStart;
          const standing = contributionsOf(cap);
          const by = (when: number) => standing.reduce((sum, each) => sum + contributedBy(each, when), 0);
          const sum = (each: readonly Charge[]) => each.reduce((total, { amount }) => total + centsOf(amount), 0);
          const limit = (rows: readonly DatedAmount[]) =>
            centsOf(rows.find((row) => row.from <= charge.to && (row.to ?? "9") >= charge.to)?.amount ?? "0");
          const opened =
            cap.openingDate !== null && anniversaryYear(firstEntry, dayNumber(cap.openingDate)).from === yearStart;
          if (cap.annual) {
            const used =
              sum(paid.filter(inYear)) + by(day) - by(yearStart - 1) + (opened ? centsOf(cap.annualOpening) : 0);
            expect(used).toBeLessThanOrEqual(limit(world.shared.annualCap));
          }
          if (cap.lifetime) {
            expect(sum(paid) + by(day) + centsOf(cap.lifetimeOpening)).toBeLessThanOrEqual(
              limit(world.shared.lifetimeCap),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("adjustment", () => {
  test("nothing changed: nothing is proposed and every line is settled", () => {
    fc.assert(
      fc.property(worldArb(cappedTaste, false), (world) => {
        const standing = standingOf(bill(world).charges);
        const client = withStanding(world.client, standing, world.shared);
        const window = { ...open(world).window };
        const proposal = proposeAdjustment(client, createBillingBook(world.shared), window, standing, flagAll(world));
        expect(proposal.reversals).toEqual([]);
        expect(proposal.charges).toEqual([]);
        expect(proposal.settledLineIds).toEqual(client.lines.map((line) => line.id));
      }),
      { numRuns: 200 },
    );
  });

  const changed = (taste: Taste) =>
    worldArb(taste, false)
      .map(open)
      .chain((world) => fc.tuple(fc.constant(world), changedArb(world, taste)));

  test("adjusting twice proposes nothing the second time", () => {
    fc.assert(
      fc.property(changed(cappedTaste), ([before, after]) => {
        const book = createBillingBook(after.shared);
        const billed = standingOf(bill(before).charges);
        const first = proposeAdjustment(
          withStanding(after.client, billed, after.shared),
          book,
          after.window,
          billed,
          flagAll(after),
        );
        const standing = adjusted(billed, first);
        const second = proposeAdjustment(
          withStanding(after.client, standing, after.shared),
          book,
          after.window,
          standing,
          flagAll(after),
        );
        expect(second.reversals).toEqual([]);
        expect(second.charges).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("what is taken back is taken back whole, and only its own days are charged again", () => {
    fc.assert(
      fc.property(changed(cappedTaste), ([before, after]) => {
        const billed = standingOf(bill(before).charges);
        const client = withStanding(after.client, billed, after.shared);
        const { reversals, charges } = proposeAdjustment(
          client,
          createBillingBook(after.shared),
          after.window,
          billed,
          flagAll(after),
        );
        for (const reversal of reversals) expect(billed).toContain(reversal);
        const freed = new Set(daysByLine(totalsOf(reversals)));
        for (const day of daysByLine(charges)) expect(freed.has(day)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("billed, changed, adjusted and billed again comes to what billing once with the last facts does", () => {
    fc.assert(
      fc.property(changed(plainTaste), ([before, after]) => {
        const book = createBillingBook(after.shared);
        const billed = standingOf(bill(before).charges);
        const first = proposeAdjustment(
          withStanding(after.client, billed, after.shared),
          book,
          after.window,
          billed,
          flagAll(after),
        );
        const standing = adjusted(billed, first);
        const more = proposeBilling(withStanding(after.client, standing, after.shared), book, after.window);
        const all = [...totalsOf(standing), ...more.charges];
        const once = bill(after).charges;
        expect(paidByLine(after, all)).toEqual(paidByLine(after, once));
        // Charges of nothing stay or go as they were cut, so days are only compared where there are none.
        const bears = (charge: { amount: string }) => Number(charge.amount) !== 0;
        if (all.every(bears) && once.every(bears)) expect(daysByLine(all)).toEqual(daysByLine(once));
      }),
      { numRuns: 200 },
    );
  });

  test("the same of the whole of what is capped, while thresholds only rise", () => {
    const rising = (rows: readonly DatedAmount[]): DatedAmount[] => {
      const amounts = rows.map((row) => row.amount).sort((a, b) => centsOf(a) - centsOf(b));
      return rows.map((row, at) => ({ ...row, amount: amounts[at] ?? row.amount }));
    };
    fc.assert(
      fc.property(changed(cappedTaste), fc.boolean(), ([one, other], annual) => {
        const steady = (world: World): World => ({
          ...world,
          shared: {
            ...world.shared,
            policies: { ...world.shared.policies, capCrossing: "clamp" },
            annualCap: rising(world.shared.annualCap),
            lifetimeCap: rising(world.shared.lifetimeCap),
          },
          client: {
            ...world.client,
            cap: world.client.cap && {
              ...world.client.cap,
              annual,
              lifetime: !annual,
              contributions: world.client.cap.contributions.filter((row) => !row.amount.startsWith("-")),
            },
          },
        });
        const [before, after] = [steady(one), steady(other)];
        const book = createBillingBook(after.shared);
        const billed = standingOf(bill(before).charges);
        const first = proposeAdjustment(
          withStanding(after.client, billed, after.shared),
          book,
          after.window,
          billed,
          flagAll(after),
        );
        const standing = adjusted(billed, first);
        const more = proposeBilling(withStanding(after.client, standing, after.shared), book, after.window);
        const capped = (charges: readonly { billingCodeId: number; amount: string }[]) =>
          centsSum([
            "0.00",
            ...charges
              .filter((each) => each.billingCodeId === 5 || each.billingCodeId === 6)
              .map((each) => each.amount),
          ]);
        expect(capped([...totalsOf(standing), ...more.charges])).toBe(capped(bill(after).charges));
      }),
      { numRuns: 200 },
    );
  });
});
