import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { code, day, id, instant, money, name, reason } from "./fields.ts";
import { idParam, listOf, listWithSums, page, search, sortBy } from "./query.ts";

export const accountType = z.enum(["asset", "liability", "equity", "income", "expense"]).meta({ id: "AccountType" });
export const accountControl = z
  .enum(["receivable", "payable", "lump_sum_liability", "tax"])
  .meta({ id: "AccountControl" });

export const ledgerAccount = z
  .object({ id, code: z.string(), name: z.string(), type: accountType, control: accountControl.nullable() })
  .meta({ id: "LedgerAccount" });
export type LedgerAccount = z.infer<typeof ledgerAccount>;

/** A calendar month of a legal entity's books; open until it is closed. */
export const period = z
  .object({
    legalEntityId: id,
    legalEntityName: z.string(),
    startDate: day,
    endDate: day,
    status: z.enum(["open", "closed"]),
    closedAt: instant.nullable(),
    closedByName: z.string().nullable(),
    /** Draft journals with a posting date in the period: looked at before closing. */
    draftJournals: z.int(),
    postedTotal: money,
  })
  .meta({ id: "Period" });
export type Period = z.infer<typeof period>;

/** Receipts and deductions from a lump sum are below zero; refunds and payments stand on what is owed to the customer. */
export const documentType = z
  .enum(["invoice", "credit_note", "receipt", "deduction", "refund", "payment"])
  .meta({ id: "DocumentType" });

export const customerTransaction = z
  .object({
    id,
    journalId: id,
    legalEntityId: id,
    serviceId: id,
    serviceName: z.string(),
    customerId: id,
    customerName: z.string(),
    customerAccount: z.string(),
    accountNameId: id,
    accountName: z.string(),
    type: documentType,
    documentNumber: z.string(),
    postingDate: day,
    dueDate: day,
    /** Positive when the customer owes it; tax included. */
    amount: money,
    tax: money,
    /** The tag in force: how it is to be paid, and from which account of the customer. */
    methodOfPayment: z.string(),
    bankAccountId: id.nullable(),
    bankAccountCode: z.string().nullable(),
    /** Tagged anew since it was posted. */
    retagged: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: "CustomerTransaction" });
export type CustomerTransaction = z.infer<typeof customerTransaction>;

/** Method of payment and bank account of a transaction from an instant on. */
export const transactionTag = z
  .object({
    methodOfPayment: z.string(),
    bankAccountId: id.nullable(),
    bankAccountCode: z.string().nullable(),
    /** Null for the tag that it was posted with. */
    taggedByName: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: "TransactionTag" });
export type TransactionTag = z.infer<typeof transactionTag>;

export const customerTransactionDetail = customerTransaction
  .extend({
    /** Every tag that it had, the one in force first, the one that it was posted with last. */
    tags: z.array(transactionTag),
  })
  .meta({ id: "CustomerTransactionDetail" });
export type CustomerTransactionDetail = z.infer<typeof customerTransactionDetail>;

export const customerBalance = z
  .object({
    customerId: id,
    customerName: z.string(),
    customerAccount: z.string(),
    accountNameId: id,
    accountName: z.string(),
    amount: money,
    /** The amount by age: not due yet on the day, and days past due. Credit notes stand by their own date. */
    notDue: money,
    days1To30: money,
    days31To60: money,
    days61To90: money,
    daysOver90: money,
  })
  .meta({ id: "CustomerBalance" });
export type CustomerBalance = z.infer<typeof customerBalance>;

export const ledgerEntry = z
  .object({
    id,
    journalId: id,
    transactionId: id,
    documentNumber: z.string(),
    ledgerAccountId: id,
    accountCode: z.string(),
    accountName: z.string(),
    serviceId: id,
    serviceName: z.string(),
    postingDate: day,
    /** A debit is positive, a credit negative. */
    amount: money,
  })
  .meta({ id: "LedgerEntry" });
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const trialBalanceRow = z
  .object({
    ledgerAccountId: id,
    code: z.string(),
    name: z.string(),
    type: accountType,
    control: accountControl.nullable(),
    debit: money,
    credit: money,
    /** Debit less credit. */
    balance: money,
  })
  .meta({ id: "TrialBalanceRow" });
export type TrialBalanceRow = z.infer<typeof trialBalanceRow>;

export const listLedgerAccounts = defineEndpoint({
  id: "listLedgerAccounts",
  area: "ledger",
  method: "get",
  path: "/ledger-accounts",
  scope: "setup:read",
  summary: "List ledger accounts",
  list: true,
  query: z.object({
    search: search.optional(),
    type: accountType.optional(),
    sort: sortBy("code", "name").optional(),
    ...page,
  }),
  response: listOf(ledgerAccount),
});

export const createLedgerAccount = defineEndpoint({
  id: "createLedgerAccount",
  area: "ledger",
  method: "post",
  path: "/ledger-accounts",
  scope: "setup:write",
  summary: "Create a ledger account",
  created: true,
  body: z.object({ code, name, type: accountType, control: accountControl.nullable().default(null) }),
  response: ledgerAccount,
});

export const updateLedgerAccount = defineEndpoint({
  id: "updateLedgerAccount",
  area: "ledger",
  method: "patch",
  path: "/ledger-accounts/{ledgerAccountId}",
  scope: "setup:write",
  summary: "Change code or name of a ledger account",
  params: z.object({ ledgerAccountId: idParam() }),
  body: z.object({ code: code.optional(), name: name.optional() }),
  response: ledgerAccount,
});

export const listPeriods = defineEndpoint({
  id: "listPeriods",
  area: "ledger",
  method: "get",
  path: "/periods",
  scope: "ledger:read",
  summary: "List the months of the books, newest first: from the first with anything in it to next month",
  list: true,
  query: z.object({
    legalEntityId: idParam().optional(),
    status: z.enum(["open", "closed"]).optional(),
    sort: sortBy("startDate").optional(),
    ...page,
  }),
  response: listOf(period),
});

const onePeriod = z.object({
  legalEntityId: id,
  /** First day of the month. */
  startDate: day,
});

export const closePeriod = defineEndpoint({
  id: "closePeriod",
  area: "ledger",
  method: "post",
  path: "/periods/close",
  scope: "periods:close",
  summary: "Close a month: nothing more is posted into it",
  body: onePeriod,
  response: period,
});

export const reopenPeriod = defineEndpoint({
  id: "reopenPeriod",
  area: "ledger",
  method: "post",
  path: "/periods/reopen",
  scope: "periods:reopen",
  summary: "Open a closed month again, with a reason",
  body: onePeriod.extend({ reason }),
  response: period,
});

export const listCustomerTransactions = defineEndpoint({
  id: "listCustomerTransactions",
  area: "ledger",
  method: "get",
  path: "/customer-transactions",
  scope: "ledger:read",
  summary: "List invoices and credit notes, with sums",
  list: true,
  query: z.object({
    customerId: idParam().optional(),
    journalId: idParam().optional(),
    serviceId: idParam().optional(),
    legalEntityId: idParam().optional(),
    type: documentType.optional(),
    /** Document number, or the customer's name or account. */
    search: search.optional(),
    postingFrom: day.optional(),
    postingTo: day.optional(),
    sort: sortBy("postingDate", "dueDate", "documentNumber", "customerName", "amount").optional(),
    ...page,
  }),
  response: listWithSums(customerTransaction, z.object({ amount: money, tax: money })),
});

export const getCustomerTransaction = defineEndpoint({
  id: "getCustomerTransaction",
  area: "ledger",
  method: "get",
  path: "/customer-transactions/{transactionId}",
  scope: "ledger:read",
  summary: "One invoice or credit note, with every tag that it had",
  params: z.object({ transactionId: idParam() }),
  response: customerTransactionDetail,
});

export const listCustomerBalances = defineEndpoint({
  id: "listCustomerBalances",
  area: "ledger",
  method: "get",
  path: "/customer-balances",
  scope: "ledger:read",
  summary: "What customers owe, by account name; a credit is negative",
  list: true,
  query: z.object({
    customerId: idParam().optional(),
    accountNameId: idParam().optional(),
    search: search.optional(),
    asOf: day.optional(),
    sort: sortBy("customerName", "amount").optional(),
    ...page,
  }),
  response: listWithSums(
    customerBalance,
    z.object({
      amount: money,
      notDue: money,
      days1To30: money,
      days31To60: money,
      days61To90: money,
      daysOver90: money,
    }),
  ),
});

export const listLedgerEntries = defineEndpoint({
  id: "listLedgerEntries",
  area: "ledger",
  method: "get",
  path: "/ledger-entries",
  scope: "ledger:read",
  summary: "List ledger entries, with their sum",
  list: true,
  query: z.object({
    journalId: idParam().optional(),
    transactionId: idParam().optional(),
    ledgerAccountId: idParam().optional(),
    serviceId: idParam().optional(),
    postingFrom: day.optional(),
    postingTo: day.optional(),
    sort: sortBy("postingDate", "accountCode", "amount").optional(),
    ...page,
  }),
  response: listWithSums(ledgerEntry, z.object({ debit: money, credit: money, amount: money })),
});

export const listTrialBalance = defineEndpoint({
  id: "listTrialBalance",
  area: "ledger",
  method: "get",
  path: "/trial-balance",
  scope: "ledger:read",
  summary: "The trial balance: every account, what was debited and credited; the sums are equal",
  list: true,
  query: z.object({
    legalEntityId: idParam().optional(),
    serviceId: idParam().optional(),
    postingFrom: day.optional(),
    postingTo: day.optional(),
    sort: sortBy("code", "name").optional(),
    ...page,
  }),
  response: listWithSums(trialBalanceRow, z.object({ debit: money, credit: money, balance: money })),
});

export const ledgerEndpoints = {
  listLedgerAccounts,
  createLedgerAccount,
  updateLedgerAccount,
  listPeriods,
  closePeriod,
  reopenPeriod,
  listCustomerTransactions,
  getCustomerTransaction,
  listCustomerBalances,
  listLedgerEntries,
  listTrialBalance,
};
