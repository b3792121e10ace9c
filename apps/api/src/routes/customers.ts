import { endpoints } from "@banksia/contracts";
import { approveBankAccountChanges } from "@banksia/services/customers/approve-bank-account-changes";
import { changeBankAccount } from "@banksia/services/customers/change-bank-account";
import { checkAddress } from "@banksia/services/customers/check-address";
import { countBankAccountChanges } from "@banksia/services/customers/count-bank-account-changes";
import { createAddress } from "@banksia/services/customers/create-address";
import { createBankAccount } from "@banksia/services/customers/create-bank-account";
import { createClientReference } from "@banksia/services/customers/create-client-reference";
import { createContact } from "@banksia/services/customers/create-contact";
import { createContactDetail } from "@banksia/services/customers/create-contact-detail";
import { createContactType } from "@banksia/services/customers/create-contact-type";
import { createCustomer } from "@banksia/services/customers/create-customer";
import { createCustomerGroup } from "@banksia/services/customers/create-customer-group";
import { createPurpose } from "@banksia/services/customers/create-purpose";
import { createReferenceType } from "@banksia/services/customers/create-reference-type";
import { createTermsOfPayment } from "@banksia/services/customers/create-terms-of-payment";
import { deletePresetDebit } from "@banksia/services/customers/delete-preset-debit";
import { getCustomer } from "@banksia/services/customers/get-customer";
import { getPaymentDefaults } from "@banksia/services/customers/get-payment-defaults";
import { listAddresses } from "@banksia/services/customers/list-addresses";
import { listBankAccountChanges } from "@banksia/services/customers/list-bank-account-changes";
import { listBankAccountVersions } from "@banksia/services/customers/list-bank-account-versions";
import { listBankAccounts } from "@banksia/services/customers/list-bank-accounts";
import { listClientReferences } from "@banksia/services/customers/list-client-references";
import { listContactDetails } from "@banksia/services/customers/list-contact-details";
import { listContactTypes } from "@banksia/services/customers/list-contact-types";
import { listContacts } from "@banksia/services/customers/list-contacts";
import { listCustomerGroups } from "@banksia/services/customers/list-customer-groups";
import { listCustomers } from "@banksia/services/customers/list-customers";
import { listDocumentAddresses } from "@banksia/services/customers/list-document-addresses";
import { listPurposes } from "@banksia/services/customers/list-purposes";
import { listReferenceTypes } from "@banksia/services/customers/list-reference-types";
import { listStatementRecipients } from "@banksia/services/customers/list-statement-recipients";
import { listTermsOfPayment } from "@banksia/services/customers/list-terms-of-payment";
import { refuseBankAccountChanges } from "@banksia/services/customers/refuse-bank-account-changes";
import { revealBankAccountVersion } from "@banksia/services/customers/reveal-bank-account-version";
import { setPresetDebit } from "@banksia/services/customers/set-preset-debit";
import { updateAddress } from "@banksia/services/customers/update-address";
import { updateBankAccount } from "@banksia/services/customers/update-bank-account";
import { updateClientReference } from "@banksia/services/customers/update-client-reference";
import { updateContact } from "@banksia/services/customers/update-contact";
import { updateContactDetail } from "@banksia/services/customers/update-contact-detail";
import { updateContactType } from "@banksia/services/customers/update-contact-type";
import { updateCustomer } from "@banksia/services/customers/update-customer";
import { updateCustomerGroup } from "@banksia/services/customers/update-customer-group";
import { updatePaymentDefaults } from "@banksia/services/customers/update-payment-defaults";
import { updatePurpose } from "@banksia/services/customers/update-purpose";
import { updateReferenceType } from "@banksia/services/customers/update-reference-type";
import { updateTermsOfPayment } from "@banksia/services/customers/update-terms-of-payment";
import { withdrawBankAccountChanges } from "@banksia/services/customers/withdraw-bank-account-changes";
import type { Mounter } from "../http/mounter.ts";

/** Customers and everything on their record. */
export function customersRoutes(mount: Mounter): void {
  registerRoutes(mount);
  contactRoutes(mount);
  paymentRoutes(mount);
}

/** Customers, their groups and terms of payment. */
function registerRoutes(mount: Mounter): void {
  mount.verb(endpoints.listCustomers, listCustomers);
  mount.verb(endpoints.getCustomer, getCustomer);
  mount.verb(endpoints.createCustomer, createCustomer);
  mount.verb(endpoints.updateCustomer, updateCustomer);
  mount.verb(endpoints.listCustomerGroups, listCustomerGroups);
  mount.verb(endpoints.createCustomerGroup, createCustomerGroup);
  mount.verb(endpoints.updateCustomerGroup, updateCustomerGroup);
  mount.verb(endpoints.listTermsOfPayment, listTermsOfPayment);
  mount.verb(endpoints.createTermsOfPayment, createTermsOfPayment);
  mount.verb(endpoints.updateTermsOfPayment, updateTermsOfPayment);
}

/** Addresses, contacts and reference numbers, and the lists that they choose from. */
function contactRoutes(mount: Mounter): void {
  mount.verb(endpoints.listPurposes, listPurposes);
  mount.verb(endpoints.createPurpose, createPurpose);
  mount.verb(endpoints.updatePurpose, updatePurpose);
  mount.verb(endpoints.listContactTypes, listContactTypes);
  mount.verb(endpoints.createContactType, createContactType);
  mount.verb(endpoints.updateContactType, updateContactType);
  mount.verb(endpoints.listAddresses, listAddresses);
  mount.verb(endpoints.createAddress, createAddress);
  mount.verb(endpoints.updateAddress, updateAddress);
  mount.verb(endpoints.checkAddress, checkAddress);
  mount.verb(endpoints.listDocumentAddresses, listDocumentAddresses);
  mount.verb(endpoints.listContactDetails, listContactDetails);
  mount.verb(endpoints.createContactDetail, createContactDetail);
  mount.verb(endpoints.updateContactDetail, updateContactDetail);
  mount.verb(endpoints.listContacts, listContacts);
  mount.verb(endpoints.createContact, createContact);
  mount.verb(endpoints.updateContact, updateContact);
  mount.verb(endpoints.listStatementRecipients, listStatementRecipients);
  mount.verb(endpoints.listReferenceTypes, listReferenceTypes);
  mount.verb(endpoints.createReferenceType, createReferenceType);
  mount.verb(endpoints.updateReferenceType, updateReferenceType);
  mount.verb(endpoints.listClientReferences, listClientReferences);
  mount.verb(endpoints.createClientReference, createClientReference);
  mount.verb(endpoints.updateClientReference, updateClientReference);
}

/** How customers pay: bank accounts, and what has to be approved. */
function paymentRoutes(mount: Mounter): void {
  mount.verb(endpoints.listBankAccounts, listBankAccounts);
  mount.verb(endpoints.createBankAccount, createBankAccount);
  mount.verb(endpoints.changeBankAccount, changeBankAccount);
  mount.verb(endpoints.updateBankAccount, updateBankAccount);
  mount.verb(endpoints.listBankAccountVersions, listBankAccountVersions);
  mount.verb(endpoints.listBankAccountChanges, listBankAccountChanges);
  mount.verb(endpoints.countBankAccountChanges, countBankAccountChanges);
  mount.verb(endpoints.approveBankAccountChanges, approveBankAccountChanges);
  mount.verb(endpoints.refuseBankAccountChanges, refuseBankAccountChanges);
  mount.verb(endpoints.withdrawBankAccountChanges, withdrawBankAccountChanges);
  mount.verb(endpoints.getPaymentDefaults, getPaymentDefaults);
  mount.verb(endpoints.updatePaymentDefaults, updatePaymentDefaults);
  mount.verb(endpoints.setPresetDebit, setPresetDebit);
  mount.verb(endpoints.deletePresetDebit, deletePresetDebit);
  // Whole numbers are not kept: a repeated request has to look again, and is recorded again.
  mount.verb(endpoints.revealBankAccountVersion, revealBankAccountVersion, {
    keep: (answer) => ({ ...Object(answer), accountNumber: "" }),
  });
}
