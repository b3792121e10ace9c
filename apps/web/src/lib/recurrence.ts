import type { Recurrence, RelativeDay } from "@banksia/contracts";

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function ordinal(day: number): string {
  const tail = day % 100 >= 11 && day % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return `${day}${tail}`;
}

function dayOfMonthWords(day: number | "last"): string {
  return day === "last" ? "the last day" : `the ${ordinal(day)}`;
}

/** When a schedule fires, in words: `every month on the last day`. */
export function recurrenceWords(recurrence: Recurrence): string {
  const every = (unit: string) =>
    recurrence.interval === 1 ? `every ${unit}` : `every ${recurrence.interval} ${unit}s`;
  return recurrence.every === "week"
    ? `${every("week")} on ${WEEKDAYS[recurrence.weekday - 1] ?? ""}`
    : `${every("month")} on ${dayOfMonthWords(recurrence.day)}`;
}

/** A day counted from the day of the run, in words: `the 1st of the month after`. */
export function relativeDayWords(rule: RelativeDay): string {
  if (rule.kind === "days") {
    if (rule.days === 0) return "the day it runs";
    const days = Math.abs(rule.days) === 1 ? "1 day" : `${Math.abs(rule.days)} days`;
    return `${days} ${rule.days > 0 ? "after" : "before"} it runs`;
  }
  const months = Math.abs(rule.months);
  const month =
    rule.months === 0
      ? "the same month"
      : months === 1
        ? `the month ${rule.months > 0 ? "after" : "before"}`
        : `${months} months ${rule.months > 0 ? "later" : "earlier"}`;
  return `${dayOfMonthWords(rule.day)} of ${month}`;
}
