import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, moneyInput, reason } from "./fields.ts";
import { idParam, listOf, listWithSums, page, search, sortBy } from "./query.ts";

/** Whose rules a bank file follows. */
export const ownBank = z.enum(["generic", "cba", "nab", "anz", "westpac"]).meta({ id: "OwnBank" });

export const ownBankAccount = z
  .object({
    id,
    legalEntityId: id,
    legalEntityName: z.string(),
    ledgerAccountId: id,
    ledgerAccount: z.string(),
    bank: ownBank,
    bsb: z.string(),
    accountNumber: z.string(),
    userName: z.string(),
    userId: z.string().nullable(),
    institution: z.string().nullable(),
    remitter: z.string(),
    active: z.boolean(),
    createdAt: instant,
  })
  .meta({ id: "OwnBankAccount" });
export type OwnBankAccount = z.infer<typeof ownBankAccount>;

const ownBankAccountFields = {
  legalEntityId: id,
  ledgerAccountId: id,
  bank: ownBank,
  bsb: z.string().trim().max(20),
  accountNumber: z.string().trim().max(30),
  /** Who sends the files, as agreed with the bank. */
  userName: z.string().trim().min(1, "This is required.").max(26),
  /** Direct Entry user identification number; that of the bank when null. */
  userId: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, "The user identification number has one to six digits.")
    .nullable()
    .default(null),
  /** Letters of the institution; those of the bank when null. */
  institution: z
    .string()
    .trim()
    .regex(/^[A-Z&]{3}$/, "An institution has three capital letters, such as CBA.")
    .nullable()
    .default(null),
  remitter: z.string().trim().min(1, "This is required.").max(16),
  active: z.boolean().default(true),
};

export const bankFile = z
  .object({
    id,
    journalId: id,
    journalDescription: z.string(),
    ownBankAccountId: id,
    legalEntityName: z.string(),
    ledgerAccount: z.string(),
    /** Masked. */
    accountNumber: z.string(),
    name: z.string(),
    processingDate: day,
    entryCount: z.int(),
    amount: money,
    /** SHA-256 of the content. */
    seal: z.string(),
    replacesId: id.nullable(),
    reason: z.string().nullable(),
    replacedById: id.nullable(),
    madeByName: z.string(),
    createdAt: instant,
  })
  .meta({ id: "BankFile" });
export type BankFile = z.infer<typeof bankFile>;

export const bankFileDetail = bankFile
  .extend({
    entries: z.array(
      z.object({
        vendorPaymentId: id,
        customerId: id,
        customerName: z.string(),
        /** BSB and masked number. */
        paidTo: z.string(),
        amount: money,
        reference: z.string(),
      }),
    ),
  })
  .meta({ id: "BankFileDetail" });
export type BankFileDetail = z.infer<typeof bankFileDetail>;

export const plannedBankFile = z
  .object({
    legalEntityId: id,
    legalEntityName: z.string(),
    bankLedgerAccountId: id,
    bankLedgerAccount: z.string(),
    /** Null: none is set up. */
    ownBankAccountId: id.nullable(),
    payments: z.array(
      z.object({
        vendorPaymentId: id,
        customerId: id,
        customerName: z.string(),
        amount: money,
        reference: z.string(),
        accountTitle: z.string().nullable(),
        /** BSB and masked number. */
        paidTo: z.string().nullable(),
        /** The account was changed and approved since the payment was entered. */
        replaced: z.boolean(),
        /** The account came into force since the last file. */
        changed: z.boolean(),
        leftOut: z.enum(["otherwise", "inactive"]).nullable(),
      }),
    ),
    entryCount: z.int(),
    amount: money,
    lastFileAt: instant.nullable(),
    /** Accounts of the file that came into force since the last one. */
    changedCount: z.int(),
    files: z.array(bankFile),
    issues: z.array(z.object({ severity: z.enum(["error", "warning"]), code: z.string(), message: z.string() })),
    ok: z.boolean(),
  })
  .meta({ id: "PlannedBankFile" });
export type PlannedBankFile = z.infer<typeof plannedBankFile>;

const journalParams = z.object({ journalId: idParam() });
const fileParams = z.object({ bankFileId: idParam() });

export const bankFilesEndpoints = {
  listOwnBankAccounts: defineEndpoint({
    id: "listOwnBankAccounts",
    area: "refunds",
    method: "get",
    path: "/own-bank-accounts",
    scope: "setup:read",
    summary: "List the provider's own bank accounts",
    list: true,
    query: z.object({
      legalEntityId: idParam().optional(),
      search: search.optional(),
      sort: sortBy("legalEntityName", "ledgerAccount").optional(),
      ...page,
    }),
    response: listOf(ownBankAccount),
  }),
  createOwnBankAccount: defineEndpoint({
    id: "createOwnBankAccount",
    area: "refunds",
    method: "post",
    path: "/own-bank-accounts",
    scope: "setup:write",
    summary: "Set up a bank account of the provider, from which clients are paid",
    created: true,
    body: z.object(ownBankAccountFields),
    response: ownBankAccount,
  }),
  updateOwnBankAccount: defineEndpoint({
    id: "updateOwnBankAccount",
    area: "refunds",
    method: "put",
    path: "/own-bank-accounts/{ownBankAccountId}",
    scope: "setup:write",
    summary: "Change a bank account of the provider",
    params: z.object({ ownBankAccountId: idParam() }),
    body: z.object(ownBankAccountFields),
    response: ownBankAccount,
  }),
  getBankFilePreview: defineEndpoint({
    id: "getBankFilePreview",
    area: "refunds",
    method: "get",
    path: "/journals/{journalId}/bank-file",
    scope: "ledger:read",
    summary: "What the bank files of a journal of payments would be, and what stands in the way",
    params: journalParams,
    query: z.object({ processingDate: day.optional() }),
    response: z.object({
      journalId: id,
      journalStatus: z.enum(["draft", "posting", "posted"]),
      processingDate: day,
      plans: z.array(plannedBankFile),
    }),
  }),
  makeBankFile: defineEndpoint({
    id: "makeBankFile",
    area: "refunds",
    method: "post",
    path: "/journals/{journalId}/bank-files",
    scope: "journals:post",
    summary: "Make the bank file of a posted journal of payments",
    description: "A second file of the same payments needs a reason, and replaces the one before.",
    created: true,
    params: journalParams,
    body: z.object({
      ownBankAccountId: id,
      processingDate: day,
      expectedCount: z.int(),
      expectedAmount: moneyInput,
      reason: reason.optional(),
    }),
    response: bankFile,
  }),
  listBankFiles: defineEndpoint({
    id: "listBankFiles",
    area: "refunds",
    method: "get",
    path: "/bank-files",
    scope: "ledger:read",
    summary: "List the bank files that were made",
    list: true,
    query: z.object({
      journalId: idParam().optional(),
      ownBankAccountId: idParam().optional(),
      search: search.optional(),
      sort: sortBy("createdAt", "amount").optional(),
      ...page,
    }),
    response: listWithSums(bankFile, z.object({ amount: money })),
  }),
  getBankFile: defineEndpoint({
    id: "getBankFile",
    area: "refunds",
    method: "get",
    path: "/bank-files/{bankFileId}",
    scope: "ledger:read",
    summary: "Get a bank file with its payments",
    params: fileParams,
    response: bankFileDetail,
  }),
  downloadBankFile: defineEndpoint({
    id: "downloadBankFile",
    area: "refunds",
    method: "get",
    path: "/bank-files/{bankFileId}/content",
    scope: "bank-accounts:reveal",
    summary: "The content of a bank file, to be given to the bank; who takes it is kept",
    download: true,
    params: fileParams,
  }),
};
