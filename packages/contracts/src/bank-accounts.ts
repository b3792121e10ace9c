import { z } from "zod";
import { methodOfPayment } from "./customers.ts";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, money, moneyInput, name, reason, text, warning } from "./fields.ts";
import { idParam, listOf, page, search, sortBy } from "./query.ts";

export const bankVersionStatus = z
  .enum(["waiting", "approved", "refused", "withdrawn"])
  .meta({ id: "BankVersionStatus" });

/** What a bank account said from an approval on; never changed. Numbers are masked. */
export const bankAccountVersion = z
  .object({
    id,
    bankAccountId: id,
    customerId: id,
    accountTitle: z.string(),
    /** `062-692` */
    bsb: z.string(),
    /** `••••1234`; the whole number only by revealBankAccountVersion. */
    accountNumber: z.string(),
    status: bankVersionStatus,
    /** The newest approved version of its account. */
    inForce: z.boolean(),
    /** Why it was asked for. */
    note: z.string().nullable(),
    askedBy: id.nullable(),
    askedByName: z.string(),
    createdAt: instant,
    decidedBy: id.nullable(),
    decidedByName: z.string().nullable(),
    decidedAt: instant.nullable(),
    decisionNote: z.string().nullable(),
  })
  .meta({ id: "BankAccountVersion" });
export type BankAccountVersion = z.infer<typeof bankAccountVersion>;

export const bankAccount = z
  .object({
    id,
    customerId: id,
    /** Stays when BSB and number change. */
    code: z.string(),
    active: z.boolean(),
    /** The customer's direct debits draw on it, and new transactions are tagged with it. */
    forDirectDebit: z.boolean(),
    inForce: bankAccountVersion.nullable(),
    waiting: bankAccountVersion.nullable(),
    versionCount: z.int(),
    createdAt: instant,
  })
  .meta({ id: "BankAccount" });
export type BankAccount = z.infer<typeof bankAccount>;

/** A change of a bank account with whose it is. */
export const bankAccountChange = bankAccountVersion
  .extend({
    bankAccountCode: z.string(),
    customerName: z.string(),
    customerAccount: z.string(),
    /** What is in force now; null for a new account. */
    before: z.object({ accountTitle: z.string(), bsb: z.string(), accountNumber: z.string() }).nullable(),
    /** Direct debits of the customer draw on this account. */
    forDirectDebit: z.boolean(),
    /** The caller asked for it and so cannot approve it. */
    mine: z.boolean(),
  })
  .meta({ id: "BankAccountChange" });
export type BankAccountChange = z.infer<typeof bankAccountChange>;

export const presetDebit = z
  .object({
    id,
    customerId: id,
    serviceId: id,
    serviceName: z.string(),
    amount: money,
    enabled: z.boolean(),
    fromDate: day.nullable(),
  })
  .meta({ id: "PresetDebit" });
export type PresetDebit = z.infer<typeof presetDebit>;

export const paymentDefaults = z
  .object({
    customerId: id,
    methodOfPayment,
    termsOfPaymentId: id,
    termsOfPaymentName: z.string(),
    /** The account that direct debits draw on. */
    bankAccountId: id.nullable(),
    bankAccountCode: z.string().nullable(),
    /** The most that one direct debit may take. Null: no limit. Zero: nothing. */
    directDebitLimit: money.nullable(),
    presetDebits: z.array(presetDebit),
    warnings: z.array(warning),
  })
  .meta({ id: "PaymentDefaults" });
export type PaymentDefaults = z.infer<typeof paymentDefaults>;

const customerParams = z.object({ customerId: idParam() });
const bankAccountParams = z.object({ bankAccountId: idParam() });

const numbers = {
  /** The name in which the account is held. */
  accountTitle: name,
  bsb: z.string().trim().max(20),
  /** Hyphens and blanks are taken out, everything else is kept. */
  accountNumber: z.string().trim().max(40),
  note: text.optional(),
};

export const listBankAccounts = defineEndpoint({
  id: "listBankAccounts",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/bank-accounts",
  scope: "customers:read",
  summary: "Every bank account of a customer, with what is in force and what waits; numbers masked",
  params: customerParams,
  response: z.object({ items: z.array(bankAccount) }),
});

export const createBankAccount = defineEndpoint({
  id: "createBankAccount",
  area: "customers",
  method: "post",
  path: "/customers/{customerId}/bank-accounts",
  scope: "customers:write",
  summary: "Add a bank account; it is in force once a second person approves it",
  created: true,
  params: customerParams,
  body: z.object({ code, ...numbers }),
  response: bankAccount.extend({ warnings: z.array(warning) }),
});

export const changeBankAccount = defineEndpoint({
  id: "changeBankAccount",
  area: "customers",
  method: "post",
  path: "/bank-accounts/{bankAccountId}/versions",
  scope: "customers:write",
  summary: "Change title, BSB or number under the same code: a new version that waits for a second person",
  created: true,
  params: bankAccountParams,
  body: z.object(numbers),
  response: bankAccount.extend({ warnings: z.array(warning) }),
});

export const updateBankAccount = defineEndpoint({
  id: "updateBankAccount",
  area: "customers",
  method: "patch",
  path: "/bank-accounts/{bankAccountId}",
  scope: "customers:write",
  summary: "Take a bank account out of use, or back into it",
  params: bankAccountParams,
  body: z.object({ active: z.boolean() }),
  response: bankAccount,
});

export const listBankAccountVersions = defineEndpoint({
  id: "listBankAccountVersions",
  area: "customers",
  method: "get",
  path: "/bank-accounts/{bankAccountId}/versions",
  scope: "customers:read",
  summary: "Every version of a bank account, newest first: who asked, who decided, when",
  params: bankAccountParams,
  response: z.object({ items: z.array(bankAccountVersion) }),
});

export const revealBankAccountVersion = defineEndpoint({
  id: "revealBankAccountVersion",
  area: "customers",
  method: "post",
  path: "/bank-account-versions/{bankAccountVersionId}/reveal",
  scope: "bank-accounts:reveal",
  summary: "The whole account number of a version; every look is recorded",
  params: z.object({ bankAccountVersionId: idParam() }),
  response: z.object({ bankAccountVersionId: id, bsb: z.string(), accountNumber: z.string() }),
});

export const listBankAccountChanges = defineEndpoint({
  id: "listBankAccountChanges",
  area: "customers",
  method: "get",
  path: "/bank-account-changes",
  scope: "customers:read",
  summary: "Changes of bank accounts across customers, oldest first where they wait",
  list: true,
  query: z.object({
    /** The customer's name, account or other words that find it. */
    search: search.optional(),
    status: bankVersionStatus.optional(),
    customerId: idParam().optional(),
    sort: sortBy("createdAt", "customerName").optional(),
    ...page,
  }),
  response: listOf(bankAccountChange),
});

export const countBankAccountChanges = defineEndpoint({
  id: "countBankAccountChanges",
  area: "customers",
  method: "get",
  path: "/bank-account-changes/count",
  scope: "customers:read",
  summary: "How many accounts came into force or changed since an instant, as before a bank file, and how many wait",
  query: z.object({
    /** RFC 3339, such as the instant of the last file; left out: since ever. */
    since: z.iso.datetime({ offset: true }).optional(),
    serviceId: idParam().optional(),
  }),
  response: z.object({
    /** Accounts whose version in force was approved since then. */
    changed: z.int(),
    /** Of these, accounts that had another version in force before. */
    replaced: z.int(),
    waiting: z.int(),
  }),
});

const versionIds = z.array(id).min(1).max(1000);
const decided = z.object({ items: z.array(bankAccountVersion) });

export const approveBankAccountChanges = defineEndpoint({
  id: "approveBankAccountChanges",
  area: "customers",
  method: "post",
  path: "/bank-account-changes/approve",
  scope: "bank-accounts:approve",
  summary: "Approve changes that another person asked for: they come into force, all or none",
  body: z.object({ versionIds, note: text.optional() }),
  response: decided,
});

export const refuseBankAccountChanges = defineEndpoint({
  id: "refuseBankAccountChanges",
  area: "customers",
  method: "post",
  path: "/bank-account-changes/refuse",
  scope: "bank-accounts:approve",
  summary: "Refuse changes, with a note that says why",
  body: z.object({ versionIds, note: reason }),
  response: decided,
});

export const withdrawBankAccountChanges = defineEndpoint({
  id: "withdrawBankAccountChanges",
  area: "customers",
  method: "post",
  path: "/bank-account-changes/withdraw",
  scope: "customers:write",
  summary: "Withdraw changes that one asked for oneself",
  body: z.object({ versionIds, note: text.optional() }),
  response: decided,
});

export const getPaymentDefaults = defineEndpoint({
  id: "getPaymentDefaults",
  area: "customers",
  method: "get",
  path: "/customers/{customerId}/payment-defaults",
  scope: "customers:read",
  summary: "How a customer pays: method, bank account, direct debit limit and fixed amounts",
  params: customerParams,
  response: paymentDefaults,
});

export const updatePaymentDefaults = defineEndpoint({
  id: "updatePaymentDefaults",
  area: "customers",
  method: "patch",
  path: "/customers/{customerId}/payment-defaults",
  scope: "customers:write",
  summary: "Change how a customer pays; documents already made keep their method and account",
  params: customerParams,
  body: z.object({
    methodOfPayment: methodOfPayment.optional(),
    termsOfPaymentId: id.optional(),
    bankAccountId: id.nullable().optional(),
    directDebitLimit: moneyInput.nullable().optional(),
  }),
  response: paymentDefaults,
});

export const setPresetDebit = defineEndpoint({
  id: "setPresetDebit",
  area: "customers",
  method: "put",
  path: "/customers/{customerId}/preset-debits/{serviceId}",
  scope: "customers:write",
  summary: "Debit a fixed amount for a service, even when less is owed",
  params: z.object({ customerId: idParam(), serviceId: idParam() }),
  body: z.object({ amount: moneyInput, enabled: z.boolean().default(true), fromDate: day.nullable().default(null) }),
  response: paymentDefaults,
});

export const deletePresetDebit = defineEndpoint({
  id: "deletePresetDebit",
  area: "customers",
  method: "delete",
  path: "/customers/{customerId}/preset-debits/{serviceId}",
  scope: "customers:write",
  summary: "Take a fixed amount away",
  params: z.object({ customerId: idParam(), serviceId: idParam() }),
  response: paymentDefaults,
});

export const bankAccountsEndpoints = {
  listBankAccounts,
  createBankAccount,
  changeBankAccount,
  updateBankAccount,
  listBankAccountVersions,
  revealBankAccountVersion,
  listBankAccountChanges,
  countBankAccountChanges,
  approveBankAccountChanges,
  refuseBankAccountChanges,
  withdrawBankAccountChanges,
  getPaymentDefaults,
  updatePaymentDefaults,
  setPresetDebit,
  deletePresetDebit,
};
