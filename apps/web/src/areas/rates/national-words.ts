import type { NationalRate, NationalRateRow } from "@banksia/contracts";
import { formatRate } from "../../lib/money.ts";

/** How a figure is known, in words. */
export const GRADES: Record<NationalRateRow["grade"], string> = {
  law: "Read in the law",
  government: "Government page",
  secondary: "Secondary source",
  code: "Published rate file",
  derived: "Worked out by rule",
  unverified: "General knowledge",
  provider: "Added here",
};

export const AREAS: Record<NationalRate["area"], string> = {
  fees: "Fees",
  caps: "Caps",
  accommodation: "Accommodation",
  interest: "Interest",
  funding: "Funding",
  weights: "Weights",
  living_costs: "Means and living costs",
  home_care: "Support at Home",
};

/** A figure as its unit has it: money with two decimals at least, counts and weights as they are written. */
export function figureText(value: string, unit: NationalRate["unit"]): string {
  return unit === "NWAU" || unit === "days" || unit === "index number" ? value : formatRate(value);
}

/** `$ per day`, `% per year`: what stands beside a figure. */
export function unitWords(unit: NationalRate["unit"]): string {
  if (unit.startsWith("AUD")) return unit.replace("AUD", "$");
  return unit === "percent per year" ? "% per year" : unit === "percent" ? "%" : unit;
}

/** `$66.80 per day`, `8.43% per year`, `0.73 NWAU`. */
export function figureWords(value: string, unit: NationalRate["unit"]): string {
  const text = figureText(value, unit);
  if (unit.startsWith("AUD")) return `$${text}${unit.slice(3)}`;
  if (unit.startsWith("percent")) return `${text}%${unit.slice("percent".length)}`;
  return `${text} ${unit}`;
}
