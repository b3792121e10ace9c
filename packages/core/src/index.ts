export * from "./billing/index.ts";
export * from "./days/index.ts";
export * from "./ledger/index.ts";
export * from "./money/index.ts";
export * from "./runs/index.ts";
