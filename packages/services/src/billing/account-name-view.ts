import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** `accommodation`: drawn from a lump sum; `lump_sum`: invoiced of lump sums; `vendor`: owed to customers. */
export type AccountNameType = "customer" | "accommodation" | "lump_sum" | "vendor";

/** A posting profile: where what customers owe is kept. */
export interface AccountName {
  id: number;
  code: string;
  name: string;
  type: AccountNameType;
  receivableAccountId: number;
  receivableAccountCode: string;
  /** The lump-sum liability, or the clearing account of what is owed to customers; null for type `customer`. */
  counterAccountId: number | null;
  counterAccountCode: string | null;
}

export const accountNameView: View = {
  what: "account name",
  columns: sql`n.id, n.code, n.name, n.type, n.receivable_account_id as "receivableAccountId",
    a.code as "receivableAccountCode", n.counter_account_id as "counterAccountId", k.code as "counterAccountCode"`,
  from: sql`account_name n join ledger_account a on a.id = n.receivable_account_id
    left join ledger_account k on k.id = n.counter_account_id`,
  id: sql`n.id`,
};
