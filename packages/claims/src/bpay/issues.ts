import type { IssueRule } from "../common/issue.ts";
import { textIssues } from "../common/text.ts";

export const bpayRules = {
  ...textIssues,
  "bpay.record-type": { severity: "error", says: "The line is none of the record types of this file." },
  "bpay.record-width": { severity: "error", says: "The record is too short or too long." },
  "bpay.filler": { severity: "warning", says: "Positions that should be blank are filled; they were not read." },
  "bpay.order": { severity: "error", says: "The record stands where it cannot: header, then details, then trailer." },
  "bpay.no-header": { severity: "error", says: "The file has no header record." },
  "bpay.no-trailer": { severity: "error", says: "The trailer is missing: the file was cut off." },
  "bpay.biller": { severity: "error", says: "The biller code must be digits." },
  "bpay.biller-differs": { severity: "error", says: "The biller code differs from the header's." },
  "bpay.crn": { severity: "error", says: "The customer reference number must be 2 to 20 digits." },
  "bpay.crn-check-digit": {
    severity: "error",
    says: "The customer reference number fails the check digit rule of its biller.",
  },
  "bpay.instruction": {
    severity: "error",
    says: "The instruction type must be 05 (payment), 15 (error correction) or 25 (reversal).",
  },
  "bpay.amount": { severity: "error", says: "The amount must be digits, in cents." },
  "bpay.amount-zero": { severity: "warning", says: "The amount is zero." },
  "bpay.account": { severity: "error", says: "The BSB must be six digits and the account must not be blank." },
  "bpay.date": { severity: "error", says: "The date must be a real day, YYYYMMDD." },
  "bpay.time": { severity: "warning", says: "The time is not a time of day, HHMMSS." },
  "bpay.reference-missing": { severity: "error", says: "The transaction reference is missing." },
  "bpay.transaction-twice": {
    severity: "warning",
    says: "The same transaction reference and CRN stand twice: receipt them once.",
  },
  "bpay.return-code": { severity: "error", says: "The return code must be four characters." },
  "bpay.trailer-field": { severity: "error", says: "The trailer field is not a number." },
  "bpay.count-differs": { severity: "error", says: "The trailer counts other than the file holds." },
  "bpay.total-differs": { severity: "error", says: "The trailer's amount is not the sum of the records." },
  "bpay.settlement-differs": {
    severity: "error",
    says: "The settlement amount is not payments less corrections less reversals.",
  },
} as const satisfies Record<string, IssueRule>;

export type BpayIssueCode = keyof typeof bpayRules;
