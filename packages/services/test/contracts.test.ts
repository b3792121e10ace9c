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
import { calculateClientCap } from "../src/capping/calculate-client-cap.ts";
import { createOutsideContribution } from "../src/capping/create-outside-contribution.ts";
import { deleteOutsideContribution } from "../src/capping/delete-outside-contribution.ts";
import { getCapForecast } from "../src/capping/get-cap-forecast.ts";
import { getCappingPolicies } from "../src/capping/get-capping-policies.ts";
import { getClientCap } from "../src/capping/get-client-cap.ts";
import { listCapAlerts } from "../src/capping/list-cap-alerts.ts";
import { listOutsideContributions } from "../src/capping/list-outside-contributions.ts";
import { setCappingPolicies } from "../src/capping/set-capping-policies.ts";
import { setClientCap } from "../src/capping/set-client-cap.ts";
import { updateOutsideContribution } from "../src/capping/update-outside-contribution.ts";
import type { Context } from "../src/context.ts";
import { approveBankAccountChanges } from "../src/customers/approve-bank-account-changes.ts";
import { changeBankAccount } from "../src/customers/change-bank-account.ts";
import { checkAddress } from "../src/customers/check-address.ts";
import { countBankAccountChanges } from "../src/customers/count-bank-account-changes.ts";
import { createAddress } from "../src/customers/create-address.ts";
import { createBankAccount } from "../src/customers/create-bank-account.ts";
import { createClientReference } from "../src/customers/create-client-reference.ts";
import { createContactDetail } from "../src/customers/create-contact-detail.ts";
import { createContactType } from "../src/customers/create-contact-type.ts";
import { createContact } from "../src/customers/create-contact.ts";
import { createCustomer } from "../src/customers/create-customer.ts";
import { createCustomerGroup } from "../src/customers/create-customer-group.ts";
import { createPurpose } from "../src/customers/create-purpose.ts";
import { createReferenceType } from "../src/customers/create-reference-type.ts";
import { createTermsOfPayment } from "../src/customers/create-terms-of-payment.ts";
import { deletePresetDebit } from "../src/customers/delete-preset-debit.ts";
import { getCustomer } from "../src/customers/get-customer.ts";
import { getPaymentDefaults } from "../src/customers/get-payment-defaults.ts";
import { listAddresses } from "../src/customers/list-addresses.ts";
import { listBankAccountChanges } from "../src/customers/list-bank-account-changes.ts";
import { listBankAccountVersions } from "../src/customers/list-bank-account-versions.ts";
import { listBankAccounts } from "../src/customers/list-bank-accounts.ts";
import { listClientReferences } from "../src/customers/list-client-references.ts";
import { listContactDetails } from "../src/customers/list-contact-details.ts";
import { listContactTypes } from "../src/customers/list-contact-types.ts";
import { listContacts } from "../src/customers/list-contacts.ts";
import { listCustomerGroups } from "../src/customers/list-customer-groups.ts";
import { listCustomers } from "../src/customers/list-customers.ts";
import { listDocumentAddresses } from "../src/customers/list-document-addresses.ts";
import { listPurposes } from "../src/customers/list-purposes.ts";
import { listReferenceTypes } from "../src/customers/list-reference-types.ts";
import { listStatementRecipients } from "../src/customers/list-statement-recipients.ts";
import { listTermsOfPayment } from "../src/customers/list-terms-of-payment.ts";
import { refuseBankAccountChanges } from "../src/customers/refuse-bank-account-changes.ts";
import { revealBankAccountVersion } from "../src/customers/reveal-bank-account-version.ts";
import { setPresetDebit } from "../src/customers/set-preset-debit.ts";
import { updateAddress } from "../src/customers/update-address.ts";
import { updateBankAccount } from "../src/customers/update-bank-account.ts";
import { updateClientReference } from "../src/customers/update-client-reference.ts";
import { updateContactDetail } from "../src/customers/update-contact-detail.ts";
import { updateContactType } from "../src/customers/update-contact-type.ts";
import { updateContact } from "../src/customers/update-contact.ts";
import { updateCustomer } from "../src/customers/update-customer.ts";
import { updateCustomerGroup } from "../src/customers/update-customer-group.ts";
import { updatePaymentDefaults } from "../src/customers/update-payment-defaults.ts";
import { updatePurpose } from "../src/customers/update-purpose.ts";
import { updateReferenceType } from "../src/customers/update-reference-type.ts";
import { updateTermsOfPayment } from "../src/customers/update-terms-of-payment.ts";
import { withdrawBankAccountChanges } from "../src/customers/withdraw-bank-account-changes.ts";
import { listClientDocuments } from "../src/documents/list-client-documents.ts";
import { updateClientDocument } from "../src/documents/update-client-document.ts";
import { createBedReservation } from "../src/leave/create-bed-reservation.ts";
import { createDeclaredEmergency } from "../src/leave/create-declared-emergency.ts";
import { createLeaveRecord } from "../src/leave/create-leave-record.ts";
import { deleteBedReservation } from "../src/leave/delete-bed-reservation.ts";
import { deleteDeclaredEmergency } from "../src/leave/delete-declared-emergency.ts";
import { deleteLeaveRecord } from "../src/leave/delete-leave-record.ts";
import { endLeave } from "../src/leave/end-leave.ts";
import { getLeaveAccount } from "../src/leave/get-leave-account.ts";
import { listDeclaredEmergencies } from "../src/leave/list-declared-emergencies.ts";
import { listLeave } from "../src/leave/list-leave.ts";
import { setLeaveBefore } from "../src/leave/set-leave-before.ts";
import { updateBedReservation } from "../src/leave/update-bed-reservation.ts";
import { updateDeclaredEmergency } from "../src/leave/update-declared-emergency.ts";
import { updateLeaveRecord } from "../src/leave/update-leave-record.ts";
import { changeFundingRate } from "../src/funding/change-funding-rate.ts";
import { createFundingCode } from "../src/funding/create-funding-code.ts";
import { createFundingLine } from "../src/funding/create-funding-line.ts";
import { createFundingRate } from "../src/funding/create-funding-rate.ts";
import { deleteFundingLines } from "../src/funding/delete-funding-lines.ts";
import { deleteFundingRate } from "../src/funding/delete-funding-rate.ts";
import { getFundingAmounts } from "../src/funding/get-funding-amounts.ts";
import { getFundingCode } from "../src/funding/get-funding-code.ts";
import { getFundingLine } from "../src/funding/get-funding-line.ts";
import { listFundingCodes } from "../src/funding/list-funding-codes.ts";
import { listFundingLines } from "../src/funding/list-funding-lines.ts";
import { listFundingRates } from "../src/funding/list-funding-rates.ts";
import { markFundingLinesInError } from "../src/funding/mark-funding-lines-in-error.ts";
import { updateFundingCode } from "../src/funding/update-funding-code.ts";
import { updateFundingLine } from "../src/funding/update-funding-line.ts";
import { updateFundingRate } from "../src/funding/update-funding-rate.ts";
import { addNationalRate } from "../src/rates/add-national-rate.ts";
import { deleteNationalRate } from "../src/rates/delete-national-rate.ts";
import { getNationalRate } from "../src/rates/get-national-rate.ts";
import { getNationalRatePreview } from "../src/rates/get-national-rate-preview.ts";
import { listNationalRates } from "../src/rates/list-national-rates.ts";
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
import { retagTransactions } from "../src/ledger/retag-transactions.ts";
import { reverseJournal } from "../src/ledger/reverse-journal.ts";
import { unconsolidateJournal } from "../src/ledger/unconsolidate-journal.ts";
import { updateJournal } from "../src/ledger/update-journal.ts";
import { updateJournalType } from "../src/ledger/update-journal-type.ts";
import { updateLedgerAccount } from "../src/ledger/update-ledger-account.ts";
import { validateJournal } from "../src/ledger/validate-journal.ts";
import { addAccommodationLine } from "../src/accommodation/add-accommodation-line.ts";
import { addPlacePrice } from "../src/accommodation/add-place-price.ts";
import { getAccommodationPayment } from "../src/accommodation/get-accommodation-payment.ts";
import { getDepositLife } from "../src/accommodation/get-deposit-life.ts";
import { getExitEstimate } from "../src/accommodation/get-exit-estimate.ts";
import { listAccommodationCodes } from "../src/accommodation/list-accommodation-codes.ts";
import { listAccommodationPayments } from "../src/accommodation/list-accommodation-payments.ts";
import { listDepositDays } from "../src/accommodation/list-deposit-days.ts";
import { listDepositMovements } from "../src/accommodation/list-deposit-movements.ts";
import { listPlacePrices } from "../src/accommodation/list-place-prices.ts";
import { listSupportedRatios } from "../src/accommodation/list-supported-ratios.ts";
import { markAccommodationLineInError } from "../src/accommodation/mark-accommodation-line-in-error.ts";
import { setAccommodationCode } from "../src/accommodation/set-accommodation-code.ts";
import { setIngoingContribution } from "../src/accommodation/set-ingoing-contribution.ts";
import { updateAccommodationLine } from "../src/accommodation/update-accommodation-line.ts";
import { updateAccommodationPayment } from "../src/accommodation/update-accommodation-payment.ts";
import { addLumpSumInvoice } from "../src/receipts/add-lump-sum-invoice.ts";
import { addReceipt } from "../src/receipts/add-receipt.ts";
import { deleteReceipt } from "../src/receipts/delete-receipt.ts";
import { listOpenTransactions } from "../src/receipts/list-open-transactions.ts";
import { listReceipts } from "../src/receipts/list-receipts.ts";
import { updateReceipt } from "../src/receipts/update-receipt.ts";
import { addRefund } from "../src/refunds/add-refund.ts";
import { addVendorPayment } from "../src/refunds/add-vendor-payment.ts";
import { deleteRefund } from "../src/refunds/delete-refund.ts";
import { deleteVendorPayment } from "../src/refunds/delete-vendor-payment.ts";
import { getRefundWorksheet } from "../src/refunds/get-refund-worksheet.ts";
import { listRefunds } from "../src/refunds/list-refunds.ts";
import { listVendorBalances } from "../src/refunds/list-vendor-balances.ts";
import { listVendorPayments } from "../src/refunds/list-vendor-payments.ts";
import { payVendorBalances } from "../src/refunds/pay-vendor-balances.ts";
import { reverseRefund } from "../src/refunds/reverse-refund.ts";
import { transferLumpSum } from "../src/refunds/transfer-lump-sum.ts";
import { updateRefund } from "../src/refunds/update-refund.ts";
import { updateVendorPayment } from "../src/refunds/update-vendor-payment.ts";
import { getReceipt } from "../src/receipts/get-receipt.ts";
import { getRefund } from "../src/refunds/get-refund.ts";
import { getVendorPayment } from "../src/refunds/get-vendor-payment.ts";
import { listOwnBankAccounts } from "../src/refunds/list-own-bank-accounts.ts";
import { createOwnBankAccount } from "../src/refunds/create-own-bank-account.ts";
import { updateOwnBankAccount } from "../src/refunds/update-own-bank-account.ts";
import { getBankFilePreview } from "../src/refunds/get-bank-file-preview.ts";
import { makeBankFile } from "../src/refunds/make-bank-file.ts";
import { listBankFiles } from "../src/refunds/list-bank-files.ts";
import { getBankFile } from "../src/refunds/get-bank-file.ts";
import { getHome } from "../src/reports/get-home.ts";
import { searchEverything } from "../src/reports/search-everything.ts";

/** Verbs by the endpoint of the same name: what each takes and gives is what the contract says, or this does not compile. */
const verbs: { [K in EndpointId]?: (ctx: Context, input: VerbInput<Endpoints[K]>) => Promise<Answer<Endpoints[K]>> } = {
  addAccommodationLine,
  addBedTransfer,
  addLumpSumInvoice,
  addManualLine,
  addNationalRate,
  addPartner,
  addPlacePrice,
  addReceipt,
  addRefund,
  addVendorPayment,
  admitClient,
  approveBankAccountChanges,
  calculateClientCap,
  cancelAdmission,
  changeBankAccount,
  changeBillingRate,
  changeFundingRate,
  checkAddress,
  closePeriod,
  consolidateJournal,
  countBankAccountChanges,
  createAccountName,
  createAddress,
  createBankAccount,
  createBedReservation,
  createBillingCode,
  createBillingRate,
  createCareType,
  createClientReference,
  createContact,
  createContactDetail,
  createContactType,
  createCustomer,
  createCustomerGroup,
  createDeclaredEmergency,
  createFundingCode,
  createFundingLine,
  createFundingRate,
  createHold,
  createJournal,
  createJournalType,
  createLeaveRecord,
  createLedgerAccount,
  createLegalEntity,
  createOutsideContribution,
  createOwnBankAccount,
  createPlace,
  createPurpose,
  createReferenceType,
  createScheduleLine,
  createScheduleTemplate,
  createService,
  createServiceGroup,
  createTaxCode,
  createTermsOfPayment,
  deleteBedReservation,
  deleteBedTransfer,
  deleteBillingRate,
  deleteDeclaredEmergency,
  deleteFundingLines,
  deleteFundingRate,
  deleteHold,
  deleteJournal,
  deleteLeaveRecord,
  deleteNationalRate,
  deleteOutsideContribution,
  deletePartner,
  deletePresetDebit,
  deleteReceipt,
  deleteRefund,
  deleteScheduleLines,
  deleteVendorPayment,
  departClient,
  departPartner,
  dropJournalLines,
  editJournalLine,
  endLeave,
  explainJournalLine,
  getAccommodationPayment,
  getAdmissionSettings,
  getBankFile,
  getBankFilePreview,
  getBillingCode,
  getCapForecast,
  getCappingPolicies,
  getClientCap,
  getCustomer,
  getCustomerTransaction,
  getDepositLife,
  getEntryHistory,
  getExitEstimate,
  getFundingAmounts,
  getFundingCode,
  getFundingLine,
  getHome,
  getJournal,
  getJournalLine,
  getJournalTotals,
  getLeaveAccount,
  getNationalRate,
  getNationalRatePreview,
  getPaymentDefaults,
  getPlacesBoard,
  getReceipt,
  getRefund,
  getRefundWorksheet,
  getScheduleLine,
  getService,
  getServiceEntry,
  getVendorPayment,
  listAccommodationCodes,
  listAccommodationPayments,
  listAccountNames,
  listAddresses,
  listBankAccountChanges,
  listBankAccounts,
  listBankAccountVersions,
  listBankFiles,
  listBillingCodes,
  listBillingRates,
  listCapAlerts,
  listCareTypes,
  listClientDocuments,
  listClientReferences,
  listClientStays,
  listContactDetails,
  listContacts,
  listContactTypes,
  listCustomerBalances,
  listCustomerGroups,
  listCustomers,
  listCustomerTransactions,
  listDeclaredEmergencies,
  listDepositDays,
  listDepositMovements,
  listDocumentAddresses,
  listFundingCodes,
  listFundingLines,
  listFundingRates,
  listJournalLineGroups,
  listJournalLines,
  listJournals,
  listJournalTypes,
  listLeave,
  listLedgerAccounts,
  listLedgerEntries,
  listLegalEntities,
  listNationalRates,
  listOpenTransactions,
  listOutsideContributions,
  listOwnBankAccounts,
  listPartners,
  listPeriods,
  listPlaceHistory,
  listPlacePrices,
  listPlaces,
  listPortalEvents,
  listPurposes,
  listReceipts,
  listReferenceTypes,
  listRefunds,
  listScheduleLines,
  listScheduleTemplates,
  listServiceEntries,
  listServiceGroups,
  listServices,
  listStatementRecipients,
  listSupportedRatios,
  listTaxCodes,
  listTermsOfPayment,
  listTrialBalance,
  listVendorBalances,
  listVendorPayments,
  makeBankFile,
  markAccommodationLineInError,
  markFundingLinesInError,
  markScheduleLinesInError,
  payVendorBalances,
  postJournal,
  refuseBankAccountChanges,
  reopenPeriod,
  retagTransactions,
  revealBankAccountVersion,
  reverseJournal,
  reverseRefund,
  searchEverything,
  setAccommodationCode,
  setCappingPolicies,
  setClientCap,
  setIngoingContribution,
  setInvoicees,
  setLeaveBefore,
  setPresetDebit,
  switchPrimary,
  transferFacility,
  transferLumpSum,
  unconsolidateJournal,
  undoDeparture,
  updateAccommodationLine,
  updateAccommodationPayment,
  updateAccountName,
  updateAddress,
  updateAdmissionSettings,
  updateBankAccount,
  updateBedReservation,
  updateBillingCode,
  updateBillingRate,
  updateCareType,
  updateClientDocument,
  updateClientReference,
  updateContact,
  updateContactDetail,
  updateContactType,
  updateCustomer,
  updateCustomerGroup,
  updateDeclaredEmergency,
  updateFundingCode,
  updateFundingLine,
  updateFundingRate,
  updateHold,
  updateJournal,
  updateJournalType,
  updateLeaveRecord,
  updateLedgerAccount,
  updateLegalEntity,
  updateOutsideContribution,
  updateOwnBankAccount,
  updatePartner,
  updatePaymentDefaults,
  updatePlace,
  updatePortalEvent,
  updatePurpose,
  updateReceipt,
  updateReferenceType,
  updateRefund,
  updateScheduleLine,
  updateScheduleTemplate,
  updateService,
  updateServiceEntry,
  updateServiceGroup,
  updateTaxCode,
  updateTermsOfPayment,
  updateVendorPayment,
  validateJournal,
  whyNot,
  withdrawBankAccountChanges,
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
