import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import type { JournalStatus } from "../ledger/journal-view.ts";

/** Money received, in a journal of receipts. */
export interface Receipt {
  id: number;
  journalId: number;
  journalStatus: JournalStatus;
  serviceId: number;
  serviceName: string;
  clientId: number;
  clientName: string;
  customerId: number;
  customerName: string;
  accountNameId: number;
  accountName: string;
  accommodationPaymentId: number | null;
  receiptDate: string;
  amount: string;
  /** What it pays. */
  settlesId: number | null;
  settlesNumber: string | null;
  amountToSettle: string | null;
  /** `vendor`: out of what is owed to the client, so that no cash moves. */
  offset: "bank" | "vendor";
  bankLedgerAccountId: number | null;
  bankLedgerAccount: string | null;
  description: string;
  reference: string | null;
  transactionId: number | null;
  documentNumber: string | null;
  /** The receipt that this one takes back; its amount is then below zero. */
  reversesId: number | null;
  reversedAt: string | null;
  reversedByJournalId: number | null;
  createdAt: string;
}

export const receiptView: View = {
  what: "receipt",
  columns: sql`r.id, r.journal_id as "journalId", j.status as "journalStatus", r.service_id as "serviceId", s.name as "serviceName",
    r.client_id as "clientId", coalesce(k.name, '') as "clientName", r.customer_id as "customerId",
    coalesce(c.name, '') as "customerName", r.account_name_id as "accountNameId", n.name as "accountName",
    r.accommodation_payment_id as "accommodationPaymentId", r.receipt_date as "receiptDate", r.amount, r.settles_id as "settlesId",
    p.document_number as "settlesNumber", r.amount_to_settle as "amountToSettle", r."offset",
    r.bank_ledger_account_id as "bankLedgerAccountId", a.code || ' ' || a.name as "bankLedgerAccount", r.description, r.reference,
    r.transaction_id as "transactionId", t.document_number as "documentNumber", r.reverses_id as "reversesId",
    ${instantText(sql`r.reversed_at`)} as "reversedAt", r.reversed_by_journal_id as "reversedByJournalId", ${instantText(sql`r.created_at`)} as "createdAt"`,
  from: sql`receipt r join journal j on j.id = r.journal_id join service s on s.id = r.service_id
    join account_name n on n.id = r.account_name_id left join customer k on k.id = r.client_id
    left join customer c on c.id = r.customer_id left join customer_transaction p on p.id = r.settles_id
    left join customer_transaction t on t.id = r.transaction_id left join ledger_account a on a.id = r.bank_ledger_account_id`,
  id: sql`r.id`,
};
