import { dayNumber } from "../../lib/days.ts";
import { toCents } from "../../lib/money.ts";

export interface CoursePoint {
  day: string;
  used: string;
  threshold: string | null;
}

/** A drawing of what is used of a cap over time, in a box of 1,000 by 200. */
export interface Course {
  /** What is used up to today, and from then on. */
  past: string;
  coming: string;
  /** The area below both. */
  area: string;
  threshold: string;
  todayAt: number;
  /** Where a day stands, in hundredths of a per cent from the left; null outside. */
  at: (day: string) => number | null;
}

const WIDTH = 1000;
const HEIGHT = 200;

const number = (day: string): number => dayNumber(day) ?? 0;

/** The points of two years from the day on, and all before: a cap that begins anew each year needs no more to be told. */
export function nearPoints<T extends CoursePoint>(points: readonly T[], today: string): readonly T[] {
  const until = number(today) + 731;
  return points.filter((point) => number(point.day) <= until);
}

/** Lines and area of the points, which are sorted by day. Positions are drawn, not reckoned with. */
export function courseOf(points: readonly CoursePoint[], today: string): Course | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.day === last.day) return null;
  const most = points.reduce((found, point) => {
    const highest = [toCents(point.used), point.threshold === null ? 0n : toCents(point.threshold)];
    return highest.reduce((a, b) => (a > b ? a : b), found);
  }, 1n);
  // Air above the highest line.
  const ceiling = (most * 108n) / 100n;
  const from = number(first.day);
  const span = number(last.day) - from;
  const x = (day: string) => Math.round(((number(day) - from) * WIDTH * 10) / span) / 10;
  const y = (amount: string) => {
    const cents = toCents(amount);
    return (HEIGHT * 10 - Number(((cents < 0n ? 0n : cents) * BigInt(HEIGHT) * 10n) / ceiling)) / 10;
  };
  const line = (part: readonly CoursePoint[]) => part.map((point) => `${x(point.day)},${y(point.used)}`).join(" ");
  const before = points.filter((point) => point.day <= today);
  const after = points.filter((point) => point.day >= today);
  const steps: string[] = [];
  let held: string | null = null;
  for (const { day, threshold } of points) {
    if (threshold === null) continue;
    if (held !== null && held !== threshold) steps.push(`${x(day)},${y(held)}`);
    steps.push(`${x(day)},${y(threshold)}`);
    held = threshold;
  }
  return {
    past: line(before),
    coming: line(
      after.length > 0 && before.length > 0 && after[0] !== before.at(-1) ? [...before.slice(-1), ...after] : after,
    ),
    area: `0,${HEIGHT} ${line(points)} ${WIDTH},${HEIGHT}`,
    threshold: steps.join(" "),
    todayAt: Math.round(x(today) * 10),
    at: (day) => (day < first.day || day > last.day ? null : Math.round(x(day) * 10)),
  };
}
