/** The facts of a deposit on day numbers, and the days on which something changes. */
import type { AccommodationArrangement } from "../arrangements/facts.ts";
import type { DecimalText } from "../billing/facts.ts";
import { LAST_DAY, dayNumber, dayNumberOr, type DayNumber } from "../days/civil.ts";
import { monthEnd, monthStart } from "../days/month.ts";
import { daysOf, union, type Days } from "../days/range.ts";
import { centsOf, type Cents } from "../money/cents.ts";
import { combinationMethod, type CombinationMethod } from "./combination-payment.ts";
import { indexNumbersByDay, nextIndexationDay, referenceIndexationDay } from "./dap-indexation.ts";
import type { AgreementLine, DecidedDeduction, DepositFacts, MoneyIn, MoneyOut, SegmentCause } from "./life-facts.ts";
import type { AccommodationPolicy } from "./policy.ts";
import { rateOf, type Rate } from "./rate.ts";

export interface CompiledLine extends Days {
  line: AgreementLine;
  price: Cents;
  rate: Rate;
  agreedLumpSum: Cents;
  perDay: Cents;
  assessed: Cents;
  agreedDaily: Cents | null;
  maintained: boolean;
  /** Index reference day; null where there is no indexation by kind. */
  reference: DayNumber | null;
}

export interface CompiledClass extends Days {
  arrangement: AccommodationArrangement;
  retention: boolean;
  indexation: boolean;
  method: CombinationMethod;
}

export interface CompiledMove {
  day: DayNumber;
  kind: MoneyIn | MoneyOut | DecidedDeduction;
  cents: Cents;
  reference: string | null;
}

export interface CompiledBondRetention extends Days {
  day: DayNumber;
  cents: Cents;
}

type Supplement = Days & { cents: Cents };

export interface CompiledDeposit {
  life: Days;
  stays: Days[];
  lines: CompiledLine[];
  classes: CompiledClass[];
  moneyIn: CompiledMove[];
  /** Money out and decided deductions, in order of days. */
  out: CompiledMove[];
  bondRetention: CompiledBondRetention[];
  supplements: readonly Supplement[];
  indexNumbers: ReadonlyMap<DayNumber, DecimalText>;
  /** Days before this one are counted, and nothing else. */
  workedFrom: DayNumber;
  /** First days of stretches, in order, with their causes; the first is the first day of the life. */
  cuts: { day: DayNumber; causes: SegmentCause[] }[];
}

const isMoneyIn = (kind: CompiledMove["kind"]): kind is MoneyIn =>
  kind === "receipt" || kind === "top_up" || kind === "transfer_in";

export function compileDeposit(facts: DepositFacts, life: Days, policy: AccommodationPolicy): CompiledDeposit {
  const moves = movesOf(facts, life);
  const { supplements, indexNumbers } = tablesOf(facts.rates);
  const workedFrom = facts.broughtOver === null ? life.from : dayNumber(facts.broughtOver.on);
  const compiled: CompiledDeposit = {
    life,
    stays: union(facts.stays.map(daysOf)),
    lines: facts.lines.map((line) => compileLine(line, facts)).sort((a, b) => a.from - b.from),
    classes: facts.classes.map((row) => ({
      from: dayNumber(row.from),
      to: dayNumberOr(row.to, LAST_DAY),
      arrangement: row.arrangement,
      retention: row.retention,
      indexation: row.indexation,
      method: combinationMethod(row.arrangement, policy),
    })),
    moneyIn: moves.filter((move) => isMoneyIn(move.kind)),
    out: moves.filter((move) => !isMoneyIn(move.kind)),
    bondRetention: facts.bondRetention
      .map((row) => ({ ...daysOf(row), day: dayNumber(row.on), cents: centsOf(row.amount) }))
      .filter((row) => row.day >= Math.max(life.from, workedFrom) && row.day <= life.to)
      .sort((a, b) => a.day - b.day),
    supplements,
    indexNumbers,
    workedFrom,
    cuts: [],
  };
  compiled.cuts = cutsOf(compiled);
  return compiled;
}

/** Movements of the life, in order. */
function movesOf(facts: DepositFacts, life: Days): CompiledMove[] {
  const moves: CompiledMove[] = [];
  for (const { on, kind, amount, reference } of facts.movements) {
    const day = dayNumber(on);
    if (day >= life.from && day <= life.to) moves.push({ day, kind, cents: centsOf(amount), reference });
  }
  return moves.sort((a, b) => a.day - b.day || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.cents - b.cents);
}

type Tables = Pick<CompiledDeposit, "supplements" | "indexNumbers">;

const tablesKept = new WeakMap<DepositFacts["rates"], Tables>();

/** The national tables, once for all deposits that share them. */
function tablesOf(rates: DepositFacts["rates"]): Tables {
  const kept = tablesKept.get(rates);
  if (kept !== undefined) return kept;
  const supplements = rates.maximumSupplement
    .map((row) => ({ ...daysOf(row), cents: centsOf(row.value) }))
    .sort((a, b) => a.from - b.from);
  const tables = { supplements, indexNumbers: indexNumbersByDay(rates.indexNumbers) };
  tablesKept.set(rates, tables);
  return tables;
}

/** Order of movements of one day: money in, deductions as the Rules have them, money out. */
const ORDER: CompiledMove["kind"][] = [
  "receipt",
  "top_up",
  "transfer_in",
  "agreed_deduction",
  "outstanding_payment",
  "refund",
  "transfer_out",
];

function compileLine(line: AgreementLine, facts: DepositFacts): CompiledLine {
  const days = daysOf(line);
  const plain = { ...days, line, price: 0, rate: NO_RATE, agreedLumpSum: 0, perDay: 0, assessed: 0 };
  if (line.kind === "charge" || line.kind === "bond") {
    return { ...plain, perDay: centsOf(line.perDay), agreedDaily: null, maintained: true, reference: null };
  }
  const agreedLumpSum = line.method === "daily" ? 0 : centsOf(line.agreedLumpSum);
  if (line.kind === "contribution") {
    return {
      ...plain,
      rate: rateOf(line.mpir),
      agreedLumpSum,
      assessed: centsOf(line.assessed),
      agreedDaily: line.agreedDaily === null ? null : centsOf(line.agreedDaily),
      maintained: line.maintained,
      reference: null,
    };
  }
  const price = centsOf(line.price);
  return {
    ...plain,
    price,
    rate: rateOf(line.agreedRate ?? line.mpir),
    agreedLumpSum: line.kind === "interim" ? 0 : line.method === "lump_sum" ? price : agreedLumpSum,
    agreedDaily: null,
    maintained: line.maintained,
    reference: dayNumber(referenceIndexationDay(facts.startDay, line.occupiedFrom)),
  };
}

const NO_RATE: Rate = { digits: 0, per: 100 };

function cutsOf(compiled: CompiledDeposit): CompiledDeposit["cuts"] {
  const { life } = compiled;
  const cuts: CompiledDeposit["cuts"] = [{ day: life.from, causes: ["start"] }];
  const causesOf = new Map<DayNumber, SegmentCause[]>();
  const cut = (day: DayNumber, cause: SegmentCause): void => {
    if (day <= life.from || day > life.to) return;
    const causes = causesOf.get(day);
    if (causes === undefined) {
      const first = [cause];
      causesOf.set(day, first);
      cuts.push({ day, causes: first });
    } else if (!causes.includes(cause)) causes.push(cause);
  };
  const both = (days: Days, cause: SegmentCause): void => {
    cut(days.from, cause);
    cut(days.to + 1, cause);
  };
  for (const stay of compiled.stays) {
    cut(stay.from, "entry");
    cut(stay.to, "departure");
    cut(stay.to + 1, "departure");
  }
  cut(compiled.workedFrom, "brought_over");
  for (const line of compiled.lines) both(line, "agreement");
  for (const row of compiled.classes) both(row, "arrangement");
  for (const move of compiled.moneyIn) cut(move.day, "money");
  for (const move of compiled.out) {
    cut(move.day + 1, move.kind === "refund" || move.kind === "transfer_out" ? "money" : "deduction");
  }
  for (const row of compiled.bondRetention) cut(row.day + 1, "deduction");
  if (compiled.lines.some((line) => line.line.kind === "contribution")) {
    for (const row of compiled.supplements) both(row, "supplement");
  }
  const indexed = compiled.lines.some((line) => line.reference !== null);
  if (indexed && compiled.classes.some((row) => row.indexation)) {
    for (let day = nextIndexationDay(life.from); day <= life.to; day = nextIndexationDay(day)) cut(day, "indexation");
  }
  for (let day = monthEnd(life.from) + 1; day <= life.to; day = monthEnd(day) + 1) cut(monthStart(day), "month");
  return cuts.sort((a, b) => a.day - b.day);
}

/** The row that holds on a day, of rows sorted by their first day; of overlapping ones the one that began last. */
export function rowOn<Row extends Days>(rows: readonly Row[], day: DayNumber): Row | null {
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row !== undefined && row.from <= day && row.to >= day) return row;
  }
  return null;
}
