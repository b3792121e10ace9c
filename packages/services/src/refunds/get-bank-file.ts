import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { loadOne } from "../common/view.ts";
import { type Context, read, requireScope } from "../context.ts";
import { maskedSql } from "../customers/mask-number.ts";
import { type BankFile, bankFileView } from "./bank-file-view.ts";

/** One payment in a bank file. */
export interface BankFileEntry {
  vendorPaymentId: number;
  customerId: number;
  customerName: string;
  /** NNN-NNN and the masked number that it was paid to. */
  paidTo: string;
  amount: string;
  reference: string;
}

/**
 * One bank file with its payments.
 * @throws NOT_FOUND
 */
export async function getBankFile(
  ctx: Context,
  input: { bankFileId: number },
): Promise<BankFile & { entries: BankFileEntry[] }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, async (tx) => {
    const file = await loadOne<BankFile>(tx, bankFileView, input.bankFileId);
    const entries = await rowsOf<BankFileEntry>(
      tx,
      sql`select e.vendor_payment_id as "vendorPaymentId", p.customer_id as "customerId", coalesce(c.name, '') as "customerName",
          left(v.bsb, 3) || '-' || right(v.bsb, 3) || ' ' || ${maskedSql(sql`v.account_number`)} as "paidTo", e.amount, e.reference
        from bank_file_entry e join vendor_payment p on p.id = e.vendor_payment_id
        join bank_account_version v on v.id = e.bank_account_version_id left join customer c on c.id = p.customer_id
        where e.bank_file_id = ${file.id} order by e.vendor_payment_id`,
    );
    return { ...file, entries };
  });
}
