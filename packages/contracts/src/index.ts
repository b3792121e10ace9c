import { accessEndpoints } from "./access.ts";
import { accommodationEndpoints } from "./accommodation.ts";
import { bankAccountsEndpoints } from "./bank-accounts.ts";
import { bankFilesEndpoints } from "./bank-files.ts";
import { billingCodesEndpoints } from "./billing-codes.ts";
import { billingRatesEndpoints } from "./billing-rates.ts";
import { bringInEndpoints } from "./bring-in.ts";
import { cappingEndpoints } from "./capping.ts";
import { customerContactsEndpoints } from "./customer-contacts.ts";
import { customersEndpoints } from "./customers.ts";
import { documentsEndpoints } from "./documents.ts";
import { everydayAgreementsEndpoints } from "./everyday-agreements.ts";
import { explanationsEndpoints } from "./explanations.ts";
import { feesEndpoints } from "./fees.ts";
import { fundingEndpoints } from "./funding.ts";
import { journalLinesEndpoints } from "./journal-lines.ts";
import { journalsEndpoints } from "./journals.ts";
import { leaveEndpoints } from "./leave.ts";
import { ledgerEndpoints } from "./ledger.ts";
import { nationalRatesEndpoints } from "./national-rates.ts";
import { partnersEndpoints } from "./partners.ts";
import { placesEndpoints } from "./places.ts";
import { receiptsEndpoints } from "./receipts.ts";
import { refundsEndpoints } from "./refunds.ts";
import { reportsEndpoints } from "./reports.ts";
import { runsEndpoints } from "./runs.ts";
import { scheduleLinesEndpoints } from "./schedule-lines.ts";
import { serviceEntriesEndpoints } from "./service-entries.ts";
import { servicesEndpoints } from "./services.ts";
import { transactionTagsEndpoints } from "./transaction-tags.ts";
import { transfersEndpoints } from "./transfers.ts";

/** Every request of the API by its id. */
export const endpoints = {
  ...accessEndpoints,
  ...customersEndpoints,
  ...customerContactsEndpoints,
  ...bankAccountsEndpoints,
  ...documentsEndpoints,
  ...servicesEndpoints,
  ...placesEndpoints,
  ...serviceEntriesEndpoints,
  ...partnersEndpoints,
  ...transfersEndpoints,
  ...billingCodesEndpoints,
  ...billingRatesEndpoints,
  ...scheduleLinesEndpoints,
  ...feesEndpoints,
  ...everydayAgreementsEndpoints,
  ...accommodationEndpoints,
  ...receiptsEndpoints,
  ...refundsEndpoints,
  ...bankFilesEndpoints,
  ...cappingEndpoints,
  ...leaveEndpoints,
  ...fundingEndpoints,
  ...nationalRatesEndpoints,
  ...journalsEndpoints,
  ...journalLinesEndpoints,
  ...explanationsEndpoints,
  ...ledgerEndpoints,
  ...transactionTagsEndpoints,
  ...runsEndpoints,
  ...bringInEndpoints,
  ...reportsEndpoints,
};

export type Endpoints = typeof endpoints;
export type EndpointId = keyof Endpoints;

export type * from "./access.ts";
export type * from "./accommodation.ts";
export type * from "./bank-accounts.ts";
export type * from "./bank-files.ts";
export type * from "./billing-codes.ts";
export type * from "./billing-rates.ts";
export type * from "./bring-in.ts";
export type * from "./capping.ts";
export type * from "./customer-contacts.ts";
export type * from "./customers.ts";
export type * from "./documents.ts";
export type * from "./everyday-agreements.ts";
export type * from "./explanations.ts";
export type * from "./fees.ts";
export type * from "./funding.ts";
export type * from "./journal-lines.ts";
export type * from "./journals.ts";
export type * from "./leave.ts";
export type * from "./ledger.ts";
export type * from "./money-made.ts";
export type * from "./national-rates.ts";
export type * from "./partners.ts";
export type * from "./places.ts";
export type * from "./receipts.ts";
export type * from "./refunds.ts";
export type * from "./reports.ts";
export type * from "./runs.ts";
export type * from "./schedule.ts";
export type * from "./schedule-lines.ts";
export type * from "./service-entries.ts";
export type * from "./services.ts";
export type * from "./transaction-tags.ts";
export type * from "./transfers.ts";
export type { Answer, Area, BodyInput, Endpoint, FileBody, Method, RequestParts, VerbInput } from "./define.ts";
export { type Scope, scopeWords, scopes } from "./scopes.ts";
export { type SortKey, pageLimit } from "./query.ts";
export { type Problem, type ProblemCode, apiPath, problem, problemCodes, problems } from "./problem.ts";
