import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

export type AccountType = "asset" | "liability" | "equity" | "income" | "expense";
export type AccountControl = "receivable" | "payable" | "lump_sum_liability" | "tax";

/** An account of the general ledger. */
export interface LedgerAccount {
  id: number;
  code: string;
  name: string;
  type: AccountType;
  control: AccountControl | null;
}

export const ledgerAccountView: View = {
  what: "ledger account",
  columns: sql`a.id, a.code, a.name, a.type, a.control`,
  from: sql`ledger_account a`,
  id: sql`a.id`,
};
