/** Dates and periods as people read them. */
import { civilOf, dayNumber } from "./civil.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "1 Jan 2024" */
export function dayWords(day: string): string {
  const date = civilOf(dayNumber(day));
  return `${date.day} ${MONTHS[date.month - 1] ?? ""} ${date.year}`;
}

/** "1 Jan 2024 to 31 Jan 2024", or the one day. */
export function periodWords(from: string, to: string): string {
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}
