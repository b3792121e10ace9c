export * from "./accommodation.ts";
export * from "./basic-daily-fee.ts";
export * from "./care-contributions.ts";
export * from "./funding.ts";
export * from "./interest.ts";
export * from "./living-costs.ts";
export * from "./weights.ts";
