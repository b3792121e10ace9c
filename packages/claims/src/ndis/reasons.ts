/** What the NDIA's rejection codes mean, in our words. The list grows; codes not in it are kept as they come. */
export const REJECTION_CODES: Readonly<Record<string, string>> = {
  A01: "rejected",
  C01: "the service booking does not exist",
  C02: "the booking for the item awaits approval",
  C03: "the support dates lie outside the booking",
  C04: "the quantity is above what the booking has left",
  C05: "no approved booking for the item on those dates",
  C06: "the price is above the booked price",
  C07: "the participant is not in that booking",
  C08: "no booking between this participant and provider",
  C09: "later than 90 days after the booking's end",
  C10: "the dates are missing",
  C11: "the dates lie after the recorded death",
  C12: "the invoice number is missing",
  C13: "the unit of measure is missing",
  C14: "the provider has no active bank account",
  C15: "the provider is not registered for the item",
  C16: "the support is not available on those dates",
  C17: "the price is not valid on those dates",
  C18: "not self-managed: the item is needed",
  C19: "self-managed: claim at budget level only",
  C20: "the amount must be above zero",
  C21: "the item does not fit this kind of request",
  C22: "no plan on those dates",
  C23: "refused for the state of the booking",
  V19: "the participant disputed receiving the support",
};

export interface RejectionReason {
  /** The coded reason, also when unknown here; null when the text holds no code. */
  readonly code: string | null;
  /** What the code means, null when it is not known here. */
  readonly means: string | null;
  /** The reason as it came. */
  readonly text: string;
}

/** Finds the code in an error message such as "C04 - quantity exceeds…" or "(V19) …". */
export function readReason(text: string): RejectionReason {
  const code = /(?:^|[^A-Za-z0-9])([A-Z]\d{2,3})(?![A-Za-z0-9])/.exec(text)?.[1] ?? null;
  const means = code !== null && Object.hasOwn(REJECTION_CODES, code) ? (REJECTION_CODES[code] ?? null) : null;
  return { code, means, text };
}
