import { formatBsb } from "@banksia/aba";
import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { firstOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";

/** The whole numbers of one version of a bank account. */
export interface RevealedNumbers {
  bankAccountVersionId: number;
  bsb: string;
  accountNumber: string;
}

/**
 * The whole account number of a version. Who looked, and when, goes into the audit log in the same transaction; the
 * number itself does not.
 * @throws NOT_FOUND
 */
export async function revealBankAccountVersion(
  ctx: Context,
  input: { bankAccountVersionId: number },
): Promise<RevealedNumbers> {
  requireScope(ctx, "bank-accounts:reveal");
  return change(ctx, async (tx) => {
    const { bankAccountVersionId } = input;
    const found = await firstOf<{ bsb: string; accountNumber: string; customerId: number; serviceId: number | null }>(
      tx,
      sql`select v.bsb, v.account_number as "accountNumber", v.customer_id as "customerId", c.home_service_id as "serviceId"
        from bank_account_version v join customer c on c.id = v.customer_id where v.id = ${bankAccountVersionId}`,
    );
    if (found === null) throw notFound("version of a bank account", bankAccountVersionId);
    const { bsb, accountNumber, customerId, serviceId } = found;
    await audit(tx, ctx, {
      verb: "revealBankAccountVersion",
      objectType: "bank_account_version",
      objectId: bankAccountVersionId,
      serviceId,
      after: { customerId },
    });
    return { bankAccountVersionId, bsb: formatBsb(bsb), accountNumber };
  });
}
