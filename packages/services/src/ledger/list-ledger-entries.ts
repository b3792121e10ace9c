import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** One side of a double entry. */
export interface LedgerEntry {
  id: number;
  journalId: number;
  transactionId: number;
  documentNumber: string;
  ledgerAccountId: number;
  accountCode: string;
  accountName: string;
  serviceId: number;
  serviceName: string;
  postingDate: string;
  /** A debit is positive, a credit negative. */
  amount: string;
}

interface Sums {
  debit: string;
  credit: string;
  amount: string;
}

type Key = "postingDate" | "accountCode" | "amount";

export interface ListLedgerEntriesInput extends PageInput<Key> {
  journalId?: number;
  transactionId?: number;
  ledgerAccountId?: number;
  serviceId?: number;
  postingFrom?: string;
  postingTo?: string;
}

/** Ledger entries, the newest first, with the sums of all that match. */
export async function listLedgerEntries(
  ctx: Context,
  input: ListLedgerEntriesInput,
): Promise<Page<LedgerEntry> & { sums: Sums }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<LedgerEntry, Sums, Key>(
      tx,
      {
        columns: sql`e.id, e.journal_id as "journalId", e.transaction_id as "transactionId",
          t.document_number as "documentNumber", e.ledger_account_id as "ledgerAccountId", a.code as "accountCode",
          a.name as "accountName", e.service_id as "serviceId", s.name as "serviceName", e.posting_date as "postingDate",
          e.amount`,
        from: sql`ledger_entry e join customer_transaction t on t.id = e.transaction_id
          join ledger_account a on a.id = e.ledger_account_id join service s on s.id = e.service_id`,
        countFrom: sql`ledger_entry e`,
        countKeys: ["postingDate", "amount"],
        where: [
          // A journal's entries are found by its documents.
          when(
            input.journalId,
            (id) => sql`e.transaction_id in (select d.id from customer_transaction d where d.journal_id = ${id})`,
          ),
          when(input.transactionId, (id) => sql`e.transaction_id = ${id}`),
          when(input.ledgerAccountId, (id) => sql`e.ledger_account_id = ${id}`),
          when(input.serviceId, (id) => sql`e.service_id = ${id}`),
          when(input.postingFrom, (day) => sql`e.posting_date >= ${day}`),
          when(input.postingTo, (day) => sql`e.posting_date <= ${day}`),
        ],
        keys: {
          postingDate: { by: sql`e.posting_date`, type: "date" },
          accountCode: { by: sql`a.code`, type: "text" },
          amount: { by: sql`e.amount`, type: "numeric" },
        },
        id: sql`e.id`,
        order: [{ key: "postingDate", descending: true }],
        sums: {
          debit: sumText(sql`greatest(e.amount, 0)`),
          credit: sumText(sql`greatest(-e.amount, 0)`),
          amount: sumText(sql`e.amount`),
        },
      },
      input,
    ),
  );
}
