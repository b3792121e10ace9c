import type { SqlTx } from "@banksia/db";

/** Numbers ahead of the next one that a file may take; beyond them the accounts would grow by digits at once. */
export const farthestAhead = 1_000_000;

/** The number in an account of the form that is given to new customers, `C100042`; null for any other account. */
export function accountNumber(account: string): number | null {
  return /^C[1-9]\d{0,14}$/.test(account) ? Number(account.slice(1)) : null;
}

/** The last number given to a customer. */
export async function lastAccountNumber(tx: SqlTx): Promise<number> {
  const [row] = await tx<
    { last: number }[]
  >`select coalesce(pg_sequence_last_value('banksia.customer_accounts'), 100000) as last`;
  return row?.last ?? 0;
}

/** Moves the numbers of new customers past the highest that a file brings, so that none is given twice. */
export async function skipAccountNumbers(tx: SqlTx, highest: number): Promise<void> {
  const ahead = highest - (await lastAccountNumber(tx));
  if (ahead > 0) await tx`select max(nextval('banksia.customer_accounts')) from generate_series(1, ${ahead})`;
}

/** New accounts, as many as asked for, without those that a customer already has. */
export async function newAccounts(tx: SqlTx, count: number): Promise<string[]> {
  const accounts: string[] = [];
  while (accounts.length < count) {
    const rows = await tx<{ account: string }[]>`
      select account from (select 'C' || nextval('banksia.customer_accounts') as account
        from generate_series(1, ${count - accounts.length})) n
      where not exists (select from customer c where c.account = n.account)`;
    for (const { account } of rows) accounts.push(account);
  }
  return accounts;
}

/** Undoes a savepoint. */
class Undo extends Error {}

/**
 * Which accounts are taken, by customers of whatever facility. Row-level security hides those of other facilities, but
 * not that their accounts are taken: an attempt that is undone at once tells.
 * @param group,terms any that exist
 */
export async function takenAccounts(
  tx: SqlTx,
  accounts: readonly string[],
  group: number,
  terms: number,
): Promise<Set<string>> {
  const free = new Set<string>();
  await tx
    .savepoint(async (attempt) => {
      const rows = await attempt<{ account: string }[]>`
        insert into customer (account, type, name, customer_group_id, terms_of_payment_id)
        select account, 'organisation', account, ${group}, ${terms} from unnest(${[...accounts]}::text[]) account
        on conflict (account) do nothing returning account`;
      for (const { account } of rows) free.add(account);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return new Set(accounts.filter((account) => !free.has(account)));
}
