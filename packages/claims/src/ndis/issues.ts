import { csvIssues } from "../common/csv-read.ts";
import type { IssueRule } from "../common/issue.ts";
import { tableIssues } from "../common/table.ts";
import { textIssues } from "../common/text.ts";

/** What can be wrong with one line of a request, by its form alone. */
export const ndisRowIssues = {
  "ndis.registration-number": {
    severity: "error",
    says: "RegistrationNumber must be the provider's registration number: digits only, at most 30.",
  },
  "ndis.registration-shape": {
    severity: "warning",
    says: "RegistrationNumber is not 405 followed by six or seven digits: check it.",
  },
  "ndis.ndis-number": { severity: "error", says: "NDISNumber must be nine digits that start with 43." },
  "ndis.date": { severity: "error", says: "This is not a real date. Write it as YYYY/MM/DD." },
  "ndis.date-order": { severity: "error", says: "SupportsDeliveredTo lies before SupportsDeliveredFrom." },
  "ndis.date-future": { severity: "error", says: "The support lies in the future: claim it after it was delivered." },
  "ndis.support-number": {
    severity: "error",
    says: "SupportNumber must be an item of the support catalogue: letters, digits and underscores, at most 60.",
  },
  "ndis.support-number-shape": {
    severity: "warning",
    says: "SupportNumber is not built like a catalogue item (01_011_0107_1_1): check it.",
  },
  "ndis.reference": {
    severity: "error",
    says: "ClaimReference must be 1 to 50 letters, digits, slashes, underscores or hyphens.",
  },
  "ndis.reference-twice": {
    severity: "error",
    says: "Another line has the same ClaimReference: results and payments could not be told apart. Make it unique.",
  },
  "ndis.quantity": {
    severity: "error",
    says: "Quantity must be a number of up to 5 digits, or 3 digits and 2 decimals (never h:mm).",
  },
  "ndis.quantity-zero": { severity: "error", says: "The quantity or time must be above zero." },
  "ndis.quantity-missing": { severity: "error", says: "Give either Quantity or Hours." },
  "ndis.quantity-and-hours": {
    severity: "error",
    says: "Quantity and Hours are both given and neither is 1: the two would be multiplied. Leave one of them empty.",
  },
  "ndis.hours": { severity: "error", says: "Hours must be H:MM, up to 999:59 (never a decimal)." },
  "ndis.minutes": { severity: "error", says: "Minutes must be a whole number from 1 to 59,999." },
  "ndis.price": { severity: "error", says: "UnitPrice must be up to 8 digits with at most 2 decimals, no $ or comma." },
  "ndis.price-zero": { severity: "error", says: "UnitPrice must be above zero." },
  "ndis.price-large": { severity: "warning", says: "UnitPrice is a million dollars or more: check it." },
  "ndis.amount-zero": { severity: "error", says: "Quantity times price comes to less than a cent." },
  "ndis.gst-code": { severity: "error", says: "GSTCode must be P1 (taxable), P2 (GST free) or P5 (out of scope)." },
  "ndis.claim-type": {
    severity: "error",
    says: "ClaimType must be empty for a direct service, or CANC, REPW, TRAN, NF2F, THLT or IRSS.",
  },
  "ndis.cancellation-reason": { severity: "error", says: "CancellationReason must be NSDH, NSDF, NSDT or NSDO." },
  "ndis.cancellation-without-reason": { severity: "error", says: "A cancellation (CANC) needs a CancellationReason." },
  "ndis.reason-without-cancellation": {
    severity: "error",
    says: "CancellationReason is given but ClaimType is not CANC.",
  },
  "ndis.abn": {
    severity: "error",
    says: "ABN of Support Provider must be eleven digits with a right check, or REIMB or EXCLS.",
  },
  "ndis.abn-missing": {
    severity: "error",
    says: "A plan-managed support needs the ABN of the provider who delivered it (or REIMB or EXCLS).",
  },
  "ndis.unused-column": { severity: "warning", says: "This column is no longer used and should be empty." },
} as const satisfies Record<string, IssueRule>;

/** What can be wrong with a claim against the catalogue, the plan and what was claimed before. */
export const ndisClaimIssues = {
  "ndis.item-unknown": { severity: "error", says: "The support item is not in the catalogue that was given." },
  "ndis.item-dates": { severity: "error", says: "The support item is not in force on both dates of the support." },
  "ndis.price-over-limit": { severity: "error", says: "UnitPrice is above the catalogue's limit for the zone." },
  "ndis.gst-differs": { severity: "warning", says: "GSTCode differs from the catalogue's for this item." },
  "ndis.claim-type-not-allowed": {
    severity: "error",
    says: "The catalogue does not allow this ClaimType for the item.",
  },
  "ndis.participant-unknown": { severity: "error", says: "There are no plan facts for this participant." },
  "ndis.self-managed": {
    severity: "error",
    says: "The support is self-managed: invoice the participant, do not claim it here.",
  },
  "ndis.plan-dates": {
    severity: "error",
    says: "The dates do not lie inside one plan of the participant. Split the line.",
  },
  "ndis.booking-dates": { severity: "error", says: "No service booking for the item holds these dates." },
  "ndis.booking-window": { severity: "error", says: "The service booking ended more than 90 days ago." },
  "ndis.after-death": { severity: "error", says: "The support lies after the participant's recorded death." },
  "ndis.claimed-before": {
    severity: "error",
    says: "The same support (participant, item, claim type, dates) was claimed before.",
  },
  "ndis.overlaps-claimed": { severity: "warning", says: "The dates overlap a claim made before for the same support." },
  "ndis.same-support-twice": {
    severity: "warning",
    says: "Another line claims the same support on the same dates: check that both were delivered.",
  },
} as const satisfies Record<string, IssueRule>;

/** What can be wrong with a request file as a whole. */
export const ndisFileIssues = {
  "ndis.no-rows": { severity: "error", says: "There is nothing to claim under the header." },
  "ndis.too-many-rows": { severity: "error", says: "A file may hold at most 5,000 lines. Split it." },
  "ndis.file-name": {
    severity: "error",
    says: "The file name must be unique for each upload: at most 20 letters, digits, - and _ with .csv included.",
  },
  "ndis.file-stamp": { severity: "error", says: "The stamp for file names must be 12 digits, YYMMDDHHMMSS." },
  "ndis.too-many-files": { severity: "error", says: "More than 999 files in one stamp: use another stamp." },
  "ndis.old-layout": {
    severity: "warning",
    says: "The file lacks newer columns. Write all sixteen; leave them empty.",
  },
  "ndis.column-order": { severity: "warning", says: "The columns do not stand in the template's order." },
  "ndis.column-name": { severity: "warning", says: "The header differs from the template's." },
} as const satisfies Record<string, IssueRule>;

/** What can be wrong with a results file or remittance advice. */
export const ndisAnswerIssues = {
  "ndis.amount": { severity: "error", says: "This is not an amount of money." },
  "ndis.no-reference": { severity: "error", says: "The line has no claim reference and cannot be matched." },
  "ndis.no-status": {
    severity: "warning",
    says: "The line says neither SUCCESSFUL nor ERROR: its outcome is unknown.",
  },
  "ndis.status-unknown": {
    severity: "warning",
    says: "The payment request status is not known here; it was kept as is.",
  },
  "ndis.reason-missing": { severity: "warning", says: "The line was rejected without a reason." },
  "ndis.reason-unknown": { severity: "warning", says: "The rejection code is not known here; it was kept as is." },
  "ndis.answer-value": { severity: "warning", says: "This value could not be read; it was kept as text." },
  "ndis.payment-date": { severity: "error", says: "PayReqDocDate is neither DDMMYYYY nor YYYYMMDD." },
  "ndis.payment-number": {
    severity: "error",
    says: "PayReqNum is missing: the payment could not be told from others.",
  },
  "ndis.payment-twice": { severity: "error", says: "The same payment stands twice in the file with different facts." },
  "ndis.payment-repeated": { severity: "warning", says: "The same line stands twice in the file; it counts once." },
  "ndis.no-lines": { severity: "warning", says: "The file has no lines under its header." },
  "ndis.file-already-loaded": { severity: "error", says: "A file of this name was loaded before." },
} as const satisfies Record<string, IssueRule>;

const readingIssues = { ...textIssues, ...csvIssues, ...tableIssues };

export const ndisRequestRules = { ...readingIssues, ...ndisRowIssues, ...ndisFileIssues };
export const ndisClaimRules = { ...ndisRowIssues, ...ndisClaimIssues, ...ndisFileIssues };
export const ndisAnswerRules = { ...readingIssues, ...ndisAnswerIssues };

export type NdisRowIssueCode = keyof typeof ndisRowIssues;
export type NdisRequestIssueCode = keyof typeof ndisRequestRules;
export type NdisClaimIssueCode = keyof typeof ndisClaimRules;
export type NdisAnswerIssueCode = keyof typeof ndisAnswerRules;
