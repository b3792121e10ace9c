export { addDays, daysInclusive, isDay, isMonth, parseDay, type Day, type DayOrder, type Month } from "./day.ts";
export { formatCents, formatDecimal, parseAmount, parseCents, parseDecimal } from "./decimal.ts";
export { ISSUE_LIMIT, type Findings, type Issue, type IssueRule, type Severity } from "./issue.ts";
export { MAX_FILE_BYTES, type FileInput } from "./text.ts";
export { readFileHead, type FileHead } from "./head.ts";
export { normaliseHeader, type ColumnSpec } from "./table.ts";
