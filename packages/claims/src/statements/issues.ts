import { csvIssues } from "../common/csv-read.ts";
import type { IssueRule } from "../common/issue.ts";
import { textIssues } from "../common/text.ts";
import { xmlIssues } from "../common/xml-read.ts";

export const mappingIssues = {
  "mapping.not-object": { severity: "error", says: "The mapping is not an object." },
  "mapping.version": { severity: "error", says: "The mapping is not of version 1." },
  "mapping.programme": { severity: "error", says: "The programme must be residential or support-at-home." },
  "mapping.file": {
    severity: "error",
    says: "The mapping must say csv with a delimiter, or xml with the path of a line.",
  },
  "mapping.field": { severity: "error", says: "The field is not one of the programme's." },
  "mapping.source": { severity: "error", says: "The source must name columns, a path, a label or a fixed text." },
  "mapping.required": { severity: "error", says: "A field every line needs has no source." },
  "mapping.code": { severity: "error", says: "A code must map to a text and a sign (as-shown, reversed or negative)." },
  "mapping.total": {
    severity: "error",
    says: "A total needs a name, a label or path, and the field it adds up or null.",
  },
  "mapping.day-order": { severity: "error", says: "The order of days must be auto, dmy, ymd or mdy." },
} as const satisfies Record<string, IssueRule>;

export const statementIssues = {
  "statement.no-header": { severity: "error", says: "No row holds the columns the mapping needs." },
  "statement.no-lines": { severity: "error", says: "The statement has no lines where the mapping looks for them." },
  "statement.column-twice": { severity: "error", says: "Two columns fit one field of the mapping." },
  "statement.element-twice": {
    severity: "warning",
    says: "The line has the element more than once; the first was read.",
  },
  "statement.missing": { severity: "error", says: "The line lacks a value it needs." },
  "statement.amount": { severity: "error", says: "This is not an amount of whole cents." },
  "statement.number": { severity: "error", says: "This is not a number." },
  "statement.date": { severity: "error", says: "This is not a date." },
  "statement.cells-over": {
    severity: "error",
    says: "The row has more filled cells than the header: a comma is not quoted.",
  },
  "statement.after-end": { severity: "error", says: "A line stands after the end of the statement." },
  "statement.unknown-code": { severity: "warning", says: "The funding code is not mapped; it was kept as it is." },
  "statement.line-twice": {
    severity: "warning",
    says: "Two lines are alike in every field: check that both were paid.",
  },
  "statement.no-total": { severity: "warning", says: "The mapping has no total to hold the lines against." },
  "statement.total-missing": { severity: "error", says: "The total the mapping names is not in the file." },
  "statement.total-differs": { severity: "error", says: "The stated total is not the sum of the lines." },
  "statement.no-key": {
    severity: "warning",
    says: "The line has neither an item id nor an external reference to match by.",
  },
} as const satisfies Record<string, IssueRule>;

export const statementRules = { ...textIssues, ...csvIssues, ...xmlIssues, ...statementIssues };

export type MappingIssueCode = keyof typeof mappingIssues;
export type StatementIssueCode = keyof typeof statementRules;
