export * from "./api.ts";
export * from "./test.ts";
