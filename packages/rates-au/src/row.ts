/** Short forms for writing rows down. */
import type { CivilDate, DecimalText, Grade, RateRow } from "./table.ts";

/** A row whose grade decides whether it counts as verified: law and government do, a derived figure if `sure`. */
export function row(from: CivilDate, value: DecimalText, grade: Grade, source: string, sure?: boolean): RateRow {
  return { from, value, grade, verified: sure ?? (grade === "law" || grade === "government"), source };
}

/** From this day the figure changed, but the new one was not found. */
export function notFound(from: CivilDate): RateRow {
  return { from, value: null, missing: "not_found", grade: "unverified", verified: false, source: "no source found" };
}

/** From this day no such figure applies. */
export function none(from: CivilDate, grade: Grade, source: string): RateRow {
  return { from, value: null, missing: "none", grade, verified: grade === "law" || grade === "government", source };
}
