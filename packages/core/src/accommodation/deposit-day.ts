/** One day of a deposit, explained, and all of them in turn (docs/rules/deposit-life.md). */
import { step, type TraceStep } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { valueOn } from "../fees/dated-values.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { accommodationContribution } from "./accommodation-contribution.ts";
import { combinationPayment } from "./combination-payment.ts";
import { dailyPayment } from "./daily-payment.ts";
import { indexedDailyPayment } from "./dap-indexation.ts";
import type {
  AgreementLine,
  BalanceMovement,
  DepositFacts,
  DepositLife,
  DepositSegment,
  SegmentCause,
} from "./life-facts.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";
import { retentionOfDay } from "./retention.ts";

export interface DepositDay {
  day: CivilDate;
  /** What begins on the day; empty where it is as the day before. */
  causes: SegmentCause[];
  /** After money in of the day, before what its end takes. */
  balance: DecimalText;
  daily: DecimalText;
  ongoing: DecimalText;
  unpaid: DecimalText;
  /** Retention of this one day, to 6 decimals; deductions round their sum. "0.000000" where none runs. */
  retention: DecimalText;
  movements: BalanceMovement[];
  /** After everything of the day. */
  closing: DecimalText;
}

const NO_RETENTION = "0.000000";

/** Every day of a life, in order. */
export function daysOfDeposit(life: DepositLife, policy: AccommodationPolicy = ACCOMMODATION_POLICY): DepositDay[] {
  const days: DepositDay[] = [];
  let at = 0;
  for (const segment of life.segments) {
    const retention = retentionOf(segment, policy);
    const last = dayNumber(segment.to);
    for (let day = dayNumber(segment.from); day <= last; day += 1) {
      const text = dayText(day);
      const movements: BalanceMovement[] = [];
      for (let move = life.movements[at]; move?.on === text; move = life.movements[at]) {
        movements.push(move);
        at += 1;
      }
      days.push(dayOf(segment, text, movements, retention));
    }
  }
  return days;
}

/** One day of a life; null for a day outside it. */
export function depositDay(
  life: DepositLife,
  day: CivilDate,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): DepositDay | null {
  const segment = segmentOn(life, day);
  if (segment === null) return null;
  const movements = life.movements.filter((move) => move.on === day);
  return dayOf(segment, day, movements, retentionOf(segment, policy));
}

/** All days of a stretch have the same retention, but for leap years, which a month never spans. */
function retentionOf(segment: DepositSegment, policy: AccommodationPolicy): DecimalText {
  return segment.retention ? retentionOfDay(segment.balance, segment.from, policy) : NO_RETENTION;
}

function dayOf(
  segment: DepositSegment,
  day: CivilDate,
  movements: BalanceMovement[],
  retention: DecimalText,
): DepositDay {
  const { balance, daily, ongoing, unpaid } = segment;
  const causes = segment.from === day ? segment.causes : [];
  const closing = movements.at(-1)?.balance ?? balance;
  return { day, causes, balance, daily, ongoing, unpaid, retention, movements, closing };
}

/** The stretch that holds a day, by bisection; null outside the life. */
export function segmentOn(life: DepositLife, day: CivilDate): DepositSegment | null {
  let low = 0;
  let high = life.segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const segment = life.segments[middle];
    if (segment === undefined) return null;
    if (day < segment.from) high = middle - 1;
    else if (day > segment.to) low = middle + 1;
    else return segment;
  }
  return null;
}

/** How the daily payment and the retention of a day came about, step by step; empty for a day outside the life. */
export function explainDepositDay(
  facts: DepositFacts,
  life: DepositLife,
  day: CivilDate,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): TraceStep[] {
  const segment = segmentOn(life, day);
  if (segment === null) return [];
  const line = facts.lines.find((each) => each.id === segment.lineId);
  const trace: TraceStep[] = [
    step("deposit-life", null, `held on ${day}; retained so far ${segment.retained}`, segment.balance),
  ];
  if (line !== undefined) trace.push(...explainDaily(facts, line, segment, day, policy));
  if (line !== undefined && segment.unpaid !== "0.00") {
    const text = `of it on ${segment.unpaidLumpSum} of the agreed lump sum that is not paid`;
    trace.push(step("deposit-life", null, text, segment.unpaid));
  }
  if (segment.retention) {
    const law = "Aged Care Act 2024 s.308(2)";
    trace.push(
      step(
        "retention",
        law,
        `2% a year of ${segment.balance} for the day`,
        retentionOfDay(segment.balance, day, policy),
      ),
    );
  }
  return trace;
}

function explainDaily(
  facts: DepositFacts,
  line: AgreementLine,
  segment: DepositSegment,
  day: CivilDate,
  policy: AccommodationPolicy,
): TraceStep[] {
  if (line.kind === "charge") return [step("accommodation-charge", null, "agreed a day", segment.daily)];
  if (line.kind === "bond") return [];
  // Without the duty to maintain the price, what deductions took stays covered.
  const { retained } = segment;
  const balance = line.maintained ? segment.balance : less(segment.covered, retained);
  if (line.kind === "contribution") {
    const maximumSupplement = valueOn(facts.rates.maximumSupplement, dayNumber(day)) ?? "0";
    const { assessed, agreedDaily, mpir } = line;
    return accommodationContribution({ assessed, maximumSupplement, agreedDaily, mpir, balance, retained }, policy)
      .trace;
  }
  const { price, mpir, agreedRate } = line;
  const whole = dailyPayment({ price, mpir, agreedRate }, policy);
  const trace = [...whole.trace];
  if (segment.indexFactor !== 10_000 && whole.result !== null) {
    const { startDay, rates } = facts;
    const daily = whole.result.agreed;
    const { occupiedFrom } = line;
    const indexed = indexedDailyPayment({ daily, startDay, occupiedFrom, day, numbers: rates.indexNumbers }, policy);
    trace.push(...indexed.trace);
  }
  if (segment.covered !== "0.00" && segment.arrangement !== null) {
    const rate = agreedRate ?? mpir;
    const { indexFactor: factor, arrangement } = segment;
    trace.push(...combinationPayment({ price, rate, factor, balance, retained, arrangement }, policy).trace);
  }
  return trace;
}

function less(amount: DecimalText, taken: DecimalText): DecimalText {
  return centsText(centsOf(amount) - centsOf(taken));
}
