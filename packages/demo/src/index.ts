export { demoApiKey, demoApiKeyScopes, demoApiKeyUser, demoPassword, demoUsers, type DemoUser } from "./credentials.ts";
export { DemoError, type DemoErrorCode } from "./demo-error.ts";
export { demoState, loadDemo, type DemoHistory, type DemoOptions, type DemoState } from "./load-demo.ts";
export type { DemoMonth } from "./plan.ts";
export type { DemoDeposit, DemoProblem } from "./provider.ts";
export { demoJournalTypes } from "./setup/books.ts";
export type { DemoSummary } from "./summary.ts";
