export * from "./common/index.ts";
export * from "./ndis/index.ts";
