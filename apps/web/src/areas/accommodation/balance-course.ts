import { dayNumber } from "../../lib/days.ts";
import { centsToText, toCents } from "../../lib/money.ts";
import { movementWords } from "./words.ts";

/** What the balance of a lump sum came to on a day, and why. */
export interface BalanceStep {
  on: string;
  /** At the end of the day. */
  balance: string;
  /** How much the day changed it. */
  change: string;
  causes: string[];
}

/** A label at a step of the drawing. */
export interface StepLabel {
  /** In hundredths of a per cent from the left, and from the top. */
  left: number;
  top: number;
  step: BalanceStep;
}

/** A drawing of a balance over time, in a box of 1,000 by 200. */
export interface BalanceCourse {
  line: string;
  area: string;
  labels: StepLabel[];
  /** Where today stands, in hundredths of a per cent; null outside. */
  todayAt: number | null;
  /** The last day that is drawn: that asked for, or that of a later movement. */
  end: string;
}

const WIDTH = 1000;
const HEIGHT = 200;
/** Labels need this much room, in thousandths of the width. */
const ROOM = 150;
const MOST_LABELS = 6;

/** The movements of a lump sum by day. The movements are sorted by day. */
export function stepsOf(
  movements: readonly { movementDate: string; kind: string; amount: string; balance: string }[],
): BalanceStep[] {
  const steps: BalanceStep[] = [];
  for (const { movementDate, kind, amount, balance } of movements) {
    const last = steps.at(-1);
    const cause = movementWords(kind);
    if (last === undefined || last.on !== movementDate) {
      steps.push({ on: movementDate, balance, change: amount, causes: [cause] });
      continue;
    }
    last.balance = balance;
    last.change = centsToText(toCents(last.change) + toCents(amount));
    if (!last.causes.includes(cause)) last.causes.push(cause);
  }
  return steps;
}

/** Line, area and labels of the biggest steps up to a day. Positions are drawn, not reckoned with. */
export function balanceCourse(steps: readonly BalanceStep[], until: string, today: string): BalanceCourse | null {
  const first = steps[0];
  if (first === undefined) return null;
  const from = dayNumber(first.on) ?? 0;
  const end = [until, steps.at(-1)?.on ?? until].reduce((a, b) => (a > b ? a : b));
  const span = Math.max(1, (dayNumber(end) ?? from) - from);
  const most = steps.reduce((found, step) => {
    const cents = toCents(step.balance);
    return cents > found ? cents : found;
  }, 1n);
  // Air above the highest line, for its label.
  const ceiling = (most * 120n) / 100n;
  const x = (day: string) => Math.round((((dayNumber(day) ?? from) - from) * WIDTH * 10) / span) / 10;
  const y = (amount: string) => {
    const cents = toCents(amount);
    return (HEIGHT * 10 - Number(((cents < 0n ? 0n : cents) * BigInt(HEIGHT) * 10n) / ceiling)) / 10;
  };
  const points = [`0,${HEIGHT}`];
  let height = HEIGHT;
  for (const step of steps) {
    points.push(`${x(step.on)},${height}`);
    height = y(step.balance);
    points.push(`${x(step.on)},${height}`);
  }
  points.push(`${WIDTH},${height}`);
  const size = (step: BalanceStep) => {
    const cents = toCents(step.change);
    return cents < 0n ? -cents : cents;
  };
  const labels: StepLabel[] = [];
  for (const step of steps.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1))) {
    if (labels.length >= MOST_LABELS) break;
    const left = Math.round(x(step.on) * 10);
    if (labels.some((label) => Math.abs(label.left - left) < ROOM * 10)) continue;
    labels.push({ left, top: Math.round((y(step.balance) * 10_000) / HEIGHT), step });
  }
  return {
    line: points.join(" "),
    area: `${points.join(" ")} ${WIDTH},${HEIGHT}`,
    labels: labels.toSorted((a, b) => a.left - b.left),
    end,
    todayAt: today < first.on || today > end ? null : Math.round(x(today) * 10),
  };
}
