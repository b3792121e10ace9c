export {
  readBpayBatch,
  type BpayPayment,
  type BpayResult,
  type ReadBpayBatch,
  type ReadBpayBatchOptions,
} from "./batch.ts";
export {
  readBrf,
  BRF_INSTRUCTIONS,
  type BrfGroup,
  type BrfKind,
  type BrfReceipt,
  type ReadBrf,
  type ReadBrfOptions,
} from "./brf.ts";
export { crnFault, crnRulesOf, makeCrn, CRN_MAX, CRN_MIN, type CrnFault, type CrnRule } from "./crn.ts";
export { bpayRules, type BpayIssueCode } from "./issues.ts";
export type { BpayTotals } from "./tally.ts";
