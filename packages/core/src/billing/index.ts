export type * from "./facts.ts";
export { createBillingBook, type BillingBook } from "./book.ts";
export { consolidate, type ConsolidationLine, type LineGroup } from "./consolidate.ts";
export { explainCharge, type ExplainedLine, type Explanation, type ExplanationNode, type RuleId } from "./explain.ts";
export { lookUpRate, type RateLookUp } from "./look-up-rate.ts";
export { proposeAdjustment } from "./propose-adjustment.ts";
export { proposeBilling } from "./propose-billing.ts";
export { whyNot, type WhyNotQuestion } from "./why-not.ts";
export type { WhyNotAnswer, WhyNotReason } from "./why-not-reasons.ts";
