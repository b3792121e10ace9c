import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

export type AccountNameType = "customer" | "accommodation";

/** A posting profile: where what customers owe is kept. */
export interface AccountName {
  id: number;
  code: string;
  name: string;
  type: AccountNameType;
  receivableAccountId: number;
  receivableAccountCode: string;
}

export const accountNameView: View = {
  what: "account name",
  columns: sql`n.id, n.code, n.name, n.type, n.receivable_account_id as "receivableAccountId",
    a.code as "receivableAccountCode"`,
  from: sql`account_name n join ledger_account a on a.id = n.receivable_account_id`,
  id: sql`n.id`,
};
