import { z } from "zod";
import { accommodationFigures, lawStep } from "./accommodation.ts";
import { defineEndpoint } from "./define.ts";
import { day, id, instant, money, moneyInput, optionalText, reason, warning } from "./fields.ts";
import { moneyMade } from "./money-made.ts";
import { idParam, listWithSums, page, search, sortBy } from "./query.ts";

export const refundKind = z.enum(["full", "partial", "transfer", "fees", "reversal"]).meta({ id: "RefundKind" });

export const refund = z
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
    kind: refundKind,
    accommodationPaymentId: id.nullable(),
    accountNameId: id.nullable(),
    reversesId: id.nullable(),
    refundDate: day,
    dueDate: day.nullable(),
    amount: money,
    description: z.string(),
    transactionId: id.nullable(),
    documentNumber: z.string().nullable(),
    /** Of what is owed to the client: not paid yet. */
    openAmount: money.nullable(),
    reversedAt: instant.nullable(),
    steps: z.array(lawStep),
    createdAt: instant,
  })
  .meta({ id: "Refund" });
export type Refund = z.infer<typeof refund>;

/** Everything that decides a refund, and what stands in its way. */
export const refundWorksheet = z
  .object({
    accommodationPaymentId: id,
    clientId: id,
    clientName: z.string(),
    refundDate: day,
    dueDate: day.nullable(),
    dueReason: z.string(),
    figures: accommodationFigures,
    /** Of the deductions: retention. */
    retentionOutstanding: money,
    /**
     * Of the lump sum, not posted yet; of somebody who is still here as if care ended on the day. Below zero: taken back.
     */
    deductions: z.array(z.object({ description: z.string(), amount: money })),
    refundable: money,
    interest: z.array(
      z.object({
        rateKind: z.enum(["base", "maximum"]),
        from: day,
        to: day,
        days: z.int(),
        amount: money,
        text: z.string(),
      }),
    ),
    interestTotal: money,
    interestBilled: money,
    /** Credits and debts on ordinary accounts. */
    unpaidFees: money,
    credits: money,
    /** Must be done first: run, post, show probate. */
    blocks: z.array(warning),
    warnings: z.array(warning),
    steps: z.array(lawStep),
  })
  .meta({ id: "RefundWorksheet" });
export type RefundWorksheet = z.infer<typeof refundWorksheet>;

export const vendorPayment = z
  .object({
    id,
    journalId: id,
    journalStatus: z.enum(["draft", "posting", "posted"]),
    serviceId: id,
    serviceName: z.string(),
    clientId: id,
    customerId: id,
    customerName: z.string(),
    paymentDate: day,
    amount: money,
    bankLedgerAccountId: id,
    bankLedgerAccount: z.string(),
    /** The account paid to, masked; null: paid otherwise. */
    paidTo: z.string().nullable(),
    bankAccountId: id.nullable(),
    /** Another version of that account was approved since. */
    paidToReplaced: z.boolean(),
    refundId: id.nullable(),
    /** Document number of that refund. */
    refundNumber: z.string().nullable(),
    description: z.string(),
    transactionId: id.nullable(),
    documentNumber: z.string().nullable(),
    /** The payment that this one takes back; its amount is then below zero. */
    reversesId: id.nullable(),
    reversedAt: instant.nullable(),
    reversedByJournalId: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: "VendorPayment" });
export type VendorPayment = z.infer<typeof vendorPayment>;

/** What is owed to a customer and not paid. */
export const vendorBalance = z
  .object({
    customerId: id,
    customerName: z.string(),
    customerAccount: z.string(),
    amount: money,
    /** Of it, in draft journals of payments already. */
    paying: money,
    oldest: day,
    /** An approved bank account to pay to is there. */
    bankAccount: z.string().nullable(),
  })
  .meta({ id: "VendorBalance" });
export type VendorBalance = z.infer<typeof vendorBalance>;

export const refundsEndpoints = {
  getRefundWorksheet: defineEndpoint({
    id: "getRefundWorksheet",
    area: "refunds",
    method: "get",
    path: "/accommodation-payments/{accommodationPaymentId}/refund-worksheet",
    scope: "customers:read",
    summary: "What is to be refunded by when, with interest, and what stands in the way",
    params: z.object({ accommodationPaymentId: idParam() }),
    query: z.object({ on: day.optional() }),
    response: refundWorksheet,
  }),
  listRefunds: defineEndpoint({
    id: "listRefunds",
    area: "refunds",
    method: "get",
    path: "/refunds",
    scope: "ledger:read",
    summary: "List refunds",
    list: true,
    query: z.object({
      journalId: idParam().optional(),
      clientId: idParam().optional(),
      customerId: idParam().optional(),
      accommodationPaymentId: idParam().optional(),
      serviceId: idParam().optional(),
      kind: refundKind.optional(),
      state: z.enum(["draft", "posted", "owed", "paid", "reversed"]).optional(),
      from: day.optional(),
      to: day.optional(),
      search: search.optional(),
      sort: sortBy("refundDate", "dueDate", "customerName", "amount").optional(),
      ...page,
    }),
    response: listWithSums(refund, z.object({ amount: money, openAmount: money })),
  }),
  getRefund: defineEndpoint({
    id: "getRefund",
    area: "refunds",
    method: "get",
    path: "/refunds/{refundId}",
    scope: "ledger:read",
    summary: "Get a refund",
    params: z.object({ refundId: idParam() }),
    response: refund,
  }),
  addRefund: defineEndpoint({
    id: "addRefund",
    area: "refunds",
    method: "post",
    path: "/journals/{journalId}/refunds",
    scope: "journals:write",
    summary: "Propose a refund in a draft journal of refunds",
    created: true,
    params: z.object({ journalId: idParam() }),
    body: z.object({
      kind: z.enum(["full", "partial", "transfer", "fees"]),
      /** The lump sum; for `fees` the account name whose credits are given back. */
      accommodationPaymentId: id.nullable().default(null),
      accountNameId: id.nullable().default(null),
      /** Who has the credits; only for `fees`. */
      customerId: id.nullable().default(null),
      serviceId: id.optional(),
      refundDate: day,
      /** All of it, when left out. */
      amount: moneyInput.optional(),
      description: optionalText.default(null),
    }),
    response: z.object({ refund, warnings: z.array(warning) }),
  }),
  updateRefund: defineEndpoint({
    id: "updateRefund",
    area: "refunds",
    method: "put",
    path: "/refunds/{refundId}",
    scope: "journals:write",
    summary: "Change a refund of a draft journal",
    params: z.object({ refundId: idParam() }),
    body: z.object({
      kind: z.enum(["full", "partial", "transfer", "fees"]),
      refundDate: day,
      /** All of it, when left out. */
      amount: moneyInput.optional(),
      description: optionalText.default(null),
    }),
    response: z.object({ refund, warnings: z.array(warning) }),
  }),
  deleteRefund: defineEndpoint({
    id: "deleteRefund",
    area: "refunds",
    method: "delete",
    path: "/refunds/{refundId}",
    scope: "journals:write",
    summary: "Delete a refund of a draft journal",
    params: z.object({ refundId: idParam() }),
  }),
  reverseRefund: defineEndpoint({
    id: "reverseRefund",
    area: "refunds",
    method: "post",
    path: "/refunds/{refundId}/reverse",
    scope: "journals:post",
    summary: "Take back a refund that was not paid: the lump sum is held again",
    description: "One act: with `preview` nothing is kept.",
    params: z.object({ refundId: idParam() }),
    body: z.object({
      postingDate: day,
      journalTypeId: id,
      reason,
      preview: z.boolean().default(false),
    }),
    response: z.object({
      refund,
      journalId: id,
      figures: accommodationFigures,
      made: z.array(moneyMade),
      warnings: z.array(warning),
    }),
  }),
  transferLumpSum: defineEndpoint({
    id: "transferLumpSum",
    area: "refunds",
    method: "post",
    path: "/accommodation-payments/{accommodationPaymentId}/transfer",
    scope: "journals:post",
    summary: "Move a lump sum to the payment of the client's next stay, with no cash moving",
    description:
      "Refund of the old, invoice and receipt of the new, posted together or not at all; with `preview` nothing is kept.",
    params: z.object({ accommodationPaymentId: idParam() }),
    body: z.object({
      toAccommodationPaymentId: id,
      transferDate: day,
      postingDate: day,
      journalTypeId: id,
      /** At most the agreed lump sum of the new payment; what is left stays owed to the client. */
      amount: moneyInput.optional(),
      preview: z.boolean().default(false),
    }),
    response: z.object({
      amount: money,
      remainder: money,
      journalIds: z.array(id),
      from: accommodationFigures,
      to: accommodationFigures,
      made: z.array(moneyMade),
      warnings: z.array(warning),
    }),
  }),
  listVendorBalances: defineEndpoint({
    id: "listVendorBalances",
    area: "refunds",
    method: "get",
    path: "/vendor-balances",
    scope: "ledger:read",
    summary: "What is owed to clients and not paid",
    list: true,
    query: z.object({
      search: search.optional(),
      serviceId: idParam().optional(),
      sort: sortBy("customerName", "amount").optional(),
      ...page,
    }),
    response: listWithSums(vendorBalance, z.object({ amount: money })),
  }),
  listVendorPayments: defineEndpoint({
    id: "listVendorPayments",
    area: "refunds",
    method: "get",
    path: "/vendor-payments",
    scope: "ledger:read",
    summary: "Payments of what was owed to clients",
    list: true,
    query: z.object({
      journalId: idParam().optional(),
      customerId: idParam().optional(),
      serviceId: idParam().optional(),
      refundId: idParam().optional(),
      state: z.enum(["draft", "posted", "reversed"]).optional(),
      from: day.optional(),
      to: day.optional(),
      search: search.optional(),
      sort: sortBy("paymentDate", "customerName", "amount").optional(),
      ...page,
    }),
    response: listWithSums(vendorPayment, z.object({ amount: money })),
  }),
  getVendorPayment: defineEndpoint({
    id: "getVendorPayment",
    area: "refunds",
    method: "get",
    path: "/vendor-payments/{vendorPaymentId}",
    scope: "ledger:read",
    summary: "Get a payment of what was owed to a client",
    params: z.object({ vendorPaymentId: idParam() }),
    response: vendorPayment,
  }),
  addVendorPayment: defineEndpoint({
    id: "addVendorPayment",
    area: "refunds",
    method: "post",
    path: "/journals/{journalId}/vendor-payments",
    scope: "journals:write",
    summary: "Pay a refund, or part of what is owed to a client, in a draft journal of payments",
    created: true,
    params: z.object({ journalId: idParam() }),
    body: z.object({
      refundId: id.nullable().default(null),
      /** Who is paid, where no refund is named. */
      customerId: id.nullable().default(null),
      serviceId: id.optional(),
      paymentDate: day,
      /** All that is open, when left out. */
      amount: moneyInput.optional(),
      bankLedgerAccountId: id,
      /** The customer's account that is paid to: that of their payment details when left out, null to pay otherwise. */
      bankAccountId: id.nullable().optional(),
      description: optionalText.default(null),
    }),
    response: z.object({ vendorPayment, warnings: z.array(warning) }),
  }),
  payVendorBalances: defineEndpoint({
    id: "payVendorBalances",
    area: "refunds",
    method: "post",
    path: "/journals/{journalId}/vendor-payments/of-balances",
    scope: "journals:write",
    summary: "Pay all that is owed to some customers, in a draft journal of payments",
    description: "One payment for each customer and facility; all of them or none.",
    created: true,
    params: z.object({ journalId: idParam() }),
    body: z.object({ customerIds: z.array(id).min(1).max(500), paymentDate: day, bankLedgerAccountId: id }),
    response: z.object({ count: z.int(), amount: money, warnings: z.array(warning) }),
  }),
  updateVendorPayment: defineEndpoint({
    id: "updateVendorPayment",
    area: "refunds",
    method: "put",
    path: "/vendor-payments/{vendorPaymentId}",
    scope: "journals:write",
    summary: "Change a payment of a draft journal",
    params: z.object({ vendorPaymentId: idParam() }),
    body: z.object({
      paymentDate: day,
      /** All that is open, when left out. */
      amount: moneyInput.optional(),
      bankLedgerAccountId: id,
      bankAccountId: id.nullable().optional(),
      description: optionalText.default(null),
    }),
    response: z.object({ vendorPayment, warnings: z.array(warning) }),
  }),
  reverseVendorPayment: defineEndpoint({
    id: "reverseVendorPayment",
    area: "refunds",
    method: "post",
    path: "/vendor-payments/{vendorPaymentId}/reverse",
    scope: "journals:post",
    summary: "Take back a posted payment that the bank returned: it is owed to the client again",
    description: "One act: with `preview` nothing is kept.",
    params: z.object({ vendorPaymentId: idParam() }),
    body: z.object({ postingDate: day, journalTypeId: id, reason, preview: z.boolean().default(false) }),
    response: z.object({
      vendorPayment,
      journalId: id,
      /** To the customer, after it. */
      owed: money,
      made: z.array(moneyMade),
      warnings: z.array(warning),
    }),
  }),
  deleteVendorPayment: defineEndpoint({
    id: "deleteVendorPayment",
    area: "refunds",
    method: "delete",
    path: "/vendor-payments/{vendorPaymentId}",
    scope: "journals:write",
    summary: "Delete a payment of a draft journal",
    params: z.object({ vendorPaymentId: idParam() }),
  }),
};
