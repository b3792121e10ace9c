import { sql } from "drizzle-orm";
import { oneOf } from "../common/rows.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { inForce } from "./bank-account-view.ts";

/** How many bank accounts changed: a figure to look at before a bank file goes out. */
export interface BankAccountChangeCount {
  /** Accounts whose version in force was approved since the instant. */
  changed: number;
  /** Of these, accounts that had another version in force before. */
  replaced: number;
  waiting: number;
}

/**
 * Counts the accounts that came into force or changed since an instant, such as that of the last bank file.
 * @param input.since RFC 3339; since ever when left out
 * @param input.serviceId of customers with an entry at this service, or kept by it
 */
export async function countBankAccountChanges(
  ctx: Context,
  input: { since?: string; serviceId?: number },
): Promise<BankAccountChangeCount> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => {
    const since = when(input.since, (instant) => sql`v.decided_at > ${instant}::timestamptz`) ?? sql`true`;
    const here =
      when(
        input.serviceId,
        (id) => sql`v.customer_id in (select id from customer where home_service_id = ${id}
          union select client_id from service_entry where service_id = ${id})`,
      ) ?? sql`true`;
    return oneOf<BankAccountChangeCount>(
      tx,
      sql`with fresh as materialized (
          select v.bank_account_id, v.id from bank_account_version v
          where v.status = 'approved' and ${since} and ${inForce} and ${here}
        )
        select (select count(*) from fresh) as changed,
          (select count(*) from fresh f where exists (select from bank_account_version n
            where n.bank_account_id = f.bank_account_id and n.status = 'approved' and n.id < f.id)) as replaced,
          (select count(*) from bank_account_version v where v.status = 'waiting' and ${here}) as waiting`,
    );
  });
}
