import { sql } from "drizzle-orm";
import { instantText } from "../common/sql.ts";
import type { View } from "../common/view.ts";

export const ownBanks = ["generic", "cba", "nab", "anz", "westpac"] as const;
/** Whose rules the files of an account follow. */
export type OwnBank = (typeof ownBanks)[number];

/** A bank account of the provider itself, behind an asset account of the ledger. */
export interface OwnBankAccount {
  id: number;
  legalEntityId: number;
  legalEntityName: string;
  ledgerAccountId: number;
  ledgerAccount: string;
  bank: OwnBank;
  /** NNN-NNN. */
  bsb: string;
  accountNumber: string;
  userName: string;
  userId: string | null;
  institution: string | null;
  remitter: string;
  active: boolean;
  createdAt: string;
}

export const ownBankAccountView: View = {
  what: "bank account of the provider",
  columns: sql`o.id, o.legal_entity_id as "legalEntityId", e.name as "legalEntityName", o.ledger_account_id as "ledgerAccountId",
    a.code || ' ' || a.name as "ledgerAccount", o.bank, left(o.bsb, 3) || '-' || right(o.bsb, 3) as bsb,
    o.account_number as "accountNumber", o.user_name as "userName", o.user_id as "userId", o.institution, o.remitter, o.active,
    ${instantText(sql`o.created_at`)} as "createdAt"`,
  from: sql`own_bank_account o join legal_entity e on e.id = o.legal_entity_id join ledger_account a on a.id = o.ledger_account_id`,
  id: sql`o.id`,
};
