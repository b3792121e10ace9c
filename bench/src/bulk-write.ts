import { type BulkColumns, type BulkValue, bulkInsert, openSql } from "@banksia/db";
import type { BenchDatabase } from "./provider.ts";

/**
 * What the machine can do: the very same rows into a table like the journal lines, with its indexes and without guards,
 * in batches of the same size, over `connections` at once.
 * @returns seconds
 */
export async function plainBulkWrite(
  database: BenchDatabase,
  journalId: number,
  batchRows: number,
  connections: number,
): Promise<number> {
  const { sql } = database.owner;
  await sql.unsafe(
    "drop table if exists plain_line; create table plain_line (like journal_line including defaults including indexes)",
  );
  const described = await sql<{ name: string; type: string }[]>`select column_name as name, data_type as type
    from information_schema.columns where table_schema = 'public' and table_name = 'journal_line' order by ordinal_position`;
  const columns: BulkColumns = Object.fromEntries(described.map(({ name, type }) => [name, type]));
  const rows: BulkValue[][] = await sql
    .unsafe(
      `select ${described.map(({ name }) => `${name}::text`).join(", ")} from journal_line where journal_id = ${journalId} order by id`,
    )
    .values();
  await sql.unsafe("checkpoint");
  const batches: BulkValue[][][] = [];
  for (let from = 0; from < rows.length; from += batchRows) batches.push(rows.slice(from, from + batchRows));
  const clients = Array.from({ length: connections }, () =>
    openSql({ url: database.ownerUrl, max: 1, name: "bench bulk" }),
  );
  await Promise.all(clients.map((client) => client`select 1`));
  const started = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
        await bulkInsert(client, "plain_line", columns, batch);
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return seconds;
}
