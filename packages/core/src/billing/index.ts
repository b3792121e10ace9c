export type * from "./facts.ts";
export { createBillingBook, type BillingBook } from "./book.ts";
export { proposeAdjustment } from "./propose-adjustment.ts";
export { proposeBilling } from "./propose-billing.ts";
