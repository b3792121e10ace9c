export { type CallOptions, type Client, createClient } from "./client.ts";
export { ApiProblem, ApiUnreachable } from "./problem.ts";
export type { ClientOptions } from "./transport.ts";
export { type Endpoints, endpoints } from "@banksia/contracts";
