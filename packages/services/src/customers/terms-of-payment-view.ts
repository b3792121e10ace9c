import { sql } from "drizzle-orm";
import type { View } from "../common/view.ts";

/** When an invoice is due: so many days after its date, or after the end of its month. */
export interface TermsOfPayment {
  id: number;
  code: string;
  name: string;
  days: number;
  fromEndOfMonth: boolean;
}

export const termsOfPaymentView: View = {
  what: "terms of payment",
  columns: sql`p.id, p.code, p.name, p.days, p.from_end_of_month as "fromEndOfMonth"`,
  from: sql`terms_of_payment p`,
  id: sql`p.id`,
};
