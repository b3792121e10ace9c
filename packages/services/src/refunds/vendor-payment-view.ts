import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import { maskedSql } from "../customers/mask-number.ts";
import type { JournalStatus } from "../ledger/journal-view.ts";

/** A payment of what is owed to a client. */
export interface VendorPayment {
  id: number;
  journalId: number;
  journalStatus: JournalStatus;
  serviceId: number;
  serviceName: string;
  clientId: number;
  customerId: number;
  customerName: string;
  paymentDate: string;
  amount: string;
  bankLedgerAccountId: number;
  bankLedgerAccount: string;
  /** The account paid to, masked; null: paid otherwise. */
  paidTo: string | null;
  bankAccountId: number | null;
  /** Another version of that account was approved since. */
  paidToReplaced: boolean;
  refundId: number | null;
  /** Document number of that refund. */
  refundNumber: string | null;
  description: string;
  transactionId: number | null;
  documentNumber: string | null;
  /** The payment that this one takes back; its amount is then below zero. */
  reversesId: number | null;
  reversedAt: string | null;
  reversedByJournalId: number | null;
  createdAt: string;
}

export const vendorPaymentView: View = {
  what: "payment",
  columns: sql`p.id, p.journal_id as "journalId", j.status as "journalStatus", p.service_id as "serviceId", s.name as "serviceName",
    p.client_id as "clientId", p.customer_id as "customerId", coalesce(c.name, '') as "customerName",
    p.payment_date as "paymentDate", p.amount, p.bank_ledger_account_id as "bankLedgerAccountId",
    coalesce(a.code || ' ' || a.name, '') as "bankLedgerAccount", ${maskedSql(sql`v.account_number`)} as "paidTo",
    v.bank_account_id as "bankAccountId", exists (select from bank_account_version n where n.bank_account_id = v.bank_account_id
      and n.status = 'approved' and n.id > v.id) as "paidToReplaced", p.refund_id as "refundId", f.document_number as "refundNumber",
    p.description, p.transaction_id as "transactionId", t.document_number as "documentNumber",
    p.reverses_id as "reversesId", ${instantText(sql`p.reversed_at`)} as "reversedAt", p.reversed_by_journal_id as "reversedByJournalId",
    ${instantText(sql`p.created_at`)} as "createdAt"`,
  from: sql`vendor_payment p join journal j on j.id = p.journal_id join service s on s.id = p.service_id
    left join customer c on c.id = p.customer_id left join ledger_account a on a.id = p.bank_ledger_account_id
    left join bank_account_version v on v.id = p.bank_account_version_id left join customer_transaction t on t.id = p.transaction_id
    left join refund r on r.id = p.refund_id left join customer_transaction f on f.id = r.transaction_id`,
  id: sql`p.id`,
};
