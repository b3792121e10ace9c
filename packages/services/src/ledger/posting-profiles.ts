import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { ServiceError } from "../errors.ts";

/** Where what is owed to customers stands, and the account that credits and receipts without cash pass through. */
export interface VendorProfile {
  accountNameId: number;
  payableAccountId: number;
  clearingAccountId: number;
}

/**
 * The posting profile of type `vendor`.
 * @throws CONFLICT when it is not set up
 */
export async function vendorProfile(tx: OrmTx): Promise<VendorProfile> {
  const found = await firstOf<VendorProfile>(
    tx,
    sql`select n.id as "accountNameId", n.receivable_account_id as "payableAccountId", n.counter_account_id as "clearingAccountId"
      from account_name n where n.type = 'vendor' and n.counter_account_id is not null order by n.id limit 1`,
  );
  if (found === null)
    throw new ServiceError(
      "CONFLICT",
      "No account name of type vendor is set up: add one with the payable account and the clearing account.",
    );
  return found;
}

/**
 * The account that takes what is invoiced of lump sums until it is received: the revenue account of the lump-sum code.
 * @throws CONFLICT when it is not set up
 */
export async function invoicedLumpSumsAccount(tx: OrmTx): Promise<number> {
  const found = await firstOf<{ id: number }>(
    tx,
    sql`select b.revenue_account_id as id from accommodation_code a join billing_code b on b.id = a.billing_code_id
      where a.use = 'lump_sum'`,
  );
  if (found === null)
    throw new ServiceError(
      "CONFLICT",
      "No billing code is set up for lump sums: choose one in the accommodation set-up.",
    );
  return found.id;
}
