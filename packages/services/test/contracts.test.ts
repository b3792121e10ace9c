import { type Answer, type EndpointId, type Endpoints, type VerbInput, endpoints } from "@banksia/contracts";
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { addBedTransfer } from "../src/admissions/add-bed-transfer.ts";
import { addPartner } from "../src/admissions/add-partner.ts";
import { admitClient } from "../src/admissions/admit-client.ts";
import { cancelAdmission } from "../src/admissions/cancel-admission.ts";
import { createCareType } from "../src/admissions/create-care-type.ts";
import { createLegalEntity } from "../src/admissions/create-legal-entity.ts";
import { createPlace } from "../src/admissions/create-place.ts";
import { createService } from "../src/admissions/create-service.ts";
import { deleteBedTransfer } from "../src/admissions/delete-bed-transfer.ts";
import { deletePartner } from "../src/admissions/delete-partner.ts";
import { departClient } from "../src/admissions/depart-client.ts";
import { departPartner } from "../src/admissions/depart-partner.ts";
import { getAdmissionSettings } from "../src/admissions/get-admission-settings.ts";
import { getEntryHistory } from "../src/admissions/get-entry-history.ts";
import { getPlacesBoard } from "../src/admissions/get-places-board.ts";
import { getServiceEntry } from "../src/admissions/get-service-entry.ts";
import { getService } from "../src/admissions/get-service.ts";
import { listCareTypes } from "../src/admissions/list-care-types.ts";
import { listClientStays } from "../src/admissions/list-client-stays.ts";
import { listLegalEntities } from "../src/admissions/list-legal-entities.ts";
import { listPartners } from "../src/admissions/list-partners.ts";
import { listPlaceHistory } from "../src/admissions/list-place-history.ts";
import { listPlaces } from "../src/admissions/list-places.ts";
import { listPortalEvents } from "../src/admissions/list-portal-events.ts";
import { listServiceEntries } from "../src/admissions/list-service-entries.ts";
import { listServices } from "../src/admissions/list-services.ts";
import { switchPrimary } from "../src/admissions/switch-primary.ts";
import { transferFacility } from "../src/admissions/transfer-facility.ts";
import { undoDeparture } from "../src/admissions/undo-departure.ts";
import { updateAdmissionSettings } from "../src/admissions/update-admission-settings.ts";
import { updateCareType } from "../src/admissions/update-care-type.ts";
import { updateLegalEntity } from "../src/admissions/update-legal-entity.ts";
import { updatePartner } from "../src/admissions/update-partner.ts";
import { updatePlace } from "../src/admissions/update-place.ts";
import { updatePortalEvent } from "../src/admissions/update-portal-event.ts";
import { updateServiceEntry } from "../src/admissions/update-service-entry.ts";
import { updateService } from "../src/admissions/update-service.ts";
import { changeBillingRate } from "../src/billing/change-billing-rate.ts";
import { createAccountName } from "../src/billing/create-account-name.ts";
import { createBillingCode } from "../src/billing/create-billing-code.ts";
import { createBillingRate } from "../src/billing/create-billing-rate.ts";
import { createHold } from "../src/billing/create-hold.ts";
import { createScheduleLine } from "../src/billing/create-schedule-line.ts";
import { createScheduleTemplate } from "../src/billing/create-schedule-template.ts";
import { createServiceGroup } from "../src/billing/create-service-group.ts";
import { createTaxCode } from "../src/billing/create-tax-code.ts";
import { deleteBillingRate } from "../src/billing/delete-billing-rate.ts";
import { deleteHold } from "../src/billing/delete-hold.ts";
import { deleteScheduleLines } from "../src/billing/delete-schedule-lines.ts";
import { getBillingCode } from "../src/billing/get-billing-code.ts";
import { getScheduleLine } from "../src/billing/get-schedule-line.ts";
import { listAccountNames } from "../src/billing/list-account-names.ts";
import { listBillingCodes } from "../src/billing/list-billing-codes.ts";
import { listBillingRates } from "../src/billing/list-billing-rates.ts";
import { listScheduleLines } from "../src/billing/list-schedule-lines.ts";
import { listScheduleTemplates } from "../src/billing/list-schedule-templates.ts";
import { listServiceGroups } from "../src/billing/list-service-groups.ts";
import { listTaxCodes } from "../src/billing/list-tax-codes.ts";
import { markScheduleLinesInError } from "../src/billing/mark-schedule-lines-in-error.ts";
import { setInvoicees } from "../src/billing/set-invoicees.ts";
import { updateAccountName } from "../src/billing/update-account-name.ts";
import { updateBillingCode } from "../src/billing/update-billing-code.ts";
import { updateBillingRate } from "../src/billing/update-billing-rate.ts";
import { updateHold } from "../src/billing/update-hold.ts";
import { updateScheduleLine } from "../src/billing/update-schedule-line.ts";
import { updateScheduleTemplate } from "../src/billing/update-schedule-template.ts";
import { updateServiceGroup } from "../src/billing/update-service-group.ts";
import { updateTaxCode } from "../src/billing/update-tax-code.ts";
import { whyNot } from "../src/billing/why-not.ts";
import { getClientCap } from "../src/capping/get-client-cap.ts";
import { setClientCap } from "../src/capping/set-client-cap.ts";
import type { Context } from "../src/context.ts";
import { createCustomer } from "../src/customers/create-customer.ts";
import { createCustomerGroup } from "../src/customers/create-customer-group.ts";
import { createTermsOfPayment } from "../src/customers/create-terms-of-payment.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { listCustomerGroups } from "../src/customers/list-customer-groups.ts";
import { listCustomers } from "../src/customers/list-customers.ts";
import { listTermsOfPayment } from "../src/customers/list-terms-of-payment.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { updateCustomerGroup } from "../src/customers/update-customer-group.ts";
import { updateTermsOfPayment } from "../src/customers/update-terms-of-payment.ts";
import { addManualLine } from "../src/ledger/add-manual-line.ts";
import { closePeriod } from "../src/ledger/close-period.ts";
import { consolidateJournal } from "../src/ledger/consolidate-journal.ts";
import { createJournal } from "../src/ledger/create-journal.ts";
import { createJournalType } from "../src/ledger/create-journal-type.ts";
import { createLedgerAccount } from "../src/ledger/create-ledger-account.ts";
import { deleteJournal } from "../src/ledger/delete-journal.ts";
import { dropJournalLines } from "../src/ledger/drop-journal-lines.ts";
import { editJournalLine } from "../src/ledger/edit-journal-line.ts";
import { explainJournalLine } from "../src/ledger/explain-journal-line.ts";
import { getCustomerTransaction } from "../src/ledger/get-customer-transaction.ts";
import { getJournal } from "../src/ledger/get-journal.ts";
import { getJournalLine } from "../src/ledger/get-journal-line.ts";
import { getJournalTotals } from "../src/ledger/get-journal-totals.ts";
import { listCustomerBalances } from "../src/ledger/list-customer-balances.ts";
import { listCustomerTransactions } from "../src/ledger/list-customer-transactions.ts";
import { listJournalLineGroups } from "../src/ledger/list-journal-line-groups.ts";
import { listJournalLines } from "../src/ledger/list-journal-lines.ts";
import { listJournalTypes } from "../src/ledger/list-journal-types.ts";
import { listJournals } from "../src/ledger/list-journals.ts";
import { listLedgerAccounts } from "../src/ledger/list-ledger-accounts.ts";
import { listLedgerEntries } from "../src/ledger/list-ledger-entries.ts";
import { listPeriods } from "../src/ledger/list-periods.ts";
import { listTrialBalance } from "../src/ledger/list-trial-balance.ts";
import { postJournal } from "../src/ledger/post-journal.ts";
import { reopenPeriod } from "../src/ledger/reopen-period.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { unconsolidateJournal } from "../src/ledger/unconsolidate-journal.ts";
import { updateJournal } from "../src/ledger/update-journal.ts";
import { updateJournalType } from "../src/ledger/update-journal-type.ts";
import { updateLedgerAccount } from "../src/ledger/update-ledger-account.ts";
import { validateJournal } from "../src/ledger/validate-journal.ts";
import { getHome } from "../src/reports/get-home.ts";
import { searchEverything } from "../src/reports/search-everything.ts";

/** Verbs by the endpoint of the same name: what each takes and gives is what the contract says, or this does not compile. */
const verbs: { [K in EndpointId]?: (ctx: Context, input: VerbInput<Endpoints[K]>) => Promise<Answer<Endpoints[K]>> } = {
  addBedTransfer,
  addManualLine,
  addPartner,
  admitClient,
  cancelAdmission,
  changeBillingRate,
  closePeriod,
  consolidateJournal,
  createAccountName,
  createBillingCode,
  createBillingRate,
  createCareType,
  createCustomer,
  createCustomerGroup,
  createHold,
  createJournal,
  createJournalType,
  createLedgerAccount,
  createLegalEntity,
  createPlace,
  createScheduleLine,
  createScheduleTemplate,
  createService,
  createServiceGroup,
  createTaxCode,
  createTermsOfPayment,
  deleteBedTransfer,
  deleteBillingRate,
  deleteHold,
  deleteJournal,
  deletePartner,
  deleteScheduleLines,
  departClient,
  departPartner,
  dropJournalLines,
  editJournalLine,
  explainJournalLine,
  getAdmissionSettings,
  getBillingCode,
  getClientCap,
  getCustomer,
  getCustomerTransaction,
  getEntryHistory,
  getHome,
  getJournal,
  getJournalLine,
  getJournalTotals,
  getPlacesBoard,
  getScheduleLine,
  getService,
  getServiceEntry,
  listAccountNames,
  listBillingCodes,
  listBillingRates,
  listCareTypes,
  listClientStays,
  listCustomerBalances,
  listCustomerGroups,
  listCustomerTransactions,
  listCustomers,
  listJournalLineGroups,
  listJournalLines,
  listJournalTypes,
  listJournals,
  listLedgerAccounts,
  listLedgerEntries,
  listLegalEntities,
  listPartners,
  listPeriods,
  listPlaceHistory,
  listPlaces,
  listPortalEvents,
  listScheduleLines,
  listScheduleTemplates,
  listServiceEntries,
  listServiceGroups,
  listServices,
  listTaxCodes,
  listTermsOfPayment,
  listTrialBalance,
  markScheduleLinesInError,
  postJournal,
  reopenPeriod,
  reverseJournal,
  searchEverything,
  setClientCap,
  setInvoicees,
  switchPrimary,
  transferFacility,
  unconsolidateJournal,
  undoDeparture,
  updateAccountName,
  updateAdmissionSettings,
  updateBillingCode,
  updateBillingRate,
  updateCareType,
  updateCustomer,
  updateCustomerGroup,
  updateHold,
  updateJournal,
  updateJournalType,
  updateLedgerAccount,
  updateLegalEntity,
  updatePartner,
  updatePlace,
  updatePortalEvent,
  updateScheduleLine,
  updateScheduleTemplate,
  updateService,
  updateServiceEntry,
  updateServiceGroup,
  updateTaxCode,
  updateTermsOfPayment,
  validateJournal,
  whyNot,
};

test("every endpoint has a verb in the folder of its area, one file each", () => {
  const files = (area: string) => new Set(readdirSync(new URL(`../src/${area}`, import.meta.url)));
  const kebab = (id: string) => `${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
  for (const endpoint of Object.values(endpoints)) {
    const { id, area } = endpoint;
    // An event stream asks the verb that gets the thing again and again.
    if (!("stream" in endpoint)) expect([area, [...files(area)]]).toEqual([area, expect.arrayContaining([kebab(id)])]);
  }
  for (const [id, verb] of Object.entries(verbs)) expect(verb.name).toBe(id);
});
