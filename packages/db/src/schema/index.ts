export * from "./access.ts";
export * from "./admissions.ts";
export * from "./billing.ts";
export * from "./capping.ts";
export * from "./customers.ts";
export * from "./journals.ts";
export * from "./ledger.ts";
export * from "./runs.ts";
