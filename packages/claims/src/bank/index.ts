export { SUMMARY_CODES, transactionCode, type Direction } from "./codes.ts";
export { bankRules, type BankIssueCode } from "./issues.ts";
export {
  readBankStatement,
  type BankAccount,
  type BankGroup,
  type BankSummary,
  type BankTransaction,
  type ReadBankStatement,
} from "./statement.ts";
export { disbursementRules, type DisbursementIssueCode } from "./disbursement-issues.ts";
export { readDisbursementReport, type DisbursedItem, type ReadDisbursementReport } from "./disbursement.ts";
