import { csvIssues } from "../common/csv-read.ts";
import type { IssueRule } from "../common/issue.ts";
import { textIssues } from "../common/text.ts";

export const disbursementRules = {
  ...textIssues,
  ...csvIssues,
  "report.record-type": { severity: "error", says: "The line is none of the record types of a disbursement report." },
  "report.order": { severity: "error", says: "The report must start with its header and end with its totals." },
  "report.date": { severity: "error", says: "The date must be a real day, DDMMYYYY." },
  "report.amount": { severity: "error", says: "The amount or count must be digits, amounts in cents." },
  "report.side": { severity: "error", says: "An item must say CR or DR." },
  "report.count-differs": { severity: "error", says: "The number of items stated is not the number in the report." },
  "report.total-differs": { severity: "error", says: "The amount stated is not the sum of the items." },
  "report.currency": { severity: "warning", says: "The item is not in Australian dollars." },
  "report.no-totals": { severity: "error", says: "The report has no totals record: it was cut off." },
} as const satisfies Record<string, IssueRule>;

export type DisbursementIssueCode = keyof typeof disbursementRules;
