import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, money, name, optionalText, state, text, warning } from "./fields.ts";
import { flag, idParam, listOf, page, search, sortBy } from "./query.ts";

export const customerType = z.enum(["person", "organisation"]).meta({ id: "CustomerType" });
export const methodOfPayment = z
  .enum(["direct_debit", "eft", "bpay", "cheque", "other"])
  .meta({ id: "MethodOfPayment" });

export const gender = z.enum(["female", "male", "other", "not_stated"]).meta({ id: "Gender" });
export const maritalStatus = z
  .enum(["single", "partnered", "illness_separated", "separated", "divorced", "widowed", "not_stated"])
  .meta({ id: "MaritalStatus" });
export const carerStatus = z.enum(["none", "has_carer", "is_carer"]).meta({ id: "CarerStatus" });
export const statementPreference = z.enum(["mail", "email"]).meta({ id: "StatementPreference" });
/** What a customer is to the provider's stays; an organisation is always a payer. */
export const customerRole = z.enum(["client", "partner", "former_primary", "payer"]).meta({ id: "CustomerRole" });

export const customerGroup = z.object({ id, code: z.string(), name: z.string() }).meta({ id: "CustomerGroup" });
export type CustomerGroup = z.infer<typeof customerGroup>;

export const termsOfPayment = z
  .object({ id, code: z.string(), name: z.string(), days: z.int(), fromEndOfMonth: z.boolean() })
  .meta({ id: "TermsOfPayment" });
export type TermsOfPayment = z.infer<typeof termsOfPayment>;

export const customerListItem = z
  .object({
    id,
    account: z.string(),
    type: customerType,
    name: z.string(),
    knownAs: z.string().nullable(),
    birthDate: day.nullable(),
    reference: z.string().nullable(),
    /** The primary telephone number, or mobile number where there is none. */
    phone: z.string().nullable(),
    /** The primary e-mail address. */
    email: z.string().nullable(),
    /** The primary address. */
    addressLine: z.string().nullable(),
    suburb: z.string().nullable(),
    state: z.string().nullable(),
    postcode: z.string().nullable(),
    customerGroupId: id,
    customerGroupName: z.string(),
    homeServiceId: id.nullable(),
    homeServiceName: z.string().nullable(),
    /** Names of the services where the customer is today, as client or partner. */
    currentServices: z.array(z.string()),
    /** Has ever had a service entry. */
    client: z.boolean(),
    /** Client of an entry; else who shares one as a partner, was the primary client of one before a switch, or only pays. */
    role: customerRole,
    termsOfPaymentId: id,
    termsOfPaymentName: z.string(),
    methodOfPayment,
    statementPreference,
    carerStatus: carerStatus.nullable(),
    /** Has, or had, a home care package whose unspent amount is kept. */
    homeCarePackage: z.boolean(),
    balance: money,
    active: z.boolean(),
  })
  .meta({ id: "CustomerListItem" });
export type CustomerListItem = z.infer<typeof customerListItem>;

export const customer = customerListItem
  .extend({
    title: z.string().nullable(),
    firstName: z.string().nullable(),
    middleName: z.string().nullable(),
    lastName: z.string().nullable(),
    abn: z.string().nullable(),
    gender: gender.nullable(),
    maritalStatus: maritalStatus.nullable(),
    /** Printed on statements in the place of the name; on nothing else. */
    statementName: z.string().nullable(),
    /** The account that direct debits draw on. */
    bankAccountId: id.nullable(),
    /** The most that one direct debit may take. Null: no limit. Zero: nothing. */
    directDebitLimit: money.nullable(),
    /** How many there are of what a record is made of; inactive and removed ones left out. */
    counts: z.object({
      addresses: z.int(),
      contactDetails: z.int(),
      contacts: z.int(),
      references: z.int(),
      bankAccounts: z.int(),
      /** Changes of bank accounts that wait for a second person. */
      bankAccountsWaiting: z.int(),
      documents: z.int(),
    }),
    warnings: z.array(warning),
    /** Schedule lines whose days were billed before their facts changed. */
    adjustmentRequiredLines: z.int(),
    createdAt: instant,
  })
  .meta({ id: "Customer" });
export type Customer = z.infer<typeof customer>;

const changeable = {
  title: optionalText.optional(),
  middleName: optionalText.optional(),
  knownAs: optionalText.optional(),
  birthDate: day.nullable().optional(),
  abn: z
    .string()
    .transform((value) => value.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{11}$/, "An ABN has 11 digits."))
    .nullable()
    .optional(),
  methodOfPayment: methodOfPayment.optional(),
  gender: gender.nullable().optional(),
  maritalStatus: maritalStatus.nullable().optional(),
  statementName: optionalText.optional(),
  statementPreference: statementPreference.optional(),
  carerStatus: carerStatus.nullable().optional(),
  homeCarePackage: z.boolean().optional(),
  reference: optionalText.optional(),
  homeServiceId: id.nullable().optional(),
};

export const listCustomers = defineEndpoint({
  id: "listCustomers",
  area: "customers",
  method: "get",
  path: "/customers",
  scope: "customers:read",
  summary: "List or search customers by name, known-as, account, reference numbers, phone or e-mail",
  list: true,
  query: z.object({
    search: search.optional(),
    type: customerType.optional(),
    customerGroupId: idParam().optional(),
    /** In care at this service today, as client or partner, or kept by it. */
    serviceId: idParam().optional(),
    /** Only those who have, or have not, ever had a service entry. */
    client: flag().optional(),
    role: customerRole.optional(),
    active: flag().optional(),
    adjustmentRequired: flag().optional(),
    /** State of the primary address. */
    state: state.optional(),
    termsOfPaymentId: idParam().optional(),
    methodOfPayment: methodOfPayment.optional(),
    statementPreference: statementPreference.optional(),
    carerStatus: carerStatus.optional(),
    homeCarePackage: flag().optional(),
    /** By the sum of all transactions: owes the provider, is owed, or neither. */
    balance: z.enum(["owing", "credit", "nil"]).optional(),
    /** Pays by direct debit, but no approved bank account is chosen for it. */
    directDebitBlocked: flag().optional(),
    sort: sortBy("name", "account", "knownAs").optional(),
    ...page,
  }),
  response: listOf(customerListItem),
});

/** The first address, phone number and e-mail address of a new customer. */
const first = {
  email: z.email("Write an e-mail address.").nullable().optional(),
  phone: optionalText.optional(),
  addressLine: optionalText.optional(),
  suburb: optionalText.optional(),
  state: state.nullable().optional(),
  postcode: z
    .string()
    .regex(/^\d{4}$/, "A postcode has four digits.")
    .nullable()
    .optional(),
};

const customerParams = z.object({ customerId: idParam() });

export const getCustomer = defineEndpoint({
  id: "getCustomer",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}",
  scope: "customers:read",
  summary: "One customer",
  params: customerParams,
  response: customer,
});

export const createCustomer = defineEndpoint({
  id: "createCustomer",
  area: "customers",
  method: "post",
  path: "/customers",
  scope: "customers:write",
  summary: "Create a customer",
  description:
    "A person needs firstName and lastName, an organisation needs name. The account is numbered when left out. Address, phone and e-mail become the first rows of the record, with the purpose Invoice.",
  created: true,
  body: z.object({
    type: customerType,
    account: code.optional(),
    name: name.optional(),
    firstName: name.optional(),
    lastName: name.optional(),
    ...changeable,
    ...first,
    customerGroupId: id,
    termsOfPaymentId: id,
  }),
  response: customer,
});

export const updateCustomer = defineEndpoint({
  id: "updateCustomer",
  area: "customers",
  method: "patch",
  path: "/customers/{customerId}",
  scope: "customers:write",
  summary: "Change a customer; what is left out stays as it is",
  params: customerParams,
  body: z.object({
    name: name.optional(),
    firstName: name.optional(),
    lastName: name.optional(),
    ...changeable,
    customerGroupId: id.optional(),
    termsOfPaymentId: id.optional(),
    active: z.boolean().optional(),
  }),
  response: customer,
});

export const listCustomerGroups = defineEndpoint({
  id: "listCustomerGroups",
  area: "customers",
  method: "get",
  path: "/customer-groups",
  scope: "setup:read",
  summary: "List customer groups",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name").optional(), ...page }),
  response: listOf(customerGroup),
});

export const createCustomerGroup = defineEndpoint({
  id: "createCustomerGroup",
  area: "customers",
  method: "post",
  path: "/customer-groups",
  scope: "codes:write",
  summary: "Create a customer group",
  created: true,
  body: z.object({ code, name }),
  response: customerGroup,
});

export const updateCustomerGroup = defineEndpoint({
  id: "updateCustomerGroup",
  area: "customers",
  method: "patch",
  path: "/customer-groups/{customerGroupId}",
  scope: "codes:write",
  summary: "Change a customer group",
  params: z.object({ customerGroupId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional() }),
  response: customerGroup,
});

export const listTermsOfPayment = defineEndpoint({
  id: "listTermsOfPayment",
  area: "customers",
  method: "get",
  path: "/terms-of-payment",
  scope: "setup:read",
  summary: "List terms of payment",
  list: true,
  query: z.object({ search: search.optional(), sort: sortBy("code", "name", "days").optional(), ...page }),
  response: listOf(termsOfPayment),
});

export const createTermsOfPayment = defineEndpoint({
  id: "createTermsOfPayment",
  area: "customers",
  method: "post",
  path: "/terms-of-payment",
  scope: "codes:write",
  summary: "Create terms of payment",
  created: true,
  body: z.object({ code, name, days: z.int().min(0).max(366), fromEndOfMonth: z.boolean().default(false) }),
  response: termsOfPayment,
});

export const updateTermsOfPayment = defineEndpoint({
  id: "updateTermsOfPayment",
  area: "customers",
  method: "patch",
  path: "/terms-of-payment/{termsOfPaymentId}",
  scope: "codes:write",
  summary: "Change terms of payment; invoices already made keep their due dates",
  params: z.object({ termsOfPaymentId: idParam() }),
  body: z.object({
    code: code.optional(),
    name: text.min(1).optional(),
    days: z.int().min(0).max(366).optional(),
    fromEndOfMonth: z.boolean().optional(),
  }),
  response: termsOfPayment,
});

export const customersEndpoints = {
  listCustomers,
  getCustomer,
  createCustomer,
  updateCustomer,
  listCustomerGroups,
  createCustomerGroup,
  updateCustomerGroup,
  listTermsOfPayment,
  createTermsOfPayment,
  updateTermsOfPayment,
};
