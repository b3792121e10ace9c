import { type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";
import { fillFoundBy } from "./people/found-by.ts";
import type { Provider } from "./provider.ts";
import { firstAccount } from "./setup/organisations.ts";
import { writeApiKey } from "./setup/users.ts";

/** Writes every row of a provider. The ids are those that the rows were given in memory, so each table must be empty. */
export async function writeRows(tx: SqlTx, provider: Provider): Promise<void> {
  fillFoundBy(provider.tables);
  await withoutUpkeep(tx, () => writeTables(tx, provider));
  await writeApiKey(tx, provider);
  // A customer comes before the account that its direct debits draw on.
  await tx`update customer c set bank_account_id = b.id from bank_account b where b.customer_id = c.id`;
  await tx`select setval('banksia.customer_accounts', ${firstAccount + provider.tables.customer.rows.length}, false)`;
}

/** Triggers that keep what the rows have already: one primary each, and the words by which customers are found. */
const upkeep = {
  address: ["address_guard", "address_added"],
  contact_detail: ["contact_detail_guard", "contact_detail_added"],
  client_reference: ["client_reference_added"],
} as const;

/** Does without them for as long as a large load takes; `verify` looks at what they would have kept. */
async function withoutUpkeep(tx: SqlTx, work: () => Promise<void>): Promise<void> {
  const all = async (state: "disable" | "enable") => {
    for (const [table, triggers] of Object.entries(upkeep))
      for (const trigger of triggers) await tx.unsafe(`alter table ${table} ${state} trigger ${trigger}`);
  };
  await all("disable");
  await work();
  await all("enable");
}

async function writeTables(tx: SqlTx, provider: Provider): Promise<void> {
  // An entry makes its accommodation payment, of the same number.
  await tx`alter table accommodation_payment alter column id restart with 1`;
  for (const table of Object.values(provider.tables)) {
    // Rows that were tried and rolled back have moved the counter on.
    if (table.counted) await tx.unsafe(`alter table ${table.name} alter column id restart with 1`);
    // The database checks after each statement that the invoicees of a line pay all of it together.
    const batches = table.name === "billing_invoicee" ? batchesByKey(table.rows, BATCH_ROWS) : [table.rows];
    for (const rows of batches) await bulkInsert(tx, table.name, table.columns, rows);
    if (!table.counted) continue;
    const [found] = await tx.unsafe<{ rows: number; last: number }[]>(
      `select count(*) as rows, coalesce(max(id), 0) as last from ${table.name}`,
    );
    if (found?.rows !== table.rows.length || found.last !== table.rows.length)
      throw new Error(`${table.name} was numbered otherwise than expected: another writer is at work.`);
  }
  const [other] = await tx`select from accommodation_payment where id <> service_entry_id limit 1`;
  if (other !== undefined) throw new Error("Accommodation payments were numbered otherwise than their entries.");
}

/** Rows of one statement of the bulk helper. */
const BATCH_ROWS = 5000;

/**
 * Cuts rows into batches of at most `size` without parting neighbours of the same key, which is their first value. A key
 * with more rows than that stays whole.
 */
export function batchesByKey(rows: readonly BulkValue[][], size: number): BulkValue[][][] {
  const batches: BulkValue[][][] = [];
  for (let from = 0; from < rows.length;) {
    let to = from + size;
    while (to > from && to < rows.length && rows[to]?.[0] === rows[to - 1]?.[0]) to -= 1;
    if (to === from) {
      to = from + size;
      while (to < rows.length && rows[to]?.[0] === rows[to - 1]?.[0]) to += 1;
    }
    batches.push(rows.slice(from, to));
    from = to;
  }
  return batches;
}

/** Lets the server plan with figures of what was written. */
export async function analyze(tx: SqlTx, provider: Provider): Promise<void> {
  await tx.unsafe(
    `analyze ${Object.values(provider.tables)
      .map((table) => table.name)
      .join(", ")}`,
  );
}
