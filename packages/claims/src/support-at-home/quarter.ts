import { addDays, lastDayOf, type Day } from "../common/day.ts";

/** Budgets may be claimed from for this many days after they end. */
export const CLAIM_WINDOW_DAYS = 60;

/** The last day of the calendar quarter of a day: the end of a quarterly budget. */
export function quarterEnd(day: Day): Day {
  const month = Math.ceil(Number(day.slice(5, 7)) / 3) * 3;
  return lastDayOf(`${day.slice(0, 4)}-${String(month).padStart(2, "0")}`);
}

/** The last day on which a budget that ended on `budgetEnd` is claimed from without a reason for being late. */
export function lastClaimDay(budgetEnd: Day): Day {
  return addDays(budgetEnd, CLAIM_WINDOW_DAYS);
}
