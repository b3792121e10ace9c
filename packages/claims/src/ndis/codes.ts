/** GST treatment: P1 taxable at 10 %, P2 GST free, P5 out of the scope of GST. */
export const GST_CODES = ["P1", "P2", "P5"] as const;
export type GstCode = (typeof GST_CODES)[number];

/** What a claim line is for. A direct service has no code: the column stays empty. */
export const CLAIM_TYPES = {
  CANC: "cancellation",
  REPW: "report the NDIA asked for",
  TRAN: "provider travel",
  NF2F: "support that is not face to face",
  THLT: "telehealth",
  IRSS: "irregular supported independent living",
} as const;
export type ClaimType = keyof typeof CLAIM_TYPES;

/** Why a support was cancelled; given with CANC and only then. */
export const CANCELLATION_REASONS = {
  NSDH: "no show for health reasons",
  NSDF: "no show for family reasons",
  NSDT: "no show for want of transport",
  NSDO: "no show for another reason",
} as const;
export type CancellationReason = keyof typeof CANCELLATION_REASONS;

export function isGstCode(text: string): text is GstCode {
  return text === "P1" || text === "P2" || text === "P5";
}

export function isClaimType(text: string): text is ClaimType {
  return Object.hasOwn(CLAIM_TYPES, text);
}

export function isCancellationReason(text: string): text is CancellationReason {
  return Object.hasOwn(CANCELLATION_REASONS, text);
}
