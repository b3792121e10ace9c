import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { JournalStatus } from "../ledger/journal-view.ts";

/** A payment of what is owed to a client. */
export interface VendorPayment {
  id: number;
  journalId: number;
  journalStatus: JournalStatus;
  serviceId: number;
  clientId: number;
  customerId: number;
  customerName: string;
  paymentDate: string;
  amount: string;
  bankLedgerAccountId: number;
  /** The account paid to, masked. */
  paidTo: string | null;
  refundId: number | null;
  description: string;
  transactionId: number | null;
  documentNumber: string | null;
  createdAt: string;
}

export const vendorPaymentView: View = {
  what: "payment",
  columns: sql`p.id, p.journal_id as "journalId", j.status as "journalStatus", p.service_id as "serviceId", p.client_id as "clientId",
    p.customer_id as "customerId", coalesce(c.name, '') as "customerName", p.payment_date as "paymentDate", p.amount,
    p.bank_ledger_account_id as "bankLedgerAccountId", '••••' || right(v.account_number, 3) as "paidTo", p.refund_id as "refundId",
    p.description, p.transaction_id as "transactionId", t.document_number as "documentNumber",
    ${instantText(sql`p.created_at`)} as "createdAt"`,
  from: sql`vendor_payment p join journal j on j.id = p.journal_id left join customer c on c.id = p.customer_id
    left join bank_account_version v on v.id = p.bank_account_version_id left join customer_transaction t on t.id = p.transaction_id`,
  id: sql`p.id`,
};
