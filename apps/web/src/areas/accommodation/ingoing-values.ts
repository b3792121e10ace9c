import type { IngoingContribution } from "@banksia/contracts";
import { parseAmount } from "../../lib/money.ts";

/** Fees from a day on, as the form holds them. */
export interface RateValues {
  startDate: string;
  endDate: string;
  dmfPercent: string;
  dmfCodeId: string;
  crfPercent: string;
  crfCodeId: string;
}

/** An ingoing contribution as its form holds it; an empty text is what was left out. */
export interface IngoingValues {
  agreedAmount: string;
  accountNameId: string;
  startDate: string;
  base: IngoingContribution["base"];
  method: IngoingContribution["method"];
  dayDivisor: IngoingContribution["dayDivisor"];
  dmfYears: string;
  crfYears: string;
  capYears: string;
  capPercent: string;
  leastPercent: string;
  gainShare: string;
  lossShare: string;
  resalePrice: string;
  resaleDate: string;
  otherDeductions: string;
  rates: RateValues[];
}

export const NO_RATE: RateValues = {
  startDate: "",
  endDate: "",
  dmfPercent: "0.00",
  dmfCodeId: "",
  crfPercent: "0.00",
  crfCodeId: "",
};

/** Terms as they stand, or those that a new contract begins with. */
export function ingoingValues(
  terms: IngoingContribution | null,
  stay: { entryDate: string; agreedAmount: string | null },
): IngoingValues {
  const idText = (id: number | null | undefined) => (id === null || id === undefined ? "" : String(id));
  return {
    agreedAmount: terms?.agreedAmount ?? stay.agreedAmount ?? "",
    accountNameId: idText(terms?.accountNameId),
    startDate: terms?.startDate ?? stay.entryDate,
    base: terms?.base ?? "entry",
    method: terms?.method ?? "daily",
    dayDivisor: terms?.dayDivisor ?? "days_in_year",
    dmfYears: terms?.dmfYears?.join(", ") ?? "",
    crfYears: terms?.crfYears?.join(", ") ?? "",
    capYears: terms?.capYears ?? "",
    capPercent: terms?.capPercent ?? "",
    leastPercent: terms?.leastPercent ?? "",
    gainShare: terms?.gainShare ?? "0.00",
    lossShare: terms?.lossShare ?? "0.00",
    resalePrice: terms?.resalePrice ?? "",
    resaleDate: terms?.resaleDate ?? "",
    otherDeductions: terms?.otherDeductions ?? "0.00",
    rates: terms?.rates.map((rate) => ({
      startDate: rate.startDate,
      endDate: rate.endDate ?? "",
      dmfPercent: rate.dmfPercent,
      dmfCodeId: idText(rate.dmfCodeId),
      crfPercent: rate.crfPercent,
      crfCodeId: idText(rate.crfCodeId),
    })) ?? [{ ...NO_RATE, startDate: stay.entryDate }],
  };
}

/**
 * Percentages of the years of a stay in turn: `10, 10, 8`.
 * @returns null when there are none; `undefined` when one of them is no percentage
 */
export function yearsOf(text: string): string[] | null | undefined {
  const parts = text
    .split(/[,;\s]+/)
    .map((part) => part.replace(/%$/, ""))
    .filter((part) => part !== "");
  if (parts.length === 0) return null;
  const parsed = parts.map((part) => parseAmount(part, 6));
  const values = parsed.flatMap((one) => (one.ok && !one.value.startsWith("-") ? [one.value] : []));
  return values.length === parts.length ? values : undefined;
}

/** What is missing or cannot be read, by field. */
export function ingoingFaults(values: IngoingValues): [pointer: string, message: string][] {
  const faults: [string, string][] = [];
  if (values.agreedAmount === "") faults.push(["agreedAmount", "Enter the ingoing contribution."]);
  if (values.accountNameId === "") faults.push(["accountNameId", "Choose the account name."]);
  if (values.startDate === "") faults.push(["startDate", "Enter the day."]);
  for (const key of ["dmfYears", "crfYears"] as const)
    if (yearsOf(values[key]) === undefined) faults.push([key, "Write percentages with commas: 10, 10, 8."]);
  for (const [at, rate] of values.rates.entries())
    if (rate.startDate === "") faults.push([`rates/${at}/startDate`, "Enter the first day."]);
  return faults;
}

/** What the API is sent; null while something is missing. */
export function ingoingBody(values: IngoingValues): IngoingContribution | null {
  if (ingoingFaults(values).length > 0) return null;
  const idOrNull = (text: string) => (text === "" ? null : Number(text));
  return {
    agreedAmount: values.agreedAmount,
    accountNameId: Number(values.accountNameId),
    startDate: values.startDate,
    base: values.base,
    method: values.method,
    dayDivisor: values.dayDivisor,
    dmfYears: yearsOf(values.dmfYears) ?? null,
    crfYears: yearsOf(values.crfYears) ?? null,
    capYears: values.capYears || null,
    capPercent: values.capPercent || null,
    leastPercent: values.leastPercent || null,
    gainShare: values.gainShare || "0.00",
    lossShare: values.lossShare || "0.00",
    resalePrice: values.resalePrice || null,
    resaleDate: values.resaleDate || null,
    otherDeductions: values.otherDeductions || "0.00",
    rates: values.rates.map((rate) => ({
      startDate: rate.startDate,
      endDate: rate.endDate || null,
      dmfPercent: rate.dmfPercent || "0.00",
      dmfCodeId: idOrNull(rate.dmfCodeId),
      crfPercent: rate.crfPercent || "0.00",
      crfCodeId: idOrNull(rate.crfCodeId),
    })),
  };
}
