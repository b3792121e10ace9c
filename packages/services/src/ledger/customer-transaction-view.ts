import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";

/** What a customer owes or is owed: an invoice or credit note made by posting a journal. */
export interface CustomerTransaction {
  id: number;
  journalId: number;
  legalEntityId: number;
  serviceId: number;
  serviceName: string;
  customerId: number;
  customerName: string;
  customerAccount: string;
  accountNameId: number;
  accountName: string;
  type: "invoice" | "credit_note" | "receipt" | "deduction" | "refund" | "payment";
  documentNumber: string;
  postingDate: string;
  dueDate: string;
  /** Positive when the customer owes it; tax included. */
  amount: string;
  tax: string;
  /** The tag in force: how it is to be paid, and from which account of the customer. */
  methodOfPayment: string;
  bankAccountId: number | null;
  bankAccountCode: string | null;
  /** Tagged anew since it was posted. */
  retagged: boolean;
  createdAt: string;
}

/** The newest tag of transaction `t`; none when it has the one that it was posted with. */
export const newestTag = sql`select g.id, g.method_of_payment, g.bank_account_id from transaction_tag g
  where g.transaction_id = t.id order by g.id desc limit 1`;

/** The bank account of the tag in force of transaction `t` with its newest `tag`. */
export const accountInForce = sql`(case when tag.id is null then t.bank_account_id else tag.bank_account_id end)`;

export const customerTransactionView: View = {
  what: "customer transaction",
  columns: sql`t.id, t.journal_id as "journalId", t.legal_entity_id as "legalEntityId", t.service_id as "serviceId",
    s.name as "serviceName", t.customer_id as "customerId", coalesce(c.name, '') as "customerName",
    coalesce(c.account, '') as "customerAccount", t.account_name_id as "accountNameId", n.name as "accountName", t.type,
    t.document_number as "documentNumber", t.posting_date as "postingDate", t.due_date as "dueDate", t.amount, t.tax,
    coalesce(tag.method_of_payment, t.method_of_payment) as "methodOfPayment",
    ${accountInForce} as "bankAccountId", b.code as "bankAccountCode", tag.id is not null as retagged, ${instantText(sql`t.created_at`)} as "createdAt"`,
  from: sql`customer_transaction t join service s on s.id = t.service_id join account_name n on n.id = t.account_name_id
    left join customer c on c.id = t.customer_id
    left join lateral (${newestTag}) tag on true
    left join bank_account b on b.id = ${accountInForce}`,
  id: sql`t.id`,
};
