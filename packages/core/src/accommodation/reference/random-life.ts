/** Random deposits of several years, for property tests. */
import * as fc from "fast-check";
import { dayNumber, dayText } from "../../days/civil.ts";
import { centsText } from "../../money/cents.ts";
import type { AccommodationClass, AgreementLine, DepositFacts, DepositMovement } from "../life-facts.ts";
import type { AccommodationPolicy } from "../policy.ts";

const START = dayNumber("2025-11-01");
const HUNDRED = 10_000;

const money = (least: number, most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: least, max: most }),
    fc.integer({ min: Math.ceil(least / HUNDRED), max: Math.floor(most / HUNDRED) }).map((n) => n * HUNDRED),
  );
const percent = fc.constantFrom("4.01", "6.31", "7.61", "7.65", "7.96", "8.43", "0.5");

export const randomPolicy: fc.Arbitrary<AccommodationPolicy> = fc.record({
  dailyRounding: fc.constantFrom("half_up", "down"),
  combination: fc.constantFrom("by_arrangement", "proportion", "difference"),
  contributionLumpSum: fc.constantFrom("exact", "half_up", "down"),
  missingIndexNumber: fc.constantFrom("stop", "last_known"),
  departureDay: fc.constantFrom("payments_only", "all", "none"),
  retentionOnDepartureDay: fc.constantFrom("counted", "not_counted"),
  retentionDivisor: fc.constantFrom("365", "days_in_year"),
  retentionRounding: fc.constantFrom("deduction", "day"),
  retentionEvery: fc.constantFrom("month", "quarter"),
  retentionOnceAMonth: fc.constantFrom("calendar_month", "any_month"),
  retentionYears: fc.constantFrom("anniversary", "1825_days"),
  refundNotice: fc.constant("more_than_14"),
  baseRateDay: fc.constant("refund_period"),
  refundRates: fc.constant("fixed"),
  overdueInterestFrom: fc.constant("after_one_month"),
  supplementCut: fc.constant("exact"),
});

const INDEX = ["1.0", "1.019", "1.0412", "1.0530", "1.07", "1.0893", "1.11", "1.1305", "1.15", "1.17", "1.2", "1.21"];
const indexDays = INDEX.map((value, at) => ({
  from: `${2025 + Math.floor((at + 1) / 2)}-${at % 2 === 0 ? "09" : "03"}-20`,
  value,
}));

const supplements = [
  { from: "2025-09-20", to: "2026-03-19", value: "70.94" },
  { from: "2026-03-20", to: "2026-09-19", value: "72.30" },
  { from: "2026-09-20", to: "2027-09-19", value: "74.11" },
  { from: "2027-09-20", to: null, value: "77.02" },
];

const drawOf = fc.record({
  kind: fc.constantFrom("payment", "payment", "payment", "contribution", "charge", "interim"),
  method: fc.constantFrom("lump_sum", "combination", "combination", "daily"),
  collection: fc.constantFrom("billed", "drawdown", "drawdown"),
  price: money(20_000_00, 800_000_00),
  share: fc.integer({ min: 0, max: 100 }),
  mpir: percent,
  lower: fc.option(fc.constantFrom("0", "0.5", "0.25"), { nil: null, freq: 2 }),
  perDay: fc.integer({ min: 0, max: 9000 }),
  cap: fc.option(fc.integer({ min: 1000, max: 9000 }), { nil: null }),
  maintained: fc.constantFrom(true, true, false),
  length: fc.integer({ min: 1, max: 500 }),
  gap: fc.constantFrom(0, 0, 0, 20),
});

type Drawn = typeof drawOf extends fc.Arbitrary<infer Value> ? Value : never;

function lineOf(drawn: Drawn, id: number, from: number, to: number | null): AgreementLine {
  const { kind, collection, maintained, method, mpir } = drawn;
  const days = { id, collection, from: dayText(from), to: to === null ? null : dayText(to) };
  const agreedLumpSum = centsText(Math.floor((drawn.price * drawn.share) / 100));
  if (kind === "charge") return { ...days, kind, perDay: centsText(drawn.perDay) };
  if (kind === "contribution") {
    const agreedDaily = drawn.cap === null ? null : centsText(drawn.cap);
    const terms = { ...days, kind, method, mpir, agreedLumpSum, agreedDaily, maintained };
    return { ...terms, assessed: centsText(drawn.perDay) };
  }
  const price = centsText(drawn.price);
  const terms = { ...days, method, price, mpir, agreedRate: drawn.lower, agreedLumpSum, maintained };
  const room = { ...terms, occupiedFrom: dayText(from) };
  return kind === "payment" ? { ...room, kind } : { ...room, kind };
}

const moves = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 1500 }),
    kind: fc.constantFrom<DepositMovement["kind"]>(
      "receipt",
      "receipt",
      "top_up",
      "transfer_in",
      "agreed_deduction",
      "refund",
      "outstanding_payment",
    ),
    cents: fc.oneof(money(1, 500_000_00), money(1, 5_000_00)),
  }),
  { maxLength: 6 },
);

export interface RandomLife {
  facts: DepositFacts;
  until: string;
}

/** Agreement, part payments, drawdown, changes of line and class, a move away and back, departure and refund. */
export const randomLife: fc.Arbitrary<RandomLife> = fc
  .record({
    offset: fc.integer({ min: 0, max: 200 }),
    lines: fc.array(drawOf, { minLength: 1, maxLength: 4 }),
    firstPayment: fc.option(fc.tuple(fc.integer({ min: 0, max: 60 }), money(100_00, 700_000_00)), {
      nil: null,
      freq: 5,
    }),
    moves,
    leaves: fc.option(fc.integer({ min: 0, max: 1900 }), { nil: null }),
    back: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    refundAfter: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
    classes: fc.constantFrom<"new" | "old" | "old_new" | "pre_new">("new", "new", "old", "old_new", "pre_new"),
    changeAt: fc.integer({ min: 1, max: 700 }),
    elsewhere: fc.option(
      fc.record({ before: fc.integer({ min: 0, max: 900 }), days: fc.integer({ min: 0, max: 1800 }) }),
      {
        nil: null,
      },
    ),
    bond: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 45_450 })), { maxLength: 2 }),
    broughtOver: fc.option(fc.tuple(fc.integer({ min: 1, max: 700 }), money(0, 20_000_00), money(0, 20_000_00)), {
      nil: null,
      freq: 3,
    }),
    until: fc.integer({ min: 0, max: 2000 }),
    known: fc.constantFrom(12, 12, 12, 12, 12, 12, 3),
  })
  .map((drawn) => {
    const start = START + drawn.offset;
    const lines: AgreementLine[] = [];
    let day = start;
    drawn.lines.forEach((row, at) => {
      const from = day + row.gap;
      const last = at === drawn.lines.length - 1;
      day = from + row.length;
      lines.push(lineOf(row, at + 1, from, last ? null : day - 1));
    });
    const left = drawn.leaves === null ? null : start + drawn.leaves;
    const stays = [{ from: dayText(start), to: left === null ? null : dayText(left) }];
    if (left !== null && drawn.back !== null)
      stays.push({ from: dayText(left + drawn.back), to: dayText(left + drawn.back + 40) });
    const movements: DepositMovement[] = drawn.moves.map(({ at, kind, cents }, index) => ({
      on: dayText(start + at),
      kind,
      amount: centsText(cents),
      reference: String(index),
    }));
    if (drawn.firstPayment !== null) {
      const [at, cents] = drawn.firstPayment;
      movements.push({ on: dayText(start + at), kind: "receipt", amount: centsText(cents), reference: "first" });
    }
    if (left !== null && drawn.refundAfter !== null) {
      const on = dayText(left + drawn.refundAfter);
      movements.push({ on, kind: "refund", amount: centsText(900_000_00), reference: "all" });
    }
    const change = start + drawn.changeAt;
    const until = start + drawn.until;
    const facts: DepositFacts = {
      startDay: dayText(start),
      stays,
      classes: classesOf(drawn.classes, start, change),
      lines,
      movements,
      bondRetention: drawn.bond.map(([at, cents]) => ({
        from: dayText(start + at),
        to: dayText(start + at),
        on: dayText(start + at),
        amount: centsText(cents),
      })),
      elsewhere:
        drawn.elsewhere === null
          ? null
          : { firstPaidOn: dayText(start - drawn.elsewhere.before), countedDays: drawn.elsewhere.days },
      broughtOver: broughtOverOf(drawn.broughtOver, start),
      opening: null,
      rates: { maximumSupplement: supplements, indexNumbers: indexDays.slice(0, drawn.known) },
    };
    return { facts, until: dayText(until) };
  });

function broughtOverOf(drawn: [at: number, retained: number, deducted: number] | null, start: number) {
  if (drawn === null) return null;
  const [at, retained, deducted] = drawn;
  return { on: dayText(start + at), retained: centsText(retained), deducted: centsText(deducted) };
}

function classesOf(kind: "new" | "old" | "old_new" | "pre_new", start: number, change: number): AccommodationClass[] {
  const [from, to] = [dayText(start), dayText(change - 1)];
  const next = { from: dayText(change), to: null, arrangement: "NOV25" as const, indexation: true };
  if (kind === "new") return [{ from, to: null, arrangement: "NOV25", retention: true, indexation: true }];
  if (kind === "old") return [{ from, to: null, arrangement: "POST14", retention: false, indexation: false }];
  const old = kind === "old_new" ? ("POST14" as const) : ("PRE14" as const);
  return [
    { from, to, arrangement: old, retention: false, indexation: false },
    { ...next, retention: kind === "old_new" },
  ];
}
