import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";
import { maskedSql } from "../customers/mask-number.ts";

/** A bank file that was made. */
export interface BankFile {
  id: number;
  journalId: number;
  journalDescription: string;
  ownBankAccountId: number;
  legalEntityName: string;
  ledgerAccount: string;
  /** Of the provider's account, masked. */
  accountNumber: string;
  name: string;
  processingDate: string;
  entryCount: number;
  amount: string;
  /** SHA-256 of the content. */
  seal: string;
  /** The earlier file that it stands in place of, and why. */
  replacesId: number | null;
  reason: string | null;
  /** The later file that stands in its place. */
  replacedById: number | null;
  madeByName: string;
  createdAt: string;
}

export const bankFileView: View = {
  what: "bank file",
  columns: sql`f.id, f.journal_id as "journalId", j.description as "journalDescription", f.own_bank_account_id as "ownBankAccountId",
    e.name as "legalEntityName", a.code || ' ' || a.name as "ledgerAccount", ${maskedSql(sql`o.account_number`)} as "accountNumber",
    f.name, f.processing_date as "processingDate", f.entry_count as "entryCount", f.amount, f.seal, f.replaces_id as "replacesId",
    f.reason, n.id as "replacedById", f.made_by_name as "madeByName", ${instantText(sql`f.created_at`)} as "createdAt"`,
  from: sql`bank_file f join journal j on j.id = f.journal_id join own_bank_account o on o.id = f.own_bank_account_id
    join legal_entity e on e.id = o.legal_entity_id join ledger_account a on a.id = o.ledger_account_id
    left join bank_file n on n.replaces_id = f.id`,
  id: sql`f.id`,
};
