/** Stretches, charges and movements of a life as texts. */
import { dayText } from "../days/civil.ts";
import { monthEnd } from "../days/month.ts";
import { lengthOf } from "../days/range.ts";
import { centsText, type Cents } from "../money/cents.ts";
import { NO_INDEXATION, factorText } from "./dap-indexation.ts";
import type { RunSegment } from "./deposit-life.ts";
import type { DepositRun, RunDaily, RunMovement, RunShort } from "./deposit-run.ts";
import type {
  AccommodationCharge,
  BalanceMovement,
  BalanceMovementKind,
  DepositFigures,
  DepositSegment,
  ShortDeduction,
} from "./life-facts.ts";

export function segmentOf(segment: RunSegment): DepositSegment {
  const { amounts } = segment;
  const charged = amounts === null || segment.notCharged ? { daily: 0, unpaid: 0 } : amounts;
  return {
    from: dayText(segment.from),
    to: dayText(segment.to),
    days: lengthOf(segment),
    causes: segment.causes,
    inCare: segment.inCare,
    arrangement: segment.rules?.arrangement ?? null,
    lineId: segment.line?.line.id ?? null,
    balance: centsText(segment.balance),
    retained: centsText(segment.retained),
    covered: centsText(amounts?.covered ?? segment.balance + segment.retained),
    unpaidLumpSum: centsText(amounts?.unpaidLumpSum ?? 0),
    wholeDaily: amounts === null ? null : centsText(amounts.whole),
    indexFactor: amounts?.factor ?? NO_INDEXATION,
    daily: centsText(charged.daily),
    ongoing: centsText(charged.daily - charged.unpaid),
    unpaid: centsText(charged.unpaid),
    retention: segment.retention,
    excess: centsText(amounts?.excess ?? 0),
  };
}

const KINDS: AccommodationCharge["kind"][] = ["daily_payment", "unpaid_lump_sum_daily", "bond_retention", "retention"];

/** In order of days; of one day in the order of deductions, drawn before billed. */
export function chargesOf(run: DepositRun, segments: readonly RunSegment[]): AccommodationCharge[] {
  const rows = joined(run.daily).map((row): AccommodationCharge => {
    const days = lengthOf(row);
    return {
      kind: row.kind,
      drawdown: row.drawdown,
      lineId: row.lineId,
      from: dayText(row.from),
      to: dayText(row.to),
      days,
      perDay: centsText(row.perDay),
      amount: centsText(row.perDay * days),
      deductedOn: row.deductedOn === null ? null : dayText(row.deductedOn),
      text: dailyWords(row, segments[row.segment] ?? null),
    };
  });
  for (const row of run.taken) {
    rows.push({
      kind: row.kind,
      drawdown: true,
      lineId: null,
      from: dayText(row.from),
      to: dayText(row.to),
      days: row.days,
      perDay: null,
      amount: centsText(row.cents),
      deductedOn: dayText(row.deductedOn),
      text: row.kind === "retention" ? `2% a year on the balance of each of ${row.days} days` : "Retention of the bond",
    });
  }
  return rows.sort(
    (a, b) =>
      (a.from < b.from ? -1 : a.from > b.from ? 1 : 0) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      Number(b.drawdown) - Number(a.drawdown),
  );
}

/** Days that follow each other in one month with the same amount and collection as one. */
function joined(rows: readonly RunDaily[]): readonly RunDaily[] {
  if (rows.length < 2) return rows;
  const found: RunDaily[] = [];
  const last = new Map<string, RunDaily>();
  for (const row of [...rows].sort((a, b) => a.from - b.from)) {
    const key = `${row.kind}${row.drawdown}`;
    const before = last.get(key);
    if (
      before !== undefined &&
      before.to + 1 === row.from &&
      before.perDay === row.perDay &&
      before.lineId === row.lineId &&
      before.deductedOn === row.deductedOn &&
      monthEnd(before.from) === monthEnd(row.from)
    ) {
      before.to = row.to;
      continue;
    }
    const next = { ...row };
    last.set(key, next);
    found.push(next);
  }
  return found;
}

/** How a daily payment came about. */
function dailyWords(row: RunDaily, segment: RunSegment | null): string {
  const amounts = segment?.amounts ?? null;
  if (segment === null || amounts === null || segment.line === null) return "Worked out before these days";
  const whole = centsText(amounts.whole);
  const index = amounts.factor === NO_INDEXATION ? "" : `, indexed by ${factorText(amounts.factor)}`;
  if (row.kind === "unpaid_lump_sum_daily") {
    return `${centsText(amounts.unpaidLumpSum)} of the agreed lump sum is not paid; ${whole} a day for the whole${index}`;
  }
  const { kind } = segment.line.line;
  if (kind === "charge" || kind === "bond") return "Agreed a day";
  if (amounts.covered === 0) {
    const rest = amounts.unpaid > 0 ? `, less ${centsText(amounts.unpaid)} on the lump sum that is not paid` : "";
    return `${whole} a day for the whole${index}${rest}`;
  }
  const held = `${centsText(segment.balance)} held, ${centsText(segment.retained)} retained`;
  if (kind === "contribution") return `${whole} a day, less what the lump sum stands for (${held})`;
  return `${whole} a day for the price of ${centsText(segment.line.price)}${index}; ${held}`;
}

export function movementOf(row: RunMovement): BalanceMovement {
  return {
    on: dayText(row.day),
    countsFrom: dayText(row.countsFrom),
    kind: row.kind,
    amount: centsText(row.cents),
    balance: centsText(row.balance),
    reference: row.reference,
  };
}

export function shortOf({ move, taken }: RunShort): ShortDeduction {
  const { kind } = move;
  const named = kind === "receipt" || kind === "top_up" || kind === "transfer_in" ? "refund" : kind;
  return {
    on: dayText(move.day),
    kind: named,
    amount: centsText(move.cents),
    taken: centsText(taken),
    reference: move.reference,
  };
}

const NOTHING_MOVED: Readonly<Record<BalanceMovementKind, Cents>> = {
  receipt: 0,
  top_up: 0,
  transfer_in: 0,
  refund: 0,
  transfer_out: 0,
  daily_payment: 0,
  agreed_deduction: 0,
  outstanding_payment: 0,
  retention: 0,
  bond_retention: 0,
};

export function figuresOf(run: DepositRun, last: RunSegment | null, outstanding: Cents): DepositFigures {
  const moved: Record<BalanceMovementKind, Cents> = { ...NOTHING_MOVED };
  for (const row of run.movements) moved[row.kind] += row.cents;
  const billed: Record<RunDaily["kind"], Cents> = { daily_payment: 0, unpaid_lump_sum_daily: 0 };
  for (const row of run.daily) if (!row.drawdown) billed[row.kind] += row.perDay * lengthOf(row);
  return {
    received: centsText(moved.receipt + moved.top_up + moved.transfer_in),
    refunded: centsText(-(moved.refund + moved.transfer_out)),
    drawnDown: centsText(-moved.daily_payment),
    agreedDeductions: centsText(-moved.agreed_deduction),
    outstandingTaken: centsText(-moved.outstanding_payment),
    retained: centsText(-(moved.retention + moved.bond_retention)),
    balance: centsText(run.balance),
    unpaidLumpSum: centsText(last?.amounts?.unpaidLumpSum ?? 0),
    ongoingBilled: centsText(billed.daily_payment),
    unpaidBilled: centsText(billed.unpaid_lump_sum_daily),
    retentionOutstanding: centsText(Math.min(outstanding, run.balance)),
    daily: centsText(last === null || last.notCharged ? 0 : (last.amounts?.daily ?? 0)),
  };
}
