import { centsToText, formatNumber } from "../../lib/money.ts";
import type { AccommodationDetail, AccommodationLine, AccommodationPayment, DepositCharge } from "./types.ts";

/** The closed words of accommodation payments as people read them, in the order in which they are offered. */

export type AccommodationKind = AccommodationLine["kind"];
export type AccommodationMethod = AccommodationLine["method"];
export type PaymentStatus = AccommodationPayment["status"];

export const KIND_LIST = ["payment", "interim", "contribution", "bond", "charge", "ingoing"] as const;

export const KINDS: Record<AccommodationKind, string> = {
  payment: "Accommodation payment (RAD, DAP)",
  interim: "Daily payment until means are known",
  contribution: "Accommodation contribution (RAC, DAC)",
  bond: "Accommodation bond, before July 2014",
  charge: "Accommodation charge, before July 2014",
  ingoing: "Ingoing contribution of a village",
};

export const METHOD_LIST = ["lump_sum", "daily", "combination"] as const;

export const METHODS: Record<AccommodationMethod, string> = {
  lump_sum: "Lump sum",
  daily: "By the day",
  combination: "Combination",
};

/** The ways in which a kind can be paid. */
export function methodsOf(kind: AccommodationKind): readonly AccommodationMethod[] {
  if (kind === "interim" || kind === "charge") return ["daily"];
  return kind === "ingoing" ? ["lump_sum"] : METHOD_LIST;
}

/** The kind that a stay's first line most likely has. */
export function usualKind(
  stay: Pick<AccommodationDetail, "setting" | "accommodationStatus" | "arrangement">,
): AccommodationKind {
  if (stay.setting === "village") return "ingoing";
  if (stay.arrangement === "PRE14") return "bond";
  if (stay.accommodationStatus === "not_known") return "interim";
  if (stay.accommodationStatus === "partly_supported" || stay.accommodationStatus === "supported")
    return "contribution";
  return "payment";
}

/** The kinds that may be agreed for a stay, as its status has it. */
export function kindsOf(
  stay: Pick<AccommodationDetail, "setting" | "accommodationStatus" | "arrangement">,
): readonly AccommodationKind[] {
  const { setting, accommodationStatus: status, arrangement } = stay;
  if (setting === "village") return ["ingoing"];
  const supported = status === "supported" || status === "partly_supported";
  return KIND_LIST.filter((kind) => {
    if (status === "ingoing_contribution" || kind === "ingoing")
      return kind === "ingoing" && status === "ingoing_contribution";
    if (kind === "bond" || kind === "charge") return arrangement === null || arrangement === "PRE14";
    return !(kind === "payment" && supported) && !(kind === "contribution" && status === "not_supported");
  });
}

export const STATUS_LIST = [
  "none",
  "agreed",
  "partly_paid",
  "held",
  "refund_due",
  "refund_overdue",
  "refunded",
] as const;

export const STATUSES: Record<PaymentStatus, string> = {
  none: "No agreement",
  agreed: "Agreed",
  partly_paid: "Partly paid",
  held: "Held",
  refund_due: "Refund due",
  refund_overdue: "Refund overdue",
  refunded: "Refunded",
};

export const RULES: Record<NonNullable<AccommodationPayment["arrangement"]>, string> = {
  PRE14: "Before 1 July 2014",
  POST14: "1 July 2014 to 31 October 2025",
  NOV25: "From 1 November 2025",
};

export const CHARGE_KINDS: Record<DepositCharge["kind"], string> = {
  daily_payment: "Daily payment",
  unpaid_lump_sum_daily: "Daily payment on the unpaid lump sum",
  retention: "Retention",
  bond_retention: "Retention of the bond",
  interest_payable: "Interest payable",
  overdue_interest: "Interest on overdue payments",
  dmf: "Deferred management fee",
  crf: "Capital replacement fee",
  lump_sum: "Lump sum",
  fee: "Agreed fees",
};

const MOVEMENTS: Record<string, string> = {
  receipt: "Received",
  top_up: "Topped up",
  transfer_in: "Moved here from another stay",
  refund: "Refunded",
  transfer_out: "Moved to another stay",
  daily_payment: "Daily payments drawn",
  agreed_deduction: "Agreed fees drawn",
  outstanding_payment: "Outstanding amounts deducted",
  retention: "Retention",
  bond_retention: "Retention of the bond",
  dmf: "Deferred management fee",
  crf: "Capital replacement fee",
};

/** A kind of movement in words; one that is not known yet as it is written. */
export function movementWords(kind: string): string {
  return MOVEMENTS[kind] ?? sentence(kind.replaceAll("_", " "));
}

const CAUSES: Record<string, string> = {
  start: "begins",
  entry: "entry",
  departure: "departure",
  agreement: "agreement changed",
  arrangement: "other rules apply",
  money: "money in or out",
  deduction: "deduction",
  supplement: "supplement changed",
  indexation: "indexed",
  retention_end: "retention ended",
  brought_over: "billed here from now on",
  month: "new month",
};

/** Why a stretch of a life begins, in a few words. */
export function causeWords(causes: readonly string[]): string {
  return sentence(causes.map((cause) => CAUSES[cause] ?? cause.replaceAll("_", " ")).join(", "));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A percentage to two decimals at most, half up: `6.36`, `17`. The sum beside it is exact. */
export function percentWords(text: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  if (fraction.length <= 2) return formatNumber(text);
  const hundredths = BigInt(whole + fraction.slice(0, 2)) + (fraction.charAt(2) >= "5" ? 1n : 0n);
  return formatNumber(centsToText(hundredths));
}
