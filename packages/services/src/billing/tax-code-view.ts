import { sql } from "drizzle-orm";
import { plainText } from "../common/sql.ts";
import type { View } from "../common/view.ts";

/** A tax code with its percentage. */
export interface TaxCode {
  id: number;
  code: string;
  name: string;
  percent: string;
  /** The rates of its billing codes already hold the tax. */
  inclusive: boolean;
  ledgerAccountId: number;
  ledgerAccountCode: string;
}

export const taxCodeView: View = {
  what: "tax code",
  columns: sql`x.id, x.code, x.name, ${plainText(sql`x.percent`)} as percent, x.inclusive,
    x.ledger_account_id as "ledgerAccountId", a.code as "ledgerAccountCode"`,
  from: sql`tax_code x join ledger_account a on a.id = x.ledger_account_id`,
  id: sql`x.id`,
};
