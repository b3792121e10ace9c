export type * from "./facts.ts";
export { ARRANGEMENT_POLICY } from "./facts.ts";
export { arrangementsOf, rowOn } from "./arrangements.ts";
export type { LawIssue, Outcome, RulePage, TraceStep } from "./outcome.ts";
