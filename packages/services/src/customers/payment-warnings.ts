import { sql } from "drizzle-orm";
import type { Warning } from "../common/warning.ts";

/** Whether the account that the direct debits of customer `c` draw on is in use with an approved version. */
export const approvedAccount = sql`exists (select from bank_account b join bank_account_version v on v.bank_account_id = b.id
  where b.id = c.bank_account_id and b.active and v.status = 'approved')`;

export interface PaymentFacts {
  methodOfPayment: string;
  bankAccountId: number | null;
  approvedAccount: boolean;
  /** Null: no limit. */
  directDebitLimit: string | null;
}

/** What would keep a direct debit from being made, while there is time to mend it. */
export function paymentWarnings(facts: PaymentFacts): Warning[] {
  if (facts.methodOfPayment !== "direct_debit") return [];
  const warnings: Warning[] = [];
  if (facts.bankAccountId === null)
    warnings.push({
      code: "DIRECT_DEBIT_WITHOUT_ACCOUNT",
      detail: "Pays by direct debit, but no bank account is chosen: choose one, or another method of payment.",
    });
  else if (!facts.approvedAccount)
    warnings.push({
      code: "DIRECT_DEBIT_NOT_APPROVED",
      detail: "Pays by direct debit, but no version of the bank account has been approved yet: a second person must.",
    });
  if (facts.directDebitLimit !== null && /^0(\.0+)?$/.test(facts.directDebitLimit))
    warnings.push({
      code: "DIRECT_DEBIT_LIMIT_ZERO",
      detail: "The direct debit limit is zero, so that nothing is debited: leave it empty for no limit.",
    });
  return warnings;
}
