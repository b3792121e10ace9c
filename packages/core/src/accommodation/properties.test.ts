import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, dayText } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { accommodationAdjustment, type StandingAccommodationCharge } from "./adjustment.ts";
import { daysOfDeposit, explainDepositDay } from "./deposit-day.ts";
import { depositLife } from "./deposit-life.ts";
import type { AccommodationCharge, DepositFacts, DepositLife } from "./life-facts.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { checkRetentionTiming, retentionPeriod } from "./retention.ts";
import { randomLife, randomPolicy } from "./reference/random-life.ts";

const lifeOf = (facts: DepositFacts, until: string, policy: AccommodationPolicy): DepositLife => {
  const { result } = depositLife(facts, until, policy);
  fc.pre(result !== null);
  return result;
};
const standing = (charges: readonly AccommodationCharge[], from = 1): StandingAccommodationCharge[] =>
  charges.map((row, at) => ({ ...row, chargeId: from + at, journalPosted: true, computedAmount: null }));
const dailyOf = (life: DepositLife): Map<string, number> =>
  new Map(daysOfDeposit(life).map((row) => [row.day, centsOf(row.daily)]));

describe("a deposit", () => {
  test("is on every day the sum of its movements, and never below zero", () => {
    fc.assert(
      fc.property(randomLife, randomPolicy, ({ facts, until }, policy) => {
        const life = lifeOf(facts, until, policy);
        let balance = 0;
        let at = 0;
        for (const day of daysOfDeposit(life, policy)) {
          for (
            let move = life.movements[at];
            move !== undefined && move.countsFrom <= day.day;
            move = life.movements[at]
          ) {
            balance += centsOf(move.amount);
            expect(centsOf(move.balance)).toBe(balance);
            expect(balance).toBeGreaterThanOrEqual(0);
            at += 1;
          }
          expect(centsOf(day.balance)).toBe(balance);
          expect(centsOf(day.daily)).toBe(centsOf(day.ongoing) + centsOf(day.unpaid));
          expect(centsOf(day.daily)).toBeGreaterThanOrEqual(0);
        }
        const rest = life.movements.slice(at).reduce((sum, move) => sum + centsOf(move.amount), balance);
        expect(centsOf(life.figures.balance)).toBe(rest);
        const { received, refunded, drawnDown, agreedDeductions, outstandingTaken, retained } = life.figures;
        const out = [refunded, drawnDown, agreedDeductions, outstandingTaken, retained];
        expect(out.reduce((sum, amount) => sum - centsOf(amount), centsOf(received))).toBe(rest);
        const drawn = life.charges.filter((row) => row.deductedOn !== null);
        expect(drawn.reduce((sum, row) => sum + centsOf(row.amount), 0)).toBe(centsOf(drawnDown) + centsOf(retained));
      }),
      { numRuns: 80 },
    );
  });

  test("goes on from any day as if it had not been cut", () => {
    fc.assert(
      fc.property(
        randomLife,
        randomPolicy,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ facts, until }, policy, share) => {
          const whole = lifeOf(facts, until, policy);
          const days = dayNumber(until) - dayNumber(facts.startDay);
          const cut = dayNumber(facts.startDay) + Math.floor(days * share);
          fc.pre(cut < dayNumber(until));
          const first = lifeOf(facts, dayText(cut), policy);
          const second = lifeOf({ ...facts, opening: first.closing }, until, policy);
          expect(second.closing).toEqual(whole.closing);
          expect([...first.movements, ...second.movements]).toEqual(whole.movements);
          const sums = (charges: readonly AccommodationCharge[]): Record<string, number> => {
            const found: Record<string, number> = {};
            for (const row of charges) {
              const key = `${row.kind} ${row.drawdown}`;
              found[key] = (found[key] ?? 0) + centsOf(row.amount);
            }
            return found;
          };
          // What the first part could only show as still to be deducted, the second part decides.
          const pending = new Set(first.closing.pending.map((row) => row.lineId));
          const settled = first.charges.filter(
            (row) =>
              row.deductedOn !== null ||
              row.lineId === null ||
              !pending.has(row.lineId) ||
              !first.closing.pending.some((each) => each.from <= row.to && row.from <= each.to),
          );
          expect(sums([...settled, ...second.charges])).toEqual(sums(whole.charges));
          expect(second.figures.balance).toBe(whole.figures.balance);
        },
      ),
      { numRuns: 80 },
    );
  });

  test("retention never raises a daily payment", () => {
    const billed = randomLife.map(({ facts, until }) => ({
      until,
      facts: { ...facts, lines: facts.lines.map((line) => ({ ...line, collection: "billed" as const })) },
    }));
    // A deduction can fall short, and then be billed, only because retention took the rest: left out by large balances.
    const proportions = randomPolicy.map((policy) => ({ ...policy, contributionLumpSum: "exact" as const }));
    fc.assert(
      fc.property(billed, proportions, ({ facts, until }, policy) => {
        const calm = {
          ...facts,
          movements: facts.movements.filter((move) => ["receipt", "top_up", "transfer_in"].includes(move.kind)),
        };
        const plain = { ...calm, classes: calm.classes.map((row) => ({ ...row, retention: false })) };
        const without = dailyOf(lifeOf({ ...plain, bondRetention: [] }, until, policy));
        const taken = dailyOf(lifeOf({ ...calm, bondRetention: [] }, until, policy));
        for (const [day, cents] of taken) expect(cents).toBe(without.get(day));
      }),
      { numRuns: 60 },
    );
  });

  test("retention is deducted when the Act says, by every policy", () => {
    const drawn = fc.record({
      start: fc.integer({ min: 0, max: 800 }),
      paid: fc.integer({ min: 0, max: 60 }),
      leaves: fc.option(fc.integer({ min: 61, max: 1500 }), { nil: null }),
      used: fc.integer({ min: 0, max: 1800 }),
    });
    fc.assert(
      fc.property(drawn, randomPolicy, ({ start, paid, leaves, used }, policy) => {
        const day = (at: number) => dayText(dayNumber("2025-11-01") + start + at);
        const ceasedOn = leaves === null ? null : day(leaves);
        const careDays = [{ from: day(0), to: ceasedOn }];
        const facts: DepositFacts = {
          startDay: day(0),
          stays: careDays,
          classes: [{ from: day(0), to: null, arrangement: "NOV25", retention: true, indexation: false }],
          lines: [],
          movements: [{ on: day(paid), kind: "receipt", amount: "500000", reference: null }],
          bondRetention: [],
          elsewhere: { firstPaidOn: "2024-01-15", countedDays: used },
          broughtOver: null,
          opening: null,
          rates: { maximumSupplement: [], indexNumbers: [] },
        };
        const until = day(1600);
        const life = lifeOf(facts, until, policy);
        const five = { firstPaidOn: "2024-01-15", daysElsewhere: used, paidHereOn: day(paid), careDays };
        const { lastDay } = retentionPeriod(five, { ...policy, retentionOnDepartureDay: "counted" }).result;
        const deductedOn = life.charges.map((row) => row.deductedOn!);
        const end = [until, lastDay ?? until, ceasedOn ?? until].sort()[0]!;
        const check = { paidOn: day(paid), until: end, lastDay, ceasedOn, deductedOn };
        expect(checkRetentionTiming(check, policy).issues).toEqual([]);
        expect(deductedOn.length).toBeGreaterThan(0);
        if (lastDay !== null && lastDay <= until && policy.retentionOnDepartureDay === "counted")
          expect(deductedOn.at(-1)).toBe(lastDay);
      }),
      { numRuns: 80 },
    );
  });

  test("drawdown never lowers a daily payment", () => {
    fc.assert(
      fc.property(randomLife, randomPolicy, ({ facts, until }, policy) => {
        const lines = (collection: "billed" | "drawdown") =>
          facts.lines.map((line) => ({ ...line, collection, ...("maintained" in line ? { maintained: true } : {}) }));
        const calm = {
          ...facts,
          bondRetention: [],
          movements: facts.movements.filter((move) => ["receipt", "top_up", "transfer_in"].includes(move.kind)),
          classes: facts.classes.map((row) => ({ ...row, retention: false })),
        };
        const billed = dailyOf(lifeOf({ ...calm, lines: lines("billed") }, until, policy));
        const drawn = dailyOf(lifeOf({ ...calm, lines: lines("drawdown") }, until, policy));
        for (const [day, cents] of drawn) expect(cents).toBeGreaterThanOrEqual(billed.get(day)!);
      }),
      { numRuns: 60 },
    );
  });

  test("explains every day with the amount it charges", () => {
    fc.assert(
      fc.property(
        randomLife,
        randomPolicy,
        fc.array(fc.nat({ max: 2000 }), { maxLength: 12 }),
        ({ facts, until }, policy, picks) => {
          const life = lifeOf(facts, until, policy);
          const all = daysOfDeposit(life, policy);
          for (const pick of picks) {
            const day = all[pick % all.length]!;
            const steps = explainDepositDay(facts, life, day.day, policy);
            expect(steps[0]!.value).toBe(day.balance);
            const segment = life.segments.find((row) => row.from <= day.day && row.to >= day.day)!;
            const line = facts.lines.find((row) => row.id === segment.lineId);
            if (line === undefined || day.daily === "0.00") continue;
            const pages = [
              "daily-accommodation-payment",
              "dap-indexation",
              "combination-payment",
              "accommodation-contribution",
              "accommodation-charge",
            ];
            expect(steps.findLast((row) => pages.includes(row.page))!.value).toBe(day.daily);
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe("an adjustment", () => {
  const window = (life: DepositLife) => ({ from: life.from, to: life.to });
  const propose = (life: DepositLife, stands: readonly StandingAccommodationCharge[]) =>
    accommodationAdjustment(life.charges, stands, window(life)).result;
  const post = (stands: readonly StandingAccommodationCharge[], found: ReturnType<typeof propose>, from: number) => [
    ...stands.filter((row) => !found.reversals.includes(row)),
    ...standing(found.charges, from),
  ];
  const nothing = { reversals: [], charges: [], net: [] };

  test("without changes proposes nothing", () => {
    fc.assert(
      fc.property(randomLife, randomPolicy, ({ facts, until }, policy) => {
        const life = lifeOf(facts, until, policy);
        const first = propose(life, []);
        expect(first.charges).toEqual(life.charges);
        expect(propose(life, standing(life.charges))).toEqual(nothing);
      }),
      { numRuns: 60 },
    );
  });

  test("after any change brings what stands to what should be, in one go", () => {
    const days = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(randomLife, randomLife, days, ({ facts, until }, { facts: other }, share) => {
        const early = dayText(
          dayNumber(facts.startDay) + Math.floor((dayNumber(until) - dayNumber(facts.startDay)) * share),
        );
        const before = lifeOf(facts, early, ACCOMMODATION_POLICY);
        // The same person with other lines, the days shifted to the same start.
        const shift = dayNumber(facts.startDay) - dayNumber(other.startDay);
        const moved = (day: string) => dayText(dayNumber(day) + shift);
        const lines = other.lines.map((row) => ({
          ...row,
          from: moved(row.from),
          to: row.to === null ? null : moved(row.to),
        }));
        const after = lifeOf({ ...facts, lines }, until, ACCOMMODATION_POLICY);
        const stands = standing(before.charges);
        const found = propose(after, stands);
        const posted = post(stands, found, 10_000);
        expect(propose(after, posted)).toEqual(nothing);
        const sum = (rows: readonly AccommodationCharge[], kind: string, drawdown: boolean) =>
          rows
            .filter((row) => row.kind === kind && row.drawdown === drawdown)
            .reduce((total, row) => total + centsOf(row.amount), 0);
        for (const kind of ["daily_payment", "unpaid_lump_sum_daily", "retention", "bond_retention"]) {
          for (const drawdown of [true, false]) {
            expect(sum(posted, kind, drawdown)).toBe(sum(after.charges, kind, drawdown));
            const net = found.net.filter((row) => row.kind === kind && row.drawdown === drawdown);
            expect(net.reduce((total, row) => total + centsOf(row.amount), 0)).toBe(
              sum(after.charges, kind, drawdown) - sum(stands, kind, drawdown),
            );
          }
        }
      }),
      { numRuns: 80 },
    );
  });

  test("month after month proposes each charge once", () => {
    fc.assert(
      fc.property(randomLife, ({ facts, until }) => {
        let stands: StandingAccommodationCharge[] = [];
        const last = dayNumber(until);
        for (let day = dayNumber(facts.startDay) + 17; day < last + 97; day += 97) {
          const life = lifeOf(facts, dayText(Math.min(day, last)), ACCOMMODATION_POLICY);
          const found = propose(life, stands);
          stands = post(stands, found, stands.length * 1000 + 1);
        }
        const life = lifeOf(facts, until, ACCOMMODATION_POLICY);
        const total = (rows: readonly AccommodationCharge[]) => rows.reduce((sum, row) => sum + centsOf(row.amount), 0);
        expect(total(stands)).toBe(total(life.charges));
        expect(propose(life, stands)).toEqual(nothing);
      }),
      { numRuns: 40 },
    );
  });

  const charge: AccommodationCharge = {
    kind: "daily_payment",
    drawdown: true,
    lineId: 1,
    from: "2026-01-01",
    to: "2026-01-31",
    days: 31,
    perDay: "62.87",
    amount: "1948.97",
    deductedOn: "2026-01-31",
    text: "",
  };
  const january = { from: "2026-01-01", to: "2026-01-31" };
  const adjust = (should: AccommodationCharge[], stands: StandingAccommodationCharge[], days = january) =>
    accommodationAdjustment(should, stands, days);

  test("a top-up that comes to light takes the month back and charges it anew", () => {
    const should = [
      { ...charge, to: "2026-01-14", days: 14, amount: "880.18" },
      { ...charge, from: "2026-01-15", days: 17, perDay: "58.68", amount: "997.56" },
    ];
    const found = adjust(should, standing([charge])).result;
    expect(found.reversals.map((row) => row.amount)).toEqual(["1948.97"]);
    expect(found.charges.map((row) => row.amount)).toEqual(["880.18", "997.56"]);
    expect(found.net).toEqual([{ kind: "daily_payment", drawdown: true, amount: "-71.23" }]);
  });

  test("what is right stays, however it was cut; drawn instead of billed is a change", () => {
    const half = { ...charge, to: "2026-01-15", days: 15, amount: "943.05" };
    const rest = adjust([charge], standing([half])).result;
    expect(rest).toMatchObject({ reversals: [], charges: [{ from: "2026-01-16", days: 16, amount: "1005.92" }] });
    const billed = adjust([charge], standing([{ ...charge, drawdown: false }])).result;
    expect(billed.net).toEqual([
      { kind: "daily_payment", drawdown: true, amount: "1948.97" },
      { kind: "daily_payment", drawdown: false, amount: "-1948.97" },
    ]);
  });

  test("where nothing stands, charges are those of a comparison; what comes to nothing is not charged", () => {
    const elsewhere = standing([{ ...charge, kind: "crf", from: "1990-01-01", to: "1990-01-31" }]);
    fc.assert(
      fc.property(randomLife, randomPolicy, ({ facts, until }, policy) => {
        const life = lifeOf(facts, until, policy);
        expect(accommodationAdjustment(life.charges, [], window(life))).toEqual(
          accommodationAdjustment(life.charges, elsewhere, window(life)),
        );
      }),
      { numRuns: 60 },
    );
    const retention: AccommodationCharge = { ...charge, kind: "retention", perDay: null, amount: "0.00" };
    expect(adjust([retention], []).result).toEqual(nothing);
  });

  test("two charges that share a day of which only one day is wrong go together", () => {
    const drawn = { ...charge, to: "2026-01-15", days: 15, amount: "943.05" };
    const cross = {
      ...charge,
      from: "2026-01-15",
      to: "2026-01-15",
      drawdown: false,
      days: 1,
      perDay: "5.00",
      amount: "5.00",
    };
    const should = [
      { ...drawn, perDay: "60.00", to: "2026-01-14", days: 14, amount: "840.00" },
      { ...drawn, from: "2026-01-15", days: 1, amount: "62.87" },
      cross,
    ];
    const found = adjust(should, standing([drawn, cross])).result;
    expect(found.reversals).toHaveLength(2);
    expect(found.net.map((row) => row.amount)).toEqual(["-40.18", "0.00"]);
  });

  test("drafts are left and told; so is what begins before the window; what lies outside is not looked at", () => {
    const draft = standing([{ ...charge, perDay: "1.00", amount: "31.00" }]).map((row) => ({
      ...row,
      journalPosted: false,
    }));
    const found = adjust([charge], draft);
    expect([found.result, found.issues.map((row) => row.code)]).toEqual([nothing, ["DRAFT_PENDING"]]);
    const early = standing([{ ...charge, from: "2025-12-20", days: 43, perDay: "1.00", amount: "43.00" }]);
    expect(adjust([charge], early).issues.map((row) => row.code)).toEqual(["STANDS_BEFORE_WINDOW"]);
    const ahead = standing([
      { ...charge, from: "2026-02-01", to: "2026-02-28", days: 28, perDay: "1.00", amount: "28.00" },
    ]);
    expect(adjust([], ahead).result).toEqual(nothing);
  });

  test("a changed line stays as long as what was worked out for it holds", () => {
    const period = { ...charge, kind: "retention", perDay: null, amount: "300.00" } as const;
    const edited = standing([period]).map((row) => ({ ...row, amount: "250.00", computedAmount: "300.00" }));
    expect(adjust([period], edited).result).toEqual(nothing);
    expect(adjust([{ ...period, amount: "301.00" }], edited).result.net).toEqual([
      { kind: "retention", drawdown: true, amount: "51.00" },
    ]);
    expect(centsText(5100)).toBe("51.00");
  });
});

test("five years of daily life in under 50 ms", () => {
  const facts: DepositFacts = {
    startDay: "2025-11-10",
    stays: [{ from: "2025-11-10", to: null }],
    classes: [{ from: "2025-11-01", to: null, arrangement: "NOV25", retention: true, indexation: false }],
    lines: [
      {
        id: 1,
        kind: "payment",
        method: "combination",
        collection: "drawdown",
        price: "500000",
        mpir: "7.65",
        agreedRate: null,
        agreedLumpSum: "200000",
        occupiedFrom: "2025-11-10",
        maintained: true,
        from: "2025-11-10",
        to: null,
      },
    ],
    movements: [{ on: "2025-12-01", kind: "receipt", amount: "200000", reference: null }],
    bondRetention: [],
    elsewhere: null,
    broughtOver: null,
    opening: null,
    rates: { maximumSupplement: [], indexNumbers: [] },
  };
  const run = (): number => {
    const start = performance.now();
    expect(daysOfDeposit(depositLife(facts, "2030-11-09").result!)).toHaveLength(1826);
    return performance.now() - start;
  };
  expect(Math.min(run(), run(), run())).toBeLessThan(50);
});
