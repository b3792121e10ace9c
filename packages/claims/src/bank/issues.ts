import type { IssueRule } from "../common/issue.ts";
import { textIssues } from "../common/text.ts";

export const bankRules = {
  ...textIssues,
  "bank.record-type": { severity: "error", says: "The line is none of the record types of this file." },
  "bank.not-ended": { severity: "warning", says: "The record does not end in a slash." },
  "bank.order": { severity: "error", says: "The record stands where it cannot: 01, 02, 03, 16, 49, 98, 99." },
  "bank.cut-off": { severity: "error", says: "The file ends before its closing records: it was cut off." },
  "bank.after-end": { severity: "error", says: "Something follows the record that ends the file." },
  "bank.date": { severity: "error", says: "The date must be a real day, YYMMDD." },
  "bank.account": { severity: "error", says: "The account number is missing." },
  "bank.summary": { severity: "error", says: "The account record does not hold pairs of summary code and amount." },
  "bank.summary-unknown": {
    severity: "warning",
    says: "The summary code is not known here; its figure was kept as is.",
  },
  "bank.summary-twice": { severity: "warning", says: "The same summary code stands twice; the first figure counts." },
  "bank.no-closing-balance": { severity: "warning", says: "The account has no closing balance (015)." },
  "bank.code": { severity: "error", says: "The transaction code must be three digits." },
  "bank.amount": { severity: "error", says: "The amount must be digits, in cents, with at most one sign." },
  "bank.funds-type": { severity: "error", says: "The funds type is not one of Z, 0, 1, 2, S, V, D." },
  "bank.code-unknown": {
    severity: "warning",
    says: "The transaction code is not known here: decide by hand whether it is a credit or a debit.",
  },
  "bank.currency": { severity: "warning", says: "The account is not in Australian dollars." },
  "bank.control-field": { severity: "error", says: "The control field is not a number." },
  "bank.control-form": {
    severity: "warning",
    says: "The account's second control is the total without interest and tax (as in NAI), not the number of records.",
  },
  "bank.account-total": { severity: "error", says: "The account's control total is not the sum of its amounts." },
  "bank.account-records": { severity: "error", says: "The account's record count is wrong." },
  "bank.group-total": { severity: "error", says: "The group's control total is not the sum of its accounts." },
  "bank.group-accounts": { severity: "error", says: "The group's number of accounts is wrong." },
  "bank.group-records": { severity: "error", says: "The group's number of records is wrong." },
  "bank.file-total": { severity: "error", says: "The file's control total is not the sum of its groups." },
  "bank.file-groups": { severity: "error", says: "The file's number of groups is wrong." },
  "bank.file-records": { severity: "error", says: "The file's number of records is wrong." },
  "bank.second-total": { severity: "error", says: "The control total without interest and tax is wrong." },
  "bank.summary-differs": {
    severity: "warning",
    says: "The account's own total or count of credits or debits differs from its transactions.",
  },
} as const satisfies Record<string, IssueRule>;

export type BankIssueCode = keyof typeof bankRules;
