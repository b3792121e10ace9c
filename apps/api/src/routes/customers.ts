import { endpoints } from "@banksia/contracts";
import { createCustomer } from "@banksia/services/customers/create-customer";
import { createCustomerGroup } from "@banksia/services/customers/create-customer-group";
import { createTermsOfPayment } from "@banksia/services/customers/create-terms-of-payment";
import { getCustomer } from "@banksia/services/customers/get-customer";
import { listCustomerGroups } from "@banksia/services/customers/list-customer-groups";
import { listCustomers } from "@banksia/services/customers/list-customers";
import { listTermsOfPayment } from "@banksia/services/customers/list-terms-of-payment";
import { updateCustomer } from "@banksia/services/customers/update-customer";
import { updateCustomerGroup } from "@banksia/services/customers/update-customer-group";
import { updateTermsOfPayment } from "@banksia/services/customers/update-terms-of-payment";
import type { Mounter } from "../http/mounter.ts";

/** Customers, their groups and terms of payment. */
export function customersRoutes(mount: Mounter): void {
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
