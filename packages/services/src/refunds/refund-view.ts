import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { JournalStatus } from "../ledger/journal-view.ts";
import { openAmount } from "../ledger/open-transactions.ts";

export type RefundKind = "full" | "partial" | "transfer" | "fees" | "reversal";

/** One step of a derivation, in words. */
export interface LawStep {
  page: string;
  law: string | null;
  text: string;
  value: string | null;
}

/** What is given back to a client. */
export interface Refund {
  id: number;
  journalId: number;
  journalStatus: JournalStatus;
  serviceId: number;
  serviceName: string;
  clientId: number;
  clientName: string;
  /** Who is owed it. */
  customerId: number;
  customerName: string;
  kind: RefundKind;
  accommodationPaymentId: number | null;
  accountNameId: number | null;
  reversesId: number | null;
  refundDate: string;
  dueDate: string | null;
  amount: string;
  description: string;
  transactionId: number | null;
  documentNumber: string | null;
  /** Of what is owed to the client: not paid yet; null in a draft. */
  openAmount: string | null;
  reversedAt: string | null;
  steps: LawStep[];
  createdAt: string;
}

export const refundView: View = {
  what: "refund",
  columns: sql`r.id, r.journal_id as "journalId", j.status as "journalStatus", r.service_id as "serviceId", s.name as "serviceName",
    r.client_id as "clientId", coalesce(k.name, '') as "clientName", r.customer_id as "customerId",
    coalesce(c.name, '') as "customerName", r.kind, r.accommodation_payment_id as "accommodationPaymentId",
    r.account_name_id as "accountNameId", r.reverses_id as "reversesId", r.refund_date as "refundDate", r.due_date as "dueDate",
    r.amount, r.description, r.transaction_id as "transactionId", t.document_number as "documentNumber",
    case when t.id is not null then (-${openAmount})::numeric(16, 2) end as "openAmount", ${instantText(sql`r.reversed_at`)} as "reversedAt",
    coalesce(r.basis -> 'steps', '[]') as steps, ${instantText(sql`r.created_at`)} as "createdAt"`,
  from: sql`refund r join journal j on j.id = r.journal_id join service s on s.id = r.service_id
    left join customer k on k.id = r.client_id left join customer c on c.id = r.customer_id
    left join customer_transaction t on t.id = r.transaction_id`,
  id: sql`r.id`,
};
