import { accessEndpoints } from "./access.ts";
import { admissionsEndpoints } from "./admissions.ts";
import { billingEndpoints } from "./billing.ts";
import { bringInEndpoints } from "./bring-in.ts";
import { cappingEndpoints } from "./capping.ts";
import { customersEndpoints } from "./customers.ts";
import { journalsEndpoints } from "./journals.ts";
import { ledgerEndpoints } from "./ledger.ts";
import { reportsEndpoints } from "./reports.ts";
import { runsEndpoints } from "./runs.ts";

/** Every request of the API by its id. */
export const endpoints = {
  ...accessEndpoints,
  ...customersEndpoints,
  ...admissionsEndpoints,
  ...billingEndpoints,
  ...cappingEndpoints,
  ...journalsEndpoints,
  ...ledgerEndpoints,
  ...runsEndpoints,
  ...bringInEndpoints,
  ...reportsEndpoints,
};

export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;

export type * from "./access.ts";
export type * from "./admissions.ts";
export type * from "./billing.ts";
export type * from "./bring-in.ts";
export type * from "./capping.ts";
export type * from "./customers.ts";
export type * from "./journals.ts";
export type * from "./ledger.ts";
export type * from "./reports.ts";
export type * from "./runs.ts";
export type * from "./schedule.ts";
export type { Answer, Area, BodyInput, Endpoint, Method, RequestParts, VerbInput } from "./define.ts";
export { type Scope, scopeWords, scopes } from "./scopes.ts";
export { type SortKey, pageLimit } from "./query.ts";
export { type Problem, type ProblemCode, apiPath, problem, problemCodes, problems } from "./problem.ts";
