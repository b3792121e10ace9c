import { z } from "zod";
import { defineEndpoint } from "./define.ts";
import { accommodationFigures } from "./accommodation.ts";
import { day, id, instant, money, moneyInput, optionalText, reason, warning } from "./fields.ts";
import { moneyMade } from "./money-made.ts";
import { idParam, listOf, listWithSums, page, search, sortBy } from "./query.ts";

export const receipt = z
  .object({
    id,
    journalId: id,
    journalStatus: z.enum(["draft", "posting", "posted"]),
    serviceId: id,
    serviceName: z.string(),
    clientId: id,
    clientName: z.string(),
    customerId: id,
    customerName: z.string(),
    accountNameId: id,
    accountName: z.string(),
    accommodationPaymentId: id.nullable(),
    receiptDate: day,
    amount: money,
    settlesId: id.nullable(),
    settlesNumber: z.string().nullable(),
    amountToSettle: money.nullable(),
    offset: z.enum(["bank", "vendor"]),
    bankLedgerAccountId: id.nullable(),
    bankLedgerAccount: z.string().nullable(),
    description: z.string(),
    reference: z.string().nullable(),
    transactionId: id.nullable(),
    documentNumber: z.string().nullable(),
    /** The receipt that this one takes back; its amount is then below zero. */
    reversesId: id.nullable(),
    reversedAt: instant.nullable(),
    reversedByJournalId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: "Receipt" });
export type Receipt = z.infer<typeof receipt>;

/** Something that a customer owes and that is not wholly paid. */
export const openTransaction = z
  .object({
    id,
    journalId: id,
    serviceId: id,
    serviceName: z.string(),
    accountNameId: id,
    accountName: z.string(),
    accommodationPaymentId: id.nullable(),
    type: z.string(),
    documentNumber: z.string(),
    postingDate: day,
    dueDate: day,
    amount: money,
    openAmount: money,
    /** Of it, paid by receipts of draft journals already. */
    paying: money,
  })
  .meta({ id: "OpenTransaction" });
export type OpenTransaction = z.infer<typeof openTransaction>;

const receiptFields = {
  serviceId: id,
  clientId: id,
  /** Who paid; the client when left out. */
  customerId: id.optional(),
  accountNameId: id,
  accommodationPaymentId: id.nullable().default(null),
  receiptDate: day,
  amount: moneyInput,
  settlesId: id.nullable().default(null),
  amountToSettle: moneyInput.nullable().default(null),
  offset: z.enum(["bank", "vendor"]).default("bank"),
  bankLedgerAccountId: id.nullable().default(null),
  description: z.string().trim().min(1, "This is required.").max(200),
  reference: optionalText.default(null),
};

export const receiptsEndpoints = {
  listReceipts: defineEndpoint({
    id: "listReceipts",
    area: "receipts",
    method: "get",
    path: "/receipts",
    scope: "ledger:read",
    summary: "List receipts",
    list: true,
    query: z.object({
      journalId: idParam().optional(),
      clientId: idParam().optional(),
      customerId: idParam().optional(),
      accommodationPaymentId: idParam().optional(),
      serviceId: idParam().optional(),
      settlesId: idParam().optional(),
      bankLedgerAccountId: idParam().optional(),
      offset: z.enum(["bank", "vendor"]).optional(),
      state: z.enum(["draft", "posted", "reversed"]).optional(),
      from: day.optional(),
      to: day.optional(),
      search: search.optional(),
      sort: sortBy("receiptDate", "customerName", "amount").optional(),
      ...page,
    }),
    response: listWithSums(receipt, z.object({ amount: money })),
  }),
  getReceipt: defineEndpoint({
    id: "getReceipt",
    area: "receipts",
    method: "get",
    path: "/receipts/{receiptId}",
    scope: "ledger:read",
    summary: "Get a receipt",
    params: z.object({ receiptId: idParam() }),
    response: receipt,
  }),
  addReceipt: defineEndpoint({
    id: "addReceipt",
    area: "receipts",
    method: "post",
    path: "/journals/{journalId}/receipts",
    scope: "journals:write",
    summary: "Enter a receipt into a draft journal of receipts",
    created: true,
    params: z.object({ journalId: idParam() }),
    body: z.object(receiptFields),
    response: z.object({ receipt, warnings: z.array(warning) }),
  }),
  updateReceipt: defineEndpoint({
    id: "updateReceipt",
    area: "receipts",
    method: "put",
    path: "/receipts/{receiptId}",
    scope: "journals:write",
    summary: "Change a receipt of a draft journal",
    params: z.object({ receiptId: idParam() }),
    body: z.object(receiptFields),
    response: z.object({ receipt, warnings: z.array(warning) }),
  }),
  deleteReceipt: defineEndpoint({
    id: "deleteReceipt",
    area: "receipts",
    method: "delete",
    path: "/receipts/{receiptId}",
    scope: "journals:write",
    summary: "Delete a receipt of a draft journal",
    params: z.object({ receiptId: idParam() }),
  }),
  reverseReceipt: defineEndpoint({
    id: "reverseReceipt",
    area: "receipts",
    method: "post",
    path: "/receipts/{receiptId}/reverse",
    scope: "journals:post",
    summary: "Take back a posted receipt that the bank dishonoured or that was entered wrongly",
    description:
      "What it paid is owed again; of a lump sum, as if it had never been received. One act: with `preview` nothing is kept.",
    params: z.object({ receiptId: idParam() }),
    body: z.object({ postingDate: day, journalTypeId: id, reason, preview: z.boolean().default(false) }),
    response: z.object({
      receipt,
      journalId: id,
      /** Of the lump sum after it; null for fees. */
      figures: accommodationFigures.nullable(),
      made: z.array(moneyMade),
      warnings: z.array(warning),
    }),
  }),
  listOpenTransactions: defineEndpoint({
    id: "listOpenTransactions",
    area: "receipts",
    method: "get",
    path: "/customers/{customerId}/open-transactions",
    scope: "ledger:read",
    summary: "What a customer owes, or is owed, and is not settled",
    list: true,
    params: z.object({ customerId: idParam() }),
    query: z.object({
      accountNameId: idParam().optional(),
      accommodationPaymentId: idParam().optional(),
      /** `owed` by the customer, or `credit` of the customer. */
      side: z.enum(["owed", "credit"]).optional(),
      ...page,
    }),
    response: listOf(openTransaction),
  }),
  /** Writes the lump-sum invoice into a draft journal of lines. */
  addLumpSumInvoice: defineEndpoint({
    id: "addLumpSumInvoice",
    area: "receipts",
    method: "post",
    path: "/journals/{journalId}/lump-sum-invoices",
    scope: "journals:write",
    summary: "Invoice a lump sum, or a part of it, in a draft journal",
    created: true,
    params: z.object({ journalId: idParam() }),
    body: z.object({
      accommodationPaymentId: id,
      /** What is agreed and not invoiced yet, when left out. Negative takes an invoice back in part. */
      amount: moneyInput.optional(),
      invoiceDate: day,
      description: optionalText.default(null),
    }),
    response: z.object({
      journalLineId: id,
      amount: money,
      /** As a lump sum on the day of the invoice, and what of it was invoiced before. */
      agreed: money,
      invoicedBefore: money,
      warnings: z.array(warning),
    }),
  }),
};
