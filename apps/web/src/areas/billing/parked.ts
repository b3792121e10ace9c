import type { ParkedClient } from "@banksia/contracts";
import { plainName } from "../../lib/words.ts";

const REASONS: Record<string, string> = {
  RATE_MISSING: "No rate",
  RATE_CIRCLE: "Rates in a circle",
  RATE_BASE_UNIT: "Base rate has another unit",
  CODE_UNKNOWN: "Unknown code",
  TAX_UNKNOWN: "Unknown tax code",
  SPLIT_NOT_100: "Shares are not 100%",
  CAP_SETUP_MISSING: "Caps not set up",
  CAP_THRESHOLD_MISSING: "No cap threshold",
  DRAFT_PENDING: "In another draft",
  AMOUNT_TOO_LARGE: "Amount too large",
  NOT_AGREED: "No bed reservation agreed",
  AMOUNT_MISSING: "A figure is missing",
};

/** Why a client was set aside, in two or three words. */
export function parkedReason(code: string): string {
  return REASONS[code] ?? plainName(code.toLowerCase());
}

/** Where the reason is mended. */
export function parkedFix(row: Pick<ParkedClient, "code" | "clientId" | "scheduleLineId" | "billingCodeId">): {
  href: string;
  text: string;
} {
  const client = `/customers/${row.clientId}`;
  if (row.code.startsWith("RATE_") && row.billingCodeId !== null)
    return { href: `/rates/codes/${row.billingCodeId}?open=new`, text: "Add the rate" };
  if (row.code === "SPLIT_NOT_100" && row.scheduleLineId !== null)
    return { href: `${client}/schedule?open=${row.scheduleLineId}`, text: "Set who pays" };
  if (row.code === "NOT_AGREED") return { href: `${client}/leave?open=reserve`, text: "Enter the agreement" };
  if (row.code === "CAP_SETUP_MISSING") return { href: `${client}/caps`, text: "Set up the caps" };
  if (row.scheduleLineId !== null)
    return { href: `${client}/schedule?open=${row.scheduleLineId}`, text: "Open the fee" };
  return { href: `${client}/schedule`, text: "Open the schedule" };
}
