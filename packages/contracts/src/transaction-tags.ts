import { z } from "zod";
import { methodOfPayment } from "./customers.ts";
import { defineEndpoint } from "./define.ts";
import { day, id, money } from "./fields.ts";

/** Open transactions whose tags change from one method and account to another. */
export const retagGroup = z
  .object({
    fromMethod: methodOfPayment,
    toMethod: methodOfPayment,
    /** Of these, with another bank account than before. */
    accountChanged: z.int(),
    count: z.int(),
    amount: money,
  })
  .meta({ id: "RetagGroup" });
export type RetagGroup = z.infer<typeof retagGroup>;

export const retagTransactions = defineEndpoint({
  id: "retagTransactions",
  area: "ledger",
  method: "post",
  path: "/customer-transactions/retag",
  scope: "customers:write",
  summary: "Give open transactions the method of payment and bank account that their customers have now",
  description:
    "What was posted stays; each transaction gets a further tag, the newest of which holds. With `preview` nothing is kept. Transactions whose tag is the same already are counted and left alone.",
  body: z.object({
    customerId: id.optional(),
    serviceId: id.optional(),
    legalEntityId: id.optional(),
    /** Whose tag in force has this method. */
    methodOfPayment: methodOfPayment.optional(),
    dueTo: day.optional(),
    transactionIds: z.array(id).min(1).max(1000).optional(),
    /** Another method and account than the customer's own defaults; the account must be one of `customerId`. */
    to: z.object({ methodOfPayment, bankAccountId: id.nullable().default(null) }).optional(),
    preview: z.boolean().default(false),
  }),
  response: z.object({
    preview: z.boolean(),
    /** Open transactions that the filter finds. */
    found: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    customers: z.int(),
    amount: money,
    groups: z.array(retagGroup),
    /** Changed to direct debit though no approved bank account is in force. */
    withoutAccount: z.int(),
  }),
});

export const transactionTagsEndpoints = { retagTransactions };
