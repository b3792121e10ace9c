/**
 * A deposit one day at a time, each day asking every question anew, in decimals: slow on purpose, to hold `depositLife`
 * against. Shares no arithmetic with it.
 */
import type { DecimalText } from "../../billing/facts.ts";
import { civilOf, dayNumber, dayText, daysInMonth, isLeapYear } from "../../days/civil.ts";
import { Decimal } from "../../money/decimal.ts";
import type { AccommodationClass, AgreementLine, DepositFacts } from "../life-facts.ts";
import type { AccommodationPolicy } from "../policy.ts";

export interface ReferenceDay {
  day: string;
  /** After money in, before anything is taken. */
  balance: DecimalText;
  retained: DecimalText;
  ongoing: DecimalText;
  unpaid: DecimalText;
  /** Of `ongoing` and `unpaid`: what the lump sum paid. */
  ongoingDrawn: DecimalText;
  unpaidDrawn: DecimalText;
  /** Taken at the end of the day. */
  retention: DecimalText;
  bondRetention: DecimalText;
  counted: boolean;
  /** At the end of the day. */
  closing: DecimalText;
}

interface Row {
  line: AgreementLine | null;
  rules: AccommodationClass | null;
}

interface Open {
  at: number;
  ongoing: Decimal;
  unpaid: Decimal;
}

const ZERO = new Decimal(0);
const text = (value: Decimal): DecimalText => value.toFixed(2);
const holds = (row: { from: string; to: string | null }, day: string): boolean =>
  row.from <= day && (row.to === null || row.to >= day);

/** Null where the facts leave a day without its figures. */
export function depositDayByDay(
  facts: DepositFacts,
  until: string,
  policy: AccommodationPolicy,
): ReferenceDay[] | null {
  const days: ReferenceDay[] = [];
  let balance = ZERO;
  let retained = ZERO;
  let paidIn = ZERO;
  let deducted = ZERO;
  let paid: string | null = null;
  let counted = 0;
  let firstCounted: string | null = null;
  let sums = ZERO;
  let rounded = ZERO;
  let lastRetention: string | null = null;
  let open: Open[] = [];
  const inCareOn = (day: string): boolean => facts.stays.some((stay) => holds(stay, day));

  for (let number = dayNumber(facts.startDay); number <= dayNumber(until); number += 1) {
    const day = dayText(number);
    const before = facts.broughtOver !== null && day < facts.broughtOver.on;
    if (facts.broughtOver?.on === day) {
      retained = retained.plus(facts.broughtOver.retained);
      deducted = deducted.plus(facts.broughtOver.deducted);
      paidIn = paidIn.plus(facts.broughtOver.retained).plus(facts.broughtOver.deducted);
    }
    for (const move of facts.movements) {
      if (move.on !== day || !["receipt", "top_up", "transfer_in"].includes(move.kind)) continue;
      balance = balance.plus(move.amount);
      paidIn = paidIn.plus(move.amount);
      paid ??= day;
    }
    const inCare = inCareOn(day);
    const leaves = inCare && !inCareOn(dayText(number + 1));
    const row: Row = {
      line: inCare ? (facts.lines.find((line) => holds(line, day)) ?? null) : null,
      rules: facts.classes.find((each) => holds(each, day)) ?? null,
    };
    const held = { balance, retained, paidIn, deducted };
    const daily =
      before || row.line === null
        ? { total: ZERO, unpaid: ZERO }
        : dailyOf(row.line, row.rules, held, day, facts, policy);
    if (daily === null) return null;
    const free = leaves && row.line !== null && !departureCharged(row.line, policy);
    const total = free ? ZERO : daily.total;
    const unpaid = free ? ZERO : daily.unpaid;
    const today: ReferenceDay = {
      day,
      balance: text(balance),
      retained: text(retained),
      ongoing: text(total.minus(unpaid)),
      unpaid: text(unpaid),
      ongoingDrawn: "0.00",
      unpaidDrawn: "0.00",
      retention: "0.00",
      bondRetention: "0.00",
      counted: false,
      closing: "0.00",
    };
    days.push(today);
    if (!before && row.line?.collection === "drawdown" && paid !== null) {
      open.push({ at: days.length - 1, ongoing: total.minus(unpaid), unpaid });
    }
    const rulesRetain = row.rules?.retention === true && inCare && paid !== null;
    const mayCount = rulesRetain && !(leaves && policy.retentionOnDepartureDay === "not_counted");
    if (mayCount) firstCounted ??= day;
    const length = firstCounted === null ? 0 : fiveYears(facts.elsewhere?.firstPaidOn ?? firstCounted, policy);
    const there = facts.elsewhere?.countedDays ?? 0;
    let ends = false;
    if (mayCount && counted + there < length) {
      today.counted = true;
      counted += 1;
      ends = counted + there === length;
      const leap = isLeapYear(civilOf(number).year) && policy.retentionDivisor === "days_in_year";
      const ofDay = balance.times(2).times(leap ? 365 : 366);
      if (!before && policy.retentionRounding === "day") {
        rounded = rounded.plus(ofDay.div(365 * 366 * 100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
      } else if (!before) sums = sums.plus(ofDay);
    }

    const date = civilOf(number);
    const monthEnds = date.day === daysInMonth(date.year, date.month);
    if (monthEnds || leaves) {
      for (const each of open) {
        const from = days[each.at];
        if (from === undefined) continue;
        const first = Decimal.min(balance, each.ongoing);
        balance = balance.minus(first);
        const second = Decimal.min(balance, each.unpaid);
        balance = balance.minus(second);
        deducted = deducted.plus(first).plus(second);
        from.ongoingDrawn = text(first);
        from.unpaidDrawn = text(second);
      }
      open = [];
    }
    for (const kind of ["agreed_deduction", "outstanding_payment"]) {
      for (const move of facts.movements) {
        if (move.on !== day || move.kind !== kind) continue;
        const taken = Decimal.min(balance, move.amount);
        balance = balance.minus(taken);
        deducted = deducted.plus(taken);
      }
    }
    for (const planned of facts.bondRetention) {
      if (planned.on !== day || before) continue;
      const taken = Decimal.min(balance, planned.amount);
      balance = balance.minus(taken);
      deducted = deducted.plus(taken);
      today.bondRetention = text(new Decimal(today.bondRetention).plus(taken));
    }
    const left = length - there - counted;
    const regular =
      monthEnds &&
      paid !== null &&
      (policy.retentionEvery === "month" ||
        date.month % 3 === 0 ||
        lastChance(paid, number, lastRetention, nextChance(number, left, facts, policy))) &&
      (lastRetention === null || monthOver(lastRetention, day, policy)) &&
      !(policy.retentionOnceAMonth === "any_month" && lastDayComes(number, left, day, facts));
    if (!before && rulesRetain && (leaves || ends || regular)) {
      const due = rounded.plus(sums.div(365 * 366 * 100).toDecimalPlaces(2, Decimal.ROUND_HALF_UP));
      const taken = Decimal.min(balance, due);
      balance = balance.minus(taken);
      retained = retained.plus(taken);
      today.retention = text(taken);
      if (taken.greaterThan(0)) lastRetention = day;
      rounded = ZERO;
      sums = ZERO;
    }
    for (const move of facts.movements) {
      if (move.on !== day || (move.kind !== "refund" && move.kind !== "transfer_out")) continue;
      const taken = Decimal.min(balance, move.amount);
      balance = balance.minus(taken);
      paidIn = paidIn.minus(taken);
    }
    today.closing = text(balance);
  }
  // Days whose month is not over, as the end would take them.
  let left = balance;
  for (const each of open) {
    const from = days[each.at];
    if (from === undefined) continue;
    const first = Decimal.min(left, each.ongoing);
    left = left.minus(first);
    const second = Decimal.min(left, each.unpaid);
    left = left.minus(second);
    from.ongoingDrawn = text(first);
    from.unpaidDrawn = text(second);
  }
  return days;
}

function departureCharged(line: AgreementLine, policy: AccommodationPolicy): boolean {
  if (policy.departureDay === "none") return false;
  return policy.departureDay === "all" || line.kind !== "contribution";
}

interface Held {
  balance: Decimal;
  retained: Decimal;
  paidIn: Decimal;
  deducted: Decimal;
}

function dailyOf(
  line: AgreementLine,
  rules: AccommodationClass | null,
  held: Held,
  day: string,
  facts: DepositFacts,
  policy: AccommodationPolicy,
): { total: Decimal; unpaid: Decimal } | null {
  if (rules === null) return null;
  if (line.kind === "charge" || line.kind === "bond") return { total: new Decimal(line.perDay), unpaid: ZERO };
  const mode = policy.dailyRounding === "down" ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_UP;
  const cents = (value: Decimal): Decimal => value.toDecimalPlaces(2, mode);
  const covered = held.balance.plus(held.retained).plus(line.maintained ? 0 : held.deducted);
  if (line.kind === "contribution") {
    const supplement = facts.rates.maximumSupplement.find((row) => holds(row, day));
    if (supplement === undefined) return null;
    let most = Decimal.min(line.assessed, supplement.value);
    if (line.agreedDaily !== null) most = Decimal.min(most, line.agreedDaily);
    const rate = new Decimal(line.mpir).div(100);
    const exact = most.times(365).div(rate);
    const round = policy.contributionLumpSum === "half_up" ? Decimal.ROUND_HALF_UP : Decimal.ROUND_DOWN;
    const lumpSum = policy.contributionLumpSum === "exact" ? exact : exact.toDecimalPlaces(2, round);
    const value =
      policy.contributionLumpSum === "exact"
        ? most.minus(covered.times(rate).div(365))
        : lumpSum.minus(covered).times(rate).div(365);
    const total = covered.isZero() ? most : Decimal.max(cents(value), 0);
    const whole = line.method === "lump_sum";
    const agreed = whole
      ? exact.toDecimalPlaces(2, round)
      : line.method === "daily"
        ? ZERO
        : new Decimal(line.agreedLumpSum);
    const missing = Decimal.max(agreed.minus(held.paidIn), 0);
    const unpaid = whole && held.paidIn.lessThanOrEqualTo(0) ? total : cents(missing.times(rate).div(365));
    return { total, unpaid: Decimal.min(total, unpaid) };
  }
  const price = new Decimal(line.price);
  const rate = new Decimal(line.agreedRate ?? line.mpir).div(100);
  let factor = new Decimal(1);
  if (rules.indexation) {
    const later = line.occupiedFrom > facts.startDay ? line.occupiedFrom : facts.startDay;
    const found = factorOf(facts, lastIndexation(later), lastIndexation(day), policy);
    if (found === null) return null;
    factor = found;
  }
  const index = (amount: Decimal): Decimal => amount.times(factor).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  const proportion =
    policy.combination === "proportion" || (policy.combination === "by_arrangement" && rules.arrangement === "NOV25");
  const full = index(cents(price.times(rate).div(365)));
  const on = (part: Decimal): Decimal => {
    if (part.lessThanOrEqualTo(0)) return ZERO;
    const most = Decimal.min(part, price);
    return proportion ? cents(full.times(most).div(price)) : index(cents(most.times(rate).div(365)));
  };
  const total = on(price.minus(covered));
  let agreed = new Decimal(line.agreedLumpSum);
  if (line.kind === "interim" || line.method === "daily") agreed = ZERO;
  else if (line.method === "lump_sum") agreed = price;
  return { total, unpaid: Decimal.min(total, on(agreed.minus(held.paidIn))) };
}

/** Looks back day by day for a 20 March or 20 September. */
function lastIndexation(day: string): string {
  let number = dayNumber(day);
  while (!["03-20", "09-20"].includes(dayText(number).slice(5))) number -= 1;
  return dayText(number);
}

function factorOf(
  facts: DepositFacts,
  reference: string,
  current: string,
  policy: AccommodationPolicy,
): Decimal | null {
  if (current <= reference) return new Decimal(1);
  const numberOf = (day: string): string | undefined => facts.rates.indexNumbers.find((row) => row.from === day)?.value;
  const base = numberOf(reference);
  const carry = policy.missingIndexNumber === "last_known";
  if (base === undefined) return carry ? new Decimal(1) : null;
  const known = facts.rates.indexNumbers.filter((row) => row.from >= reference && row.from <= current);
  const last = known.sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1);
  const value = carry ? (last?.value ?? base) : numberOf(current);
  return value === undefined ? null : new Decimal(value).div(base).toDecimalPlaces(4, Decimal.ROUND_HALF_UP);
}

function fiveYears(from: string, policy: AccommodationPolicy): number {
  if (policy.retentionYears === "1825_days") return 1825;
  const year = Number(from.slice(0, 4)) + 5;
  const leapDay = from.slice(5) === "02-29" && !isLeapYear(year);
  return dayNumber(leapDay ? `${year}-03-01` : `${year}${from.slice(4)}`) - dayNumber(from);
}

/** The next month end, or the last day of the five years where that month end is passed over for it. */
function nextChance(number: number, left: number, facts: DepositFacts, policy: AccommodationPolicy): number {
  const next = civilOf(number + 1);
  const days = daysInMonth(next.year, next.month);
  const over =
    policy.retentionOnceAMonth === "any_month" &&
    lastDayComes(number + days, left - days, dayText(number + days), facts);
  return over ? number + left : number + days;
}

/** The three months since the payment, in turn, end before the next chance, and nothing was deducted in them. */
function lastChance(paid: string, number: number, lastRetention: string | null, chance: number): boolean {
  let from = dayNumber(paid);
  for (let months = 3; ; months += 3) {
    const [year = 0, month = 0, date = 0] = paid.split("-").map(Number);
    const at = month - 1 + months;
    const [nextYear, nextMonth] = [year + Math.floor(at / 12), (at % 12) + 1];
    const last = daysInMonth(nextYear, nextMonth);
    const two = (value: number): string => String(value).padStart(2, "0");
    const same = dayNumber(`${nextYear}-${two(nextMonth)}-${two(Math.min(date, last))}`);
    const end = date > last ? same : same - 1;
    if (end >= number) {
      return chance > end && (lastRetention === null || dayNumber(lastRetention) < from);
    }
    from = end + 1;
  }
}

/** A month after the last deduction is over before the day: the month that holds it, or the month that began with it. */
function monthOver(last: string, day: string, policy: AccommodationPolicy): boolean {
  if (policy.retentionOnceAMonth === "calendar_month") return last.slice(0, 7) < day.slice(0, 7);
  return lastOfMonthFrom(last) < day;
}

function lastOfMonthFrom(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const nextYear = month === 12 ? year + 1 : year;
  const nextMonth = month === 12 ? 1 : month + 1;
  const last = daysInMonth(nextYear, nextMonth);
  const two = (value: number): string => String(value).padStart(2, "0");
  if (date > last) return `${nextYear}-${two(nextMonth)}-${two(last)}`;
  return dayText(dayNumber(`${nextYear}-${two(nextMonth)}-${two(date)}`) - 1);
}

/** The five years end within the month that begins on the day, while care goes on. */
function lastDayComes(number: number, left: number, day: string, facts: DepositFacts): boolean {
  if (left <= 0) return false;
  const last = dayText(number + left);
  if (last > lastOfMonthFrom(day)) return false;
  for (let each = number + 1; each <= number + left; each += 1) {
    if (!facts.stays.some((stay) => holds(stay, dayText(each)))) return false;
  }
  return true;
}
