import type { FieldError } from "../errors.ts";

/** What is wrong with the days of terms of payment. */
export function daysFaults(days: number | undefined): FieldError[] {
  if (days === undefined || (Number.isInteger(days) && days >= 0 && days <= 366)) return [];
  return [{ pointer: "/days", code: "OUT_OF_RANGE", detail: "Days are a whole number from 0 to 366." }];
}
