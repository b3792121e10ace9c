import type { FeeAdvice } from "@banksia/contracts";
import { formatMoney } from "../../lib/money.ts";

type Said = Pick<
  FeeAdvice,
  | "meansTestedAmount"
  | "meansNotDisclosed"
  | "hotellingContribution"
  | "nonClinicalCareContribution"
  | "meansTestedCareFee"
  | "incomeTestedFee"
  | "accommodationContribution"
>;

/** The daily amounts that a letter can name, in the order of billing. */
export const NAMED = [
  ["hotellingContribution", "Hotelling contribution"],
  ["nonClinicalCareContribution", "Non-clinical care contribution"],
  ["meansTestedCareFee", "Means tested care fee"],
  ["incomeTestedFee", "Income tested fee"],
  ["accommodationContribution", "Accommodation contribution"],
] as const;

/** What a letter says, in one line. */
export function adviceTitle(advice: Said): string {
  if (advice.meansNotDisclosed) return "Means not disclosed";
  const parts =
    advice.meansTestedAmount === null ? [] : [`Means tested amount ${formatMoney(advice.meansTestedAmount)}`];
  for (const [name, words] of NAMED) {
    const amount = advice[name];
    if (amount !== null) parts.push(`${parts.length === 0 ? words : words.toLowerCase()} ${formatMoney(amount)}`);
  }
  return `${parts.join(", ")} a day`;
}
