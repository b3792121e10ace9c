/** Random facts for the properties: small worlds in which every rule of billing is at work at once. */
import * as fc from "fast-check";
import { dayNumber, dayText } from "../src/days/civil.ts";
import type { FeeArrangement } from "../src/arrangements/facts.ts";
import { BILLING_POLICIES } from "../src/billing/facts.ts";
import type { CappedFee } from "../src/capping/facts.ts";
import type {
  BillingCodeFacts,
  BillingPolicies,
  BillingRateFacts,
  BillingUnit,
  BillingWindow,
  CapFacts,
  ClientFacts,
  DayRange,
  InvoiceeFacts,
  ScheduleLineFacts,
  ServiceEntryFacts,
  SharedFacts,
  StandingCharge,
} from "../src/billing/facts.ts";
import { CLIENT, code } from "./facts.ts";

export interface World {
  shared: SharedFacts;
  client: ClientFacts;
  window: BillingWindow;
}

const FIRST = dayNumber("2023-12-20");
/** Days that a world spans: over a new year, a leap day and three month ends. */
const SPAN = 100;

export const text = (offset: number): string => dayText(FIRST + offset);
const offset = fc.integer({ min: 0, max: SPAN });
const maybe = <T>(arb: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T | null> =>
  fc.option(arb, { freq: weight, nil: null });

const rateText = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom("66.80", "25.50", "30.00", "1.00", "0.01", "33.333", "0.005", "100", "12.345678", "0"),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 999_999_999 })
      .map((digits) => `${digits / 1_000_000}`)
      .filter((t) => /^\d+(\.\d+)?$/.test(t)),
  },
  { weight: 1, arbitrary: fc.constantFrom("-12.34", "-0.005") },
);
const percentText = fc.constantFrom("50", "-50", "100", "33.333333", "0", "12.5", "150.5");

/** Consecutive rows that tile the world, now and then with a gap. */
function tiles<T>(row: fc.Arbitrary<T>, gaps: boolean): fc.Arbitrary<(DayRange & { row: T })[]> {
  return fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: SPAN }), { maxLength: 3 }),
      fc.array(row, { minLength: 4, maxLength: 4 }),
      fc.nat(9),
    )
    .map(([cuts, rows, hole]) => {
      const starts = [-5000, ...cuts.sort((a, b) => a - b)];
      return starts.flatMap((start, at) => {
        const next = starts[at + 1];
        const range = { from: text(start), to: next === undefined ? null : text(next - 1) };
        const drop = gaps && hole === 0 && at === starts.length - 1;
        const row = rows[at];
        return drop || row === undefined ? [] : [{ ...range, row }];
      });
    });
}

type Model = { rate: string } | { percent: string; baseCodeId: number };

function ratesOf(
  codeId: number,
  firstId: number,
  model: fc.Arbitrary<Model>,
  gaps: boolean,
): fc.Arbitrary<BillingRateFacts[]> {
  return tiles(model, gaps).map((rows) =>
    rows.map(({ from, to, row }, at): BillingRateFacts => {
      const base = { id: firstId + at, billingCodeId: codeId, from, to };
      return "rate" in row ? { ...base, model: "amount", rate: row.rate } : { ...base, model: "percentage", ...row };
    }),
  );
}

const amountModel: fc.Arbitrary<Model> = rateText.map((rate) => ({ rate }));
const shareOf = (baseCodeId: number): fc.Arbitrary<Model> =>
  fc.oneof(
    amountModel,
    percentText.map((percent) => ({ percent, baseCodeId })),
  );
const positiveModel: fc.Arbitrary<Model> = fc
  .constantFrom("25.00", "50.00", "7.77", "0.01", "10.005", "120.5")
  .map((rate) => ({ rate }));

export interface Taste {
  /** Missing rates and shares that do not add up. */
  faults: boolean;
  /** Some lines are of capped codes. */
  caps: boolean;
  /** The rates of capped codes hold tax. */
  taxedCaps: boolean;
  /** Fee arrangements, fees of the law, counted days and every policy of the caps; the days are those of late 2025. */
  arrangements?: boolean;
}

function codesOf(
  unit: BillingUnit,
  other: BillingUnit,
  anchor: "line" | "calendar",
  departureDay: boolean,
  taste: Taste,
  fees: readonly [CappedFee | null, CappedFee | null],
): BillingCodeFacts[] {
  return [
    code({ id: 1, unit, chargeDepartureDay: departureDay }),
    code({ id: 2, unit, timing: "arrears", taxCodeId: 2 }),
    code({ id: 3, unit, anchor, taxCodeId: 3 }),
    code({ id: 4, unit: other, anchor, taxCodeId: 2, chargeDepartureDay: !departureDay }),
    code({ id: 5, unit: "day", capped: true, cappedFee: fees[0], taxCodeId: taste.taxedCaps ? 3 : 1 }),
    code({
      id: 6,
      unit: other === "each" ? "week" : other,
      anchor,
      capped: true,
      cappedFee: fees[1],
      taxCodeId: taste.taxedCaps ? 2 : 1,
    }),
    code({ id: 7, unit: "each" }),
  ];
}

const ranges: fc.Arbitrary<DayRange[]> = fc.array(
  fc.tuple(offset, maybe(fc.integer({ min: 0, max: 20 }), 6)).map(([from, length]) => ({
    from: text(from),
    to: length === null ? null : text(from + length),
  })),
  { maxLength: 2 },
);

const SPLITS = [["100"], ["50", "50"], ["33.333333", "33.333333", "33.333334"], ["12.5", "87.5"], ["99.99", "0.01"]];
const BAD_SPLITS = [
  ["50", "49"],
  ["60", "50"],
];

function invoiceesArb(taste: Taste): fc.Arbitrary<InvoiceeFacts[]> {
  const splits = taste.faults
    ? fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(...SPLITS) },
        { weight: 1, arbitrary: fc.constantFrom(...BAD_SPLITS) },
      )
    : fc.constantFrom(...SPLITS);
  const payers = fc.tuple(
    splits,
    fc.shuffledSubarray([CLIENT, 2, 3, 4], { minLength: 3, maxLength: 3 }),
    fc.constantFrom(10, 11),
  );
  const rows = tiles(payers, true).map((tiled) =>
    tiled.flatMap(({ from, to, row: [percents, customers, accountNameId] }) =>
      percents.map((percent, at): InvoiceeFacts => ({
        from,
        to,
        customerId: customers[at] ?? 9,
        accountNameId,
        percent,
      })),
    ),
  );
  return fc.oneof({ weight: 2, arbitrary: fc.constant<InvoiceeFacts[]>([]) }, { weight: 1, arbitrary: rows });
}

const billedArb = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 25 })), { maxLength: 2 })
  .map((steps) => {
    let at = 0;
    return steps.map(([gap, length]) => {
      const from = at + gap + 2;
      at = from + length;
      return { from: text(from), to: text(at) };
    });
  });

export function linesArb(taste: Taste, billed: boolean): fc.Arbitrary<ScheduleLineFacts[]> {
  const one = fc.record({
    serviceEntryId: fc.constantFrom(1, 1, 2),
    billingCodeId: taste.caps ? fc.constantFrom(1, 2, 3, 4, 5, 5, 6, 7) : fc.constantFrom(1, 2, 3, 4, 7),
    serviceId: fc.constantFrom(100, 100, 101),
    description: fc.constant(null),
    quantity: fc.constantFrom("1", "1", "1", "2", "0.5", "1.333333", "-1"),
    startDate: fc.oneof(offset.map(text), fc.constantFrom("2020-02-29", "2023-06-15")),
    endDate: maybe(offset, 2),
    billToDate: maybe(offset, 1),
    holds: fc.oneof(fc.constant<DayRange[]>([]), ranges),
    invoicees: invoiceesArb(taste),
    billed: billed ? billedArb : fc.constant<{ from: string; to: string }[]>([]),
  });
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((lines) =>
    lines.map((line, at) => {
      const capped = line.billingCodeId === 5 || line.billingCodeId === 6;
      return {
        ...line,
        id: at + 1,
        endDate: line.endDate === null ? null : text(line.endDate),
        billToDate: line.billToDate === null ? null : text(line.billToDate),
        // What is capped is a fee, never a credit.
        quantity: capped && line.quantity.startsWith("-") ? "1" : line.quantity,
      };
    }),
  );
}

const entriesArb: fc.Arbitrary<ServiceEntryFacts[]> = fc
  .array(
    fc.record({
      setting: fc.constantFrom("residential", "respite", "village", "home_care", "ndis"),
      start: fc.integer({ min: -20, max: 30 }),
      departure: maybe(offset, 1),
      billingEnd: maybe(offset, 1),
      billFrom: maybe(offset, 1),
    }),
    { minLength: 2, maxLength: 2 },
  )
  .map((entries) =>
    entries.map(({ setting, start, departure, billingEnd, billFrom }, at) => ({
      id: at + 1,
      serviceId: 100,
      setting,
      entryDate: text(start),
      billingStartDate: text(start),
      departureDate: departure === null ? null : text(departure),
      billingEndDate: billingEnd === null ? null : text(billingEnd),
      billFrom: billFrom === null ? null : text(Math.min(billFrom, 15)),
    })),
  );

const thresholdsArb = tiles(fc.constantFrom("150.00", "400.00", "999.99", "1500.00", "5000.00"), false).map((rows) =>
  rows.map(({ from, to, row }) => ({ from, to, amount: row })),
);

const feeArb = (taste: Taste): fc.Arbitrary<CappedFee | null> =>
  taste.arrangements === true
    ? fc.constantFrom<(CappedFee | null)[]>(
        null,
        "means_tested_care_fee",
        "non_clinical_care_contribution",
        "non_clinical_care_contribution",
      )
    : fc.constant(null);

const outsideFeeArb: fc.Arbitrary<CappedFee> = fc.constantFrom(
  "means_tested_care_fee",
  "income_tested_care_fee",
  "non_clinical_care_contribution",
  "support_at_home_contribution",
);

/** Days in an arrangement, now and then with days before, between or after that are in none. */
const arrangementsArb: fc.Arbitrary<CapFacts["arrangements"]> = tiles(
  fc.constantFrom<(FeeArrangement | null)[]>("POST14", "NOV25", "NOV25", "PRE14", null),
  true,
).map((rows) => rows.flatMap(({ from, to, row }) => (row === null ? [] : [{ from, to, arrangement: row }])));

const capArb = (taste: Taste): fc.Arbitrary<CapFacts> =>
  fc
    .record({
      arrangements: taste.arrangements === true ? arrangementsArb : fc.constant<CapFacts["arrangements"]>([]),
      careDaysBefore: taste.arrangements === true ? fc.constantFrom(0, 0, 5, 30) : fc.constant(0),
      fees: fc.array(taste.arrangements === true ? fc.oneof(outsideFeeArb, fc.constant(null)) : fc.constant(null), {
        minLength: 3,
        maxLength: 3,
      }),
      firstEntryDate: fc.oneof(
        fc.constantFrom("2020-02-29", "2019-07-03"),
        offset.map((at) => `2021${text(at).slice(4)}`).filter((day) => day !== "2021-02-29"),
      ),
      annual: fc.boolean(),
      lifetime: fc.boolean(),
      openingDate: maybe(offset.map(text), 1),
      opening: fc.constantFrom("0", "100.00", "12.34"),
      allowBeyond: fc.nat(9).map((n) => n === 0),
      contributions: fc.array(
        fc.record({
          scheduleLineId: fc.constantFrom(1, 2, 99),
          at: fc.integer({ min: -400, max: SPAN }),
          length: fc.integer({ min: 0, max: 20 }),
          amount: fc.constantFrom("10.00", "0.05", "33.33", "250.00", "-5.00"),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ opening, openingDate, contributions, fees, ...rest }) => ({
      ...rest,
      openingDate,
      annualOpening: openingDate === null ? "0" : opening,
      lifetimeOpening: openingDate === null ? "0" : opening,
      contributions: contributions.map(({ at, length, ...row }, nth) => ({
        ...row,
        from: text(at),
        to: text(at + length),
        fee: fees[nth] ?? null,
      })),
    }));

type CapPoints = Pick<
  BillingPolicies,
  "annualCapYears" | "afterIndexation" | "supportAtHomeInMeansTestedCap" | "countedCareDays"
>;
const openPoints: { [K in keyof CapPoints]: fc.Arbitrary<CapPoints[K]> } = {
  annualCapYears: fc.constantFrom("every_year", "begun_before_november_2025"),
  afterIndexation: fc.constantFrom("by_limit", "reopens", "final"),
  supportAtHomeInMeansTestedCap: fc.constantFrom("does_not_count", "counts"),
  countedCareDays: fc.constantFrom("contribution_above_zero", "every_day"),
};
const settled: typeof openPoints = {
  annualCapYears: fc.constant(BILLING_POLICIES.annualCapYears),
  afterIndexation: fc.constant(BILLING_POLICIES.afterIndexation),
  supportAtHomeInMeansTestedCap: fc.constant(BILLING_POLICIES.supportAtHomeInMeansTestedCap),
  countedCareDays: fc.constant(BILLING_POLICIES.countedCareDays),
};

const policiesArb = (taste: Taste): fc.Arbitrary<BillingPolicies> =>
  fc.record({
    ...(taste.arrangements === true ? openPoints : settled),
    firstEntry: fc.constant<BillingPolicies["firstEntry"]>("any_entry"),
    capCrossing: fc.constantFrom("clamp", "full_day"),
    advanceLimit: fc.constantFrom("one_month", "none"),
    cutAtMonthEnd: fc.boolean(),
    percentageBase: fc.constantFrom("client_first", "global_only"),
  });

const windowArb: fc.Arbitrary<BillingWindow> = fc.record({
  postingDate: offset.map(text),
  endDate: fc.integer({ min: 20, max: SPAN }).map(text),
  timing: fc.constantFrom(null, null, null, "advance", "arrears"),
  departed: fc.constantFrom("include", "include", "exclude", "only"),
  billingCodeIds: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray([1, 2, 3, 4, 5, 6, 7]) },
  ),
  serviceIds: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant<number[]>([100]) },
  ),
});

const unitArb = fc.constantFrom<BillingUnit[]>("day", "day", "day", "week", "fortnight", "month", "year", "each");

export function ratesArb(taste: Taste): fc.Arbitrary<{ globalRates: BillingRateFacts[]; own: BillingRateFacts[] }> {
  const gaps = taste.faults;
  const circles = gaps
    ? fc.oneof({ weight: 12, arbitrary: amountModel }, { weight: 1, arbitrary: shareOf(3) })
    : amountModel;
  const global = fc
    .tuple(
      ratesOf(1, 100, circles, gaps),
      ratesOf(2, 200, shareOf(1), gaps),
      ratesOf(3, 300, shareOf(2), gaps),
      ratesOf(
        4,
        400,
        gaps ? fc.oneof({ weight: 9, arbitrary: amountModel }, { weight: 1, arbitrary: shareOf(1) }) : amountModel,
        gaps,
      ),
      ratesOf(5, 500, positiveModel, gaps),
      ratesOf(6, 600, positiveModel, gaps),
      ratesOf(7, 700, amountModel, false),
    )
    .map((all) => all.flat());
  const own = fc
    .tuple(
      fc.oneof(fc.constant<BillingRateFacts[]>([]), ratesOf(1, 1100, amountModel, true)),
      fc.oneof(fc.constant<BillingRateFacts[]>([]), ratesOf(2, 1200, shareOf(1), true)),
      fc.oneof(fc.constant<BillingRateFacts[]>([]), ratesOf(5, 1500, positiveModel, true)),
      fc.integer({ min: 0, max: 60 }),
    )
    .map(([one, two, five, start]) =>
      [...one, ...two, ...five].map((rate) =>
        rate.from < text(0) ? { ...rate, from: text(Math.min(start, 0)) } : rate,
      ),
    );
  return fc.record({ globalRates: global, own });
}

export function worldArb(taste: Taste, billed: boolean): fc.Arbitrary<World> {
  return fc
    .record({
      unit: unitArb,
      other: unitArb,
      anchor: fc.constantFrom<("line" | "calendar")[]>("line", "calendar"),
      departureDay: fc.boolean(),
      rates: ratesArb(taste),
      lines: linesArb(taste, billed),
      entries: entriesArb,
      annualCap: thresholdsArb,
      lifetimeCap: thresholdsArb,
      contributionCap: thresholdsArb,
      careDays: taste.arrangements === true ? fc.constantFrom(8, 30, 60, 1460) : fc.constant(1460),
      fees: fc.tuple(feeArb(taste), feeArb(taste)),
      cap: taste.faults ? fc.option(capArb(taste), { freq: 12, nil: null }) : capArb(taste),
      policies: policiesArb(taste),
      window: windowArb,
    })
    .map((made) => ({
      shared: {
        codes: codesOf(made.unit, made.other, made.anchor, made.departureDay, taste, made.fees),
        taxes: [
          { id: 1, code: "FRE", percent: "0", inclusive: false },
          { id: 2, code: "GST", percent: "10", inclusive: false },
          { id: 3, code: "GSTI", percent: "10", inclusive: true },
        ],
        globalRates: made.rates.globalRates,
        annualCap: made.annualCap,
        lifetimeCap: made.lifetimeCap,
        contributionCap: made.contributionCap,
        careDays: made.careDays,
        policies: made.policies,
      },
      client: {
        clientId: CLIENT,
        entries: made.entries,
        lines: made.lines,
        rates: made.rates.own,
        cap: billed ? made.cap : paidElsewhere(made.cap),
      },
      window: made.window,
    }));
}

/** Where nothing is billed yet, contributions are those of lines that are not looked at. */
function paidElsewhere(cap: CapFacts | null): CapFacts | null {
  return cap && { ...cap, contributions: cap.contributions.map((row) => ({ ...row, scheduleLineId: 99 })) };
}

/** The same client with other facts on the same schedule lines: what people change between two runs. */
export function changedArb(world: World, taste: Taste): fc.Arbitrary<World> {
  const keep = <T>(was: T, change: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof(fc.constant(was), change);
  const { lines } = world.client;
  return fc
    .record({
      rates: keep({ globalRates: world.shared.globalRates, own: world.client.rates }, ratesArb(taste)),
      entries: keep(world.client.entries, entriesArb),
      shapes: fc.array(linesArb(taste, false), { minLength: lines.length, maxLength: lines.length }),
      picks: fc.array(fc.nat(63), { minLength: lines.length, maxLength: lines.length }),
      annualCap: keep(world.shared.annualCap, thresholdsArb),
    })
    .map((made) => ({
      ...world,
      shared: { ...world.shared, globalRates: made.rates.globalRates, annualCap: made.annualCap },
      client: {
        ...world.client,
        rates: made.rates.own,
        entries: made.entries,
        lines: lines.map((line, at) => {
          const shape = made.shapes[at]?.[0] ?? line;
          const pick = made.picks[at] ?? 0;
          const capped = line.billingCodeId === 5 || line.billingCodeId === 6;
          return {
            ...line,
            endDate: pick & 1 ? shape.endDate : line.endDate,
            billToDate: pick & 2 ? shape.billToDate : line.billToDate,
            holds: pick & 4 ? shape.holds : line.holds,
            invoicees: pick & 8 ? shape.invoicees : line.invoicees,
            startDate: pick & 16 ? shape.startDate : line.startDate,
            quantity: pick & 32 && !capped ? shape.quantity : line.quantity,
          };
        }),
      },
    }));
}

/** The client as the database shows it once `standing` is in journals: days billed and contributions made. */
export function withStanding(
  client: ClientFacts,
  standing: readonly StandingCharge[],
  shared: SharedFacts,
): ClientFacts {
  const isCapped = (id: number): boolean => shared.codes.some((each) => each.id === id && each.capped);
  return {
    ...client,
    lines: client.lines.map((line) => {
      const billed: { from: string; to: string }[] = [];
      const mine = standing.filter((charge) => charge.scheduleLineId === line.id);
      for (const { from, to } of mine.sort((a, b) => (a.from < b.from ? -1 : 1))) {
        const last = billed.at(-1);
        if (last !== undefined && dayNumber(last.to) + 1 >= dayNumber(from)) last.to = to;
        else billed.push({ from, to });
      }
      return { ...line, billed };
    }),
    cap:
      client.cap === null
        ? null
        : {
            ...client.cap,
            contributions: [
              ...client.cap.contributions.filter((row) => row.scheduleLineId === 99),
              ...standing
                .filter((charge) => isCapped(charge.billingCodeId))
                .map((charge) => ({
                  scheduleLineId: charge.scheduleLineId,
                  from: charge.from,
                  to: charge.to,
                  amount: centsSum(charge.lines.map((line) => line.amount)),
                  fee: shared.codes.find((each) => each.id === charge.billingCodeId)?.cappedFee ?? null,
                })),
            ],
          },
  };
}

/** The same some days later: everything in it that is a day. */
export function moved<T>(facts: T, days: number): T {
  if (typeof facts === "string") {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a day for a day
    return (/^\d{4}-\d\d-\d\d$/.test(facts) ? dayText(dayNumber(facts) + days) : facts) as T;
  }
  if (facts === null || typeof facts !== "object") return facts;
  const copy: unknown = Array.isArray(facts)
    ? facts.map((each: unknown) => moved(each, days))
    : Object.fromEntries(Object.entries(facts).map(([key, each]: [string, unknown]) => [key, moved(each, days)]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy of the same shape
  return copy as T;
}

/** Sum of amounts with two decimals. */
export function centsSum(amounts: readonly string[]): string {
  const cents = amounts.reduce((sum, amount) => sum + BigInt(amount.replace(".", "")), 0n);
  const digits = String(cents < 0n ? -cents : cents).padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
