export { isAbn, isAbnEntry } from "./abn.ts";
export type { AbnRule, NdisClaim, PlanManagement } from "./claim.ts";
export {
  CANCELLATION_REASONS,
  CLAIM_TYPES,
  GST_CODES,
  isCancellationReason,
  isClaimType,
  isGstCode,
  type CancellationReason,
  type ClaimType,
  type GstCode,
} from "./codes.ts";
export { MAX_REQUEST_ROWS, requestColumns, requestHeader, type RequestColumn } from "./columns.ts";
export { claimedCents, deliveredCells, formatHours, parseHours, parseQuantity } from "./delivered.ts";
export type { Delivered, DeliveredCells } from "./delivered.ts";
export type { CatalogueItem, ClaimedBefore, NdisBooking, NdisFacts, NdisParticipant, NdisZone } from "./facts.ts";
export { isNdisFileName, ndisFileName } from "./file-name.ts";
export {
  ndisAnswerRules,
  ndisClaimRules,
  ndisRequestRules,
  type NdisAnswerIssueCode,
  type NdisClaimIssueCode,
  type NdisRequestIssueCode,
} from "./issues.ts";
export {
  matchNdisPayments,
  matchNdisResults,
  type MatchedPayment,
  type MatchedPayments,
  type MatchedResult,
  type MatchedResults,
} from "./match.ts";
export {
  readNdisRequest,
  type ReadNdisRequest,
  type ReadNdisRequestOptions,
  type ReadNdisRow,
} from "./read-request.ts";
export { readReason, REJECTION_CODES, type RejectionReason } from "./reasons.ts";
export {
  mergePayments,
  parsePaymentDate,
  readNdisRemittance,
  remittanceColumns,
  type NdisPayment,
  type ReadNdisRemittance,
  type ReadNdisRemittanceOptions,
} from "./remittance.ts";
export {
  readNdisResults,
  resultColumns,
  type NdisResultLine,
  type ReadNdisResults,
  type ResultOutcome,
} from "./results.ts";
export { rowCells, rowCents, totalClaimed, type NdisRow } from "./row.ts";
export {
  checkNdisClaims,
  ndisFileText,
  writeNdisFiles,
  type CheckedNdisClaims,
  type NdisCheckOptions,
  type NdisFile,
  type NdisWriteOptions,
  type WrittenNdisFiles,
} from "./write.ts";
