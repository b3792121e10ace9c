import { formatCents } from "../common/decimal.ts";
import type { Day } from "../common/day.ts";
import {
  isCancellationReason,
  isClaimType,
  isGstCode,
  type CancellationReason,
  type ClaimType,
  type GstCode,
} from "./codes.ts";
import { checkAbn, checkCancellation, checkDays, checkIdentity, checkPrice, type RowFindings } from "./check-row.ts";
import { claimedCents, deliveredCells, MAX_MINUTES, type Delivered, type DeliveredCells } from "./delivered.ts";
import type { NdisRow } from "./row.ts";

/** Who pays for a support under the participant's plan. */
export type PlanManagement = "agency" | "plan" | "self";

/** The facts of one support to claim. */
export interface NdisClaim {
  readonly registrationNumber: string;
  readonly ndisNumber: string;
  /** First and last day of the support, both inclusive. */
  readonly from: Day;
  readonly to: Day;
  readonly supportNumber: string;
  /** Comes back in the results and the remittance; unique for every line ever claimed. */
  readonly claimReference: string;
  readonly delivered: Delivered;
  /** Dollars per unit, GST included, at most two decimals. */
  readonly unitPrice: string;
  readonly gstCode: GstCode;
  readonly claimType?: ClaimType | null;
  readonly cancellationReason?: CancellationReason | null;
  readonly management: PlanManagement;
  /** Who delivered the support: an ABN, REIMB (participant paid back) or EXCLS (exempt from quoting one). */
  readonly supportProviderAbn?: string | null;
}

/** How the ABN column of a claim without a support provider is filled. */
export interface AbnRule {
  /** The claiming provider's own ABN, for agency-managed supports it delivered itself. */
  readonly ownAbn?: string;
  /** "own" (as most providers do) or "blank". */
  readonly agencyManaged?: "own" | "blank";
}

function abnOf(claim: NdisClaim, rule: AbnRule, found: RowFindings): string {
  const given = (claim.supportProviderAbn ?? "").replaceAll(" ", "").toUpperCase();
  if (given !== "") return given;
  if (claim.management === "plan") found.error("ndis.abn-missing", "ABN of Support Provider", "");
  if (claim.management !== "agency" || rule.agencyManaged === "blank") return "";
  return (rule.ownAbn ?? "").replaceAll(" ", "");
}

function cellsOf(delivered: Delivered, found: RowFindings): DeliveredCells | null {
  const cells = deliveredCells(delivered);
  if ("minutes" in delivered) {
    if (cells === null || delivered.minutes < 1 || delivered.minutes > MAX_MINUTES) {
      found.error("ndis.minutes", "Hours", String(delivered.minutes));
      return null;
    }
    return cells;
  }
  if (cells === null) found.error("ndis.quantity", "Quantity", delivered.quantity);
  else if (cells.quantity === "0") found.error("ndis.quantity-zero", "Quantity", delivered.quantity);
  return cells;
}

/**
 * The file line of a claim, with every check that needs only the claim itself and today.
 * Null when the claim cannot be written; the reasons went to `found`.
 */
export function rowOfClaim(claim: NdisClaim, rule: AbnRule, today: Day, found: RowFindings): NdisRow | null {
  const claimType = claim.claimType ?? null;
  const cancellationReason = claim.cancellationReason ?? null;
  checkIdentity(claim, found);
  checkDays(claim.from, claim.to, today, found);
  const cells = cellsOf(claim.delivered, found);
  const cents = checkPrice(claim.unitPrice, found);
  // Facts may come from outside the types (JSON): the codes are looked at all the same.
  if (!isGstCode(claim.gstCode)) found.error("ndis.gst-code", "GSTCode", String(claim.gstCode));
  if (claimType !== null && !isClaimType(claimType)) found.error("ndis.claim-type", "ClaimType", String(claimType));
  if (cancellationReason !== null && !isCancellationReason(cancellationReason))
    found.error("ndis.cancellation-reason", "CancellationReason", String(cancellationReason));
  else checkCancellation(claimType, cancellationReason, found);
  const abn = abnOf(claim, rule, found);
  checkAbn(abn, found);
  if (found.bad || cells === null || cents === null) return null;
  if (claimedCents(cells, cents) === 0n) {
    found.error("ndis.amount-zero", "UnitPrice", claim.unitPrice);
    return null;
  }
  return {
    registrationNumber: claim.registrationNumber,
    ndisNumber: claim.ndisNumber,
    from: claim.from,
    to: claim.to,
    supportNumber: claim.supportNumber,
    claimReference: claim.claimReference,
    quantity: cells.quantity,
    minutes: cells.minutes,
    unitPrice: formatCents(cents),
    gstCode: claim.gstCode,
    authorisedBy: "",
    participantApproved: "",
    inKindFundingProgram: "",
    claimType,
    cancellationReason,
    abn,
  };
}
