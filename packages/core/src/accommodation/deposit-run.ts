/** One deposit as its days go by: what is held, and what each end of a day takes from it. */
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { monthEnd } from "../days/month.ts";
import type { Days } from "../days/range.ts";
import { centsOf, centsText, type Cents } from "../money/cents.ts";
import { takenOf } from "./deductions.ts";
import type { CompiledDeposit, CompiledMove } from "./deposit-cuts.ts";
import { drawDays, type DrawDays, type DrawnDays } from "./draw-days.ts";
import type { BalanceMovementKind, BroughtOver, DepositFacts, DepositState } from "./life-facts.ts";
import type { AccommodationPolicy } from "./policy.ts";
import { NOTHING_ACCRUED, accrue, accruedCents, isDeductionDay, retentionLength, type Accrued } from "./retention.ts";
import type { Holding } from "./segment-daily.ts";

export interface RunMovement {
  day: DayNumber;
  countsFrom: DayNumber;
  kind: BalanceMovementKind;
  cents: Cents;
  balance: Cents;
  reference: string | null;
}

export interface RunDaily extends DrawnDays {
  deductedOn: DayNumber | null;
}

export interface RunRetention extends Days {
  kind: "retention" | "bond_retention";
  days: number;
  cents: Cents;
  deductedOn: DayNumber;
}

export interface RunShort {
  move: CompiledMove;
  taken: Cents;
}

function isDeduction(move: CompiledMove): boolean {
  return move.kind === "agreed_deduction" || move.kind === "outstanding_payment";
}

export class DepositRun implements Holding {
  balance: Cents = 0;
  retained: Cents = 0;
  paidIn: Cents = 0;
  deducted: Cents = 0;
  paidOn: DayNumber | null = null;
  countedDays = 0;
  countedFrom: DayNumber | null = null;
  accrued: Accrued = NOTHING_ACCRUED;
  accruedFrom: DayNumber | null = null;
  accruedDays = 0;
  lastRetention: DayNumber | null = null;
  pending: DrawDays[] = [];
  /** Counted days of the five years; null until the first of them. */
  length: number | null = null;

  readonly movements: RunMovement[] = [];
  readonly daily: RunDaily[] = [];
  readonly taken: RunRetention[] = [];
  readonly short: RunShort[] = [];

  private readonly deposit: CompiledDeposit;
  private readonly policy: AccommodationPolicy;
  private readonly daysElsewhere: number;
  private readonly firstElsewhere: DayNumber | null;
  private readonly broughtOver: BroughtOver | null;
  private inAt = 0;
  private outAt = 0;
  private bondAt = 0;

  constructor(facts: DepositFacts, deposit: CompiledDeposit, policy: AccommodationPolicy) {
    this.deposit = deposit;
    this.policy = policy;
    this.daysElsewhere = facts.elsewhere?.countedDays ?? 0;
    this.firstElsewhere = facts.elsewhere === null ? null : dayNumber(facts.elsewhere.firstPaidOn);
    this.broughtOver = facts.broughtOver;
    if (facts.opening !== null) this.open(facts.opening);
  }

  private open(state: DepositState): void {
    const day = (text: string | null): DayNumber | null => (text === null ? null : dayNumber(text));
    this.balance = centsOf(state.balance);
    this.retained = centsOf(state.retained);
    this.paidIn = centsOf(state.paidIn);
    this.deducted = centsOf(state.deducted);
    this.paidOn = day(state.paidOn);
    this.countedDays = state.countedDays;
    this.countedFrom = day(state.countedFrom);
    this.accrued = { units: BigInt(state.accruedUnits), cents: state.accruedCents };
    this.accruedFrom = day(state.accruedFrom);
    this.accruedDays = state.accruedDays;
    this.lastRetention = day(state.lastRetentionOn);
    this.pending = state.pending.map((row) => ({
      from: dayNumber(row.from),
      to: dayNumber(row.to),
      lineId: row.lineId,
      ongoing: centsOf(row.ongoing),
      unpaid: centsOf(row.unpaid),
      segment: -1,
    }));
    if (this.countedFrom !== null) this.length = this.lengthFrom(this.countedFrom);
  }

  state(on: DayNumber): DepositState {
    const text = (day: DayNumber | null): string | null => (day === null ? null : dayText(day));
    return {
      on: dayText(on),
      balance: centsText(this.balance),
      retained: centsText(this.retained),
      paidIn: centsText(this.paidIn),
      deducted: centsText(this.deducted),
      paidOn: text(this.paidOn),
      countedDays: this.countedDays,
      countedFrom: text(this.countedFrom),
      accruedUnits: String(this.accrued.units),
      accruedCents: this.accrued.cents,
      accruedFrom: text(this.accruedFrom),
      accruedDays: this.accruedDays,
      lastRetentionOn: text(this.lastRetention),
      pending: this.pending.map((row) => ({
        from: dayText(row.from),
        to: dayText(row.to),
        lineId: row.lineId,
        ongoing: centsText(row.ongoing),
        unpaid: centsText(row.unpaid),
      })),
    };
  }

  /** Money that comes in on a day, and what an earlier system took of what was paid. */
  takeIn(day: DayNumber): void {
    if (this.broughtOver !== null && day === this.deposit.workedFrom) {
      const { retained, deducted } = this.broughtOver;
      this.retained += centsOf(retained);
      this.deducted += centsOf(deducted);
      this.paidIn += centsOf(retained) + centsOf(deducted);
    }
    for (let move = this.deposit.moneyIn[this.inAt]; move?.day === day; move = this.deposit.moneyIn[this.inAt]) {
      this.inAt += 1;
      this.paidOn ??= day;
      this.paidIn += move.cents;
      this.move(day, day, move.kind, move.cents, move.reference);
    }
  }

  /** Counted days of the five years that are left; none before the first lump sum is an answer of `Infinity`. */
  get retentionLeft(): number {
    return this.length === null ? Number.POSITIVE_INFINITY : this.length - this.daysElsewhere - this.countedDays;
  }

  /** Begins the five years with the first counted day. */
  startCounting(day: DayNumber): void {
    if (this.countedFrom !== null) return;
    this.countedFrom = day;
    this.length = this.lengthFrom(day);
  }

  private lengthFrom(day: DayNumber): number {
    return retentionLength(this.firstElsewhere ?? day, this.policy);
  }

  /** Retention of counted days at the balance held; that of days before an earlier system is left was taken by it. */
  count(days: Days): void {
    const count = days.to - days.from + 1;
    this.countedDays += count;
    if (days.from < this.deposit.workedFrom) return;
    this.accruedFrom ??= days.from;
    this.accruedDays += count;
    this.accrued = accrue(this.accrued, this.balance, days, this.policy);
  }

  /** What the end of a day takes, in the order of Rules s.309-5, and then what is paid out. */
  endDay(day: DayNumber, stayEnds: boolean, stay: Days | null, retention: boolean, lastCounted: boolean): void {
    if (stayEnds || monthEnd(day) === day) this.drawPending(day);
    for (let move = this.outOn(day); move !== null && isDeduction(move); move = this.outOn(day)) {
      this.deducted += this.takeOut(day, move);
    }
    for (
      let row = this.deposit.bondRetention[this.bondAt];
      row?.day === day;
      row = this.deposit.bondRetention[this.bondAt]
    ) {
      this.bondAt += 1;
      const taken = takenOf(this.balance, row.cents);
      if (taken === 0) continue;
      this.deducted += taken;
      this.move(day, day + 1, "bond_retention", -taken, null);
      const { from, to } = row;
      this.taken.push({ kind: "bond_retention", from, to, days: to - from + 1, cents: taken, deductedOn: day });
    }
    if (retention && (stayEnds || lastCounted || this.retentionDue(day, stay))) this.deductRetention(day);
    for (let move = this.outOn(day); move !== null; move = this.outOn(day)) this.paidIn -= this.takeOut(day, move);
  }

  private retentionDue(day: DayNumber, stay: Days | null): boolean {
    if (stay === null || this.paidOn === null) return false;
    const end = day + this.retentionLeft;
    const fiveYearsEnd = end > day && end <= stay.to ? end : null;
    return isDeductionDay({ day, paid: this.paidOn, last: this.lastRetention, fiveYearsEnd }, this.policy);
  }

  /** What the balance does not reach for is left alone: retention is never made good. */
  private deductRetention(day: DayNumber): void {
    const taken = takenOf(this.balance, accruedCents(this.accrued));
    const from = this.accruedFrom;
    if (taken > 0 && from !== null) {
      this.retained += taken;
      this.lastRetention = day;
      this.move(day, day + 1, "retention", -taken, null);
      this.taken.push({ kind: "retention", from, to: day, days: this.accruedDays, cents: taken, deductedOn: day });
    }
    this.accrued = NOTHING_ACCRUED;
    this.accruedFrom = null;
    this.accruedDays = 0;
  }

  /** Days that the end of the month is to draw; those that go on at the same amounts are one row, however they were cut. */
  wait(row: DrawDays): void {
    const last = this.pending.at(-1);
    const goesOn = last !== undefined && last.to + 1 === row.from && last.lineId === row.lineId;
    if (goesOn && last.ongoing === row.ongoing && last.unpaid === row.unpaid) last.to = row.to;
    else this.pending.push(row);
  }

  private drawPending(day: DayNumber): void {
    if (this.pending.length === 0) return;
    const { drawn, charges } = drawDays(this.pending, this.balance);
    this.pending = [];
    for (const charge of charges) this.daily.push({ ...charge, deductedOn: charge.drawdown ? day : null });
    if (drawn === 0) return;
    this.deducted += drawn;
    this.move(day, day + 1, "daily_payment", -drawn, null);
  }

  /** The days not deducted yet, as they would be if the end of the life took them. */
  listPending(): void {
    if (this.pending.length === 0) return;
    for (const charge of drawDays(this.pending, this.balance).charges) this.daily.push({ ...charge, deductedOn: null });
  }

  /** The next of what goes out on a day; null: there is no more. */
  private outOn(day: DayNumber): CompiledMove | null {
    const move = this.deposit.out[this.outAt];
    return move?.day === day ? move : null;
  }

  private takeOut(day: DayNumber, move: CompiledMove): Cents {
    this.outAt += 1;
    const taken = takenOf(this.balance, move.cents);
    if (taken < move.cents) this.short.push({ move, taken });
    if (taken > 0) this.move(day, day + 1, move.kind, -taken, move.reference);
    return taken;
  }

  private move(
    day: DayNumber,
    countsFrom: DayNumber,
    kind: BalanceMovementKind,
    cents: Cents,
    reference: string | null,
  ): void {
    this.balance += cents;
    this.movements.push({ day, countsFrom, kind, cents, balance: this.balance, reference });
  }
}
