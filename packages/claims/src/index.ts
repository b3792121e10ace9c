export * from "./common/index.ts";
export * from "./ndis/index.ts";
export * from "./bpay/index.ts";
export * from "./bank/index.ts";
export * from "./statements/index.ts";
export * from "./residential/index.ts";
export * from "./support-at-home/index.ts";
