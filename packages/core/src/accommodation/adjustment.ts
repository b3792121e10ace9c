/** Should-be less what stands posted, per kind and period (docs/rules/accommodation-adjustment.md). */
import { step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayText, type DayNumber } from "../days/civil.ts";
import { daysOf, intersect, subtract, union, type Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import type { AccommodationCharge, ChargeKind } from "./life-facts.ts";

/** A charge that was proposed before and not taken back since. */
export interface StandingAccommodationCharge extends AccommodationCharge {
  chargeId: number;
  /** False: it is in a draft journal, where it is dropped by people and never reversed. */
  journalPosted: boolean;
  /** What the rule had worked out where a person changed the amount; null otherwise. Changed lines stay as long as that does. */
  computedAmount: DecimalText | null;
}

export interface AccommodationAdjustment<Standing extends StandingAccommodationCharge = StandingAccommodationCharge> {
  /** Standing charges to take back whole. */
  reversals: Standing[];
  /** What is to be charged: in place of those, and for days nothing stands for. */
  charges: AccommodationCharge[];
  /** All that is proposed, net: charges less reversals, per kind; kinds with nothing are left out. */
  net: { kind: ChargeKind; drawdown: boolean; amount: DecimalText }[];
}

export type AdjustmentIssueCode = "DRAFT_PENDING" | "STANDS_BEFORE_WINDOW";

/** Kinds with an amount for each day; the others are compared period by period. */
const DAILY: readonly ChargeKind[] = ["daily_payment", "unpaid_lump_sum_daily"];

type Issue = LawIssue<AdjustmentIssueCode>;
type Part<Standing extends StandingAccommodationCharge> = Pick<
  AccommodationAdjustment<Standing>,
  "reversals" | "charges"
>;

/**
 * Of one deposit, or of one village contract. With nothing standing this is the first proposal; with everything standing right it is empty. A standing charge that is
 * right stays, however it was proposed; any other is taken back whole, and its days are charged anew. `window` is the
 * days that `shouldBe` covers: charges outside are left alone, charges over its end are judged by their days inside.
 */
export function accommodationAdjustment<Standing extends StandingAccommodationCharge>(
  shouldBe: readonly AccommodationCharge[],
  standing: readonly Standing[],
  window: { from: CivilDate; to: CivilDate },
): Outcome<AccommodationAdjustment<Standing>, AdjustmentIssueCode> {
  const issues: Issue[] = [];
  // Nothing stands, as in most months: everything that comes to an amount is charged.
  if (standing.length === 0 && shouldBe.every((row) => centsOf(row.amount) > 0)) {
    const result = sorted<Standing>({ reversals: [], charges: [...shouldBe] });
    return { result, issues, trace: traceOf(result) };
  }
  const found: Part<Standing> = { reversals: [], charges: [] };
  const kinds = [...new Set([...shouldBe, ...standing].map((row) => row.kind))].sort();
  for (const kind of kinds) {
    const should = shouldBe.filter((row) => row.kind === kind);
    const stands = standing.filter((row) => row.kind === kind && row.from <= window.to && row.to >= window.from);
    const part = DAILY.includes(kind) ? byDay(should, stands, window) : byPeriod(should, stands, window);
    const early = part.reversals.filter((row) => row.from < window.from);
    issues.push(...early.map((row) => standsBefore(row, window.from)));
    const drafts = part.reversals.filter((row) => !row.journalPosted && !early.includes(row));
    issues.push(...drafts.map(draftPending));
    const left = withoutThese(part, [...early, ...drafts]);
    found.reversals.push(...left.reversals);
    found.charges.push(...left.charges);
  }
  const result = sorted(found);
  return { result, issues, trace: traceOf(result) };
}

/** What touches the days of charges that cannot be taken back now is left as it is. */
function withoutThese<Standing extends StandingAccommodationCharge>(
  part: Part<Standing>,
  kept: readonly Standing[],
): Part<Standing> {
  if (kept.length === 0) return part;
  const ranges = union(kept.map(daysOf));
  return {
    reversals: part.reversals.filter((row) => !meets(row, ranges)),
    charges: part.charges.filter((row) => !meets(row, ranges)),
  };
}

function draftPending(draft: StandingAccommodationCharge): Issue {
  const message = `The ${draft.kind} of ${draft.from} to ${draft.to} is in a draft journal and out of date: drop it there and propose again, or post it first.`;
  return warning("DRAFT_PENDING", "standing", draft.from, message);
}

function standsBefore(row: StandingAccommodationCharge, from: CivilDate): Issue {
  const message = `The ${row.kind} of ${row.from} to ${row.to} is out of date and begins before ${from}: look at an earlier day as well.`;
  return warning("STANDS_BEFORE_WINDOW", "window.from", row.from, message);
}

const sides = ["drawn", "billed"] as const;
type Side = (typeof sides)[number];
const sideOf = (row: AccommodationCharge): Side => (row.drawdown ? "drawn" : "billed");

/** A day is right when what stands for it, drawn and billed, is what should be. */
function byDay<Standing extends StandingAccommodationCharge>(
  should: readonly AccommodationCharge[],
  stands: readonly Standing[],
  window: { from: CivilDate; to: CivilDate },
): Part<Standing> {
  // Nothing can be wrong, and no day is taken.
  if (stands.length === 0) return { reversals: [], charges: [...should] };
  const days = daysOf(window);
  const right = amountsByDay(should, days);
  const now = amountsByDay(stands, days);
  const wrong = (row: AccommodationCharge): boolean => {
    const { from, to } = daysOf(row);
    for (let day = Math.max(from, days.from); day <= Math.min(to, days.to); day += 1) {
      if (sides.some((side) => (right[side].get(day) ?? 0) !== (now[side].get(day) ?? 0))) return true;
    }
    return false;
  };
  let reversals = stands.filter(wrong);
  // Whatever shares a day with a charge that goes must go too: the day is charged anew as a whole.
  for (let more = -1; more !== reversals.length;) {
    more = reversals.length;
    const gone = union(reversals.map(daysOf));
    reversals = stands.filter((row) => meets(row, gone));
  }
  const kept = union(stands.filter((row) => !reversals.includes(row)).map(daysOf));
  return { reversals, charges: should.flatMap((row) => trim(row, kept)) };
}

function meets(row: AccommodationCharge, ranges: readonly Days[]): boolean {
  const days = daysOf(row);
  return ranges.some((range) => range.from <= days.to && days.from <= range.to);
}

/** The days of a charge that nothing stands for. */
function trim(row: AccommodationCharge, taken: readonly Days[]): AccommodationCharge[] {
  return subtract([daysOf(row)], taken).map((days) => {
    const count = days.to - days.from + 1;
    const amount = row.perDay === null ? row.amount : centsText(centsOf(row.perDay) * count);
    return { ...row, from: dayText(days.from), to: dayText(days.to), days: count, amount };
  });
}

function amountsByDay(rows: readonly AccommodationCharge[], window: Days): Record<Side, Map<DayNumber, Cents>> {
  const found = { drawn: new Map<DayNumber, Cents>(), billed: new Map<DayNumber, Cents>() };
  for (const row of rows) {
    const days = intersect(daysOf(row), window);
    if (days === null) continue;
    const amounts = found[sideOf(row)];
    const perDay = row.perDay === null ? 0 : centsOf(row.perDay);
    for (let { from: day } = days; day <= days.to; day += 1) amounts.set(day, (amounts.get(day) ?? 0) + perDay);
  }
  return found;
}

/** Charges that overlap are judged together: right when the same periods stand with the same amounts. */
function byPeriod<Standing extends StandingAccommodationCharge>(
  should: readonly AccommodationCharge[],
  standing: readonly Standing[],
  window: { to: CivilDate },
): Part<Standing> {
  const part: Part<Standing> = { reversals: [], charges: [] };
  const stands = standing.filter((row) => row.to <= window.to);
  const spans = [...should, ...stands].map(daysOf);
  for (const cluster of touching(spans)) {
    const wanted = should.filter((row) => meets(row, [cluster]));
    const there = stands.filter((row) => meets(row, [cluster]));
    if (samePeriods(wanted, there)) continue;
    part.reversals.push(...there);
    part.charges.push(...wanted);
  }
  return part;
}

/** Ranges joined where they overlap; ranges that merely follow each other stay apart. */
function touching(ranges: readonly Days[]): Days[] {
  const joined: Days[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last !== undefined && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else joined.push({ ...range });
  }
  return joined;
}

function samePeriods(wanted: readonly AccommodationCharge[], there: readonly StandingAccommodationCharge[]): boolean {
  const sums = (
    rows: readonly (AccommodationCharge & { computedAmount?: DecimalText | null })[],
  ): Map<string, Cents> => {
    const found = new Map<string, Cents>();
    for (const row of rows) {
      const key = `${row.from} ${row.to} ${sideOf(row)}`;
      const sum = (found.get(key) ?? 0) + centsOf(row.computedAmount ?? row.amount);
      if (sum === 0) found.delete(key);
      else found.set(key, sum);
    }
    return found;
  };
  const [a, b] = [sums(wanted), sums(there)];
  return a.size === b.size && [...a].every(([key, sum]) => b.get(key) === sum);
}

const ORDER: readonly ChargeKind[] = [
  "daily_payment",
  "unpaid_lump_sum_daily",
  "bond_retention",
  "retention",
  "interest_payable",
  "dmf",
  "crf",
];

function inOrder(a: AccommodationCharge, b: AccommodationCharge): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  const byKind = ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
  return byKind === 0 ? Number(b.drawdown) - Number(a.drawdown) : byKind;
}

/** In order, with the net of each kind. */
function sorted<Standing extends StandingAccommodationCharge>({
  reversals,
  charges,
}: Part<Standing>): AccommodationAdjustment<Standing> {
  reversals.sort((a, b) => inOrder(a, b) || a.chargeId - b.chargeId);
  charges.sort(inOrder);
  const sums: Sum[] = [];
  for (const row of charges) addTo(sums, row, 1);
  for (const row of reversals) addTo(sums, row, -1);
  const net = sums
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || Number(b.drawdown) - Number(a.drawdown))
    .map(({ kind, drawdown, cents }) => ({ kind, drawdown, amount: centsText(cents) }));
  return { reversals, charges, net };
}

interface Sum {
  kind: ChargeKind;
  drawdown: boolean;
  cents: Cents;
}

function addTo(sums: Sum[], { kind, drawdown, amount }: AccommodationCharge, sign: 1 | -1): void {
  const cents = sign * centsOf(amount);
  const sum = sums.find((one) => one.kind === kind && one.drawdown === drawdown);
  if (sum === undefined) sums.push({ kind, drawdown, cents });
  else sum.cents += cents;
}

function traceOf(result: AccommodationAdjustment): TraceStep[] {
  return result.net.map((row) => {
    const text = `${row.kind}, ${row.drawdown ? "drawn" : "billed"}: should-be less what stands`;
    return step("accommodation-adjustment", null, text, row.amount);
  });
}
