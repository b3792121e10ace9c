import type { FieldError } from "../errors.ts";

/** The price of a rate: an amount, or a percentage of another code's rate of the day. */
export interface RatePrice {
  model: "amount" | "percentage";
  rate: string | null;
  baseCodeId: number | null;
  percent: string | null;
}

/** What is wrong with the days and the price of a rate by themselves. */
export function rateFaults(
  rate: RatePrice & { billingCodeId: number; startDate: string; endDate: string | null },
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (rate.endDate !== null && rate.endDate < rate.startDate)
    fault("/endDate", "BEFORE_START", "The end is before the start; both days count.");
  if (rate.model === "amount") {
    if (rate.rate === null) fault("/rate", "REQUIRED", "Give the amount per unit.");
    if (rate.baseCodeId !== null) fault("/baseCodeId", "NOT_ALLOWED", "An amount has no base code.");
    if (rate.percent !== null) fault("/percent", "NOT_ALLOWED", "An amount has no percentage.");
  } else {
    if (rate.rate !== null) fault("/rate", "NOT_ALLOWED", "A percentage has no amount of its own.");
    if (rate.baseCodeId === null) fault("/baseCodeId", "REQUIRED", "Choose the code whose rate the percentage is of.");
    if (rate.percent === null) fault("/percent", "REQUIRED", "Give the percentage; negative for a credit.");
    if (rate.baseCodeId === rate.billingCodeId)
      fault("/baseCodeId", "CIRCLE", "A rate cannot be a percentage of its own code.");
  }
  return faults;
}
