import type { Sql } from "@banksia/db";

/** Columns that differ from load to load: the salt of the password, when the database wrote the row, and how long a run took. */
const passing = [
  "password_hash",
  "created_at",
  "updated_at",
  "changed_at",
  "calculated_at",
  "posted_at",
  "finished_at",
  "seconds",
];

/** One figure for all that the demo wrote: every row of every table, ids and all. */
export async function digest(owner: Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migration', 'audit_log') order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await owner.unsafe<{ digest: string | null }[]>(
      `select md5(string_agg(row, E'\\n' order by row)) as digest from (select (to_jsonb(t) - '{${passing.join(",")}}'::text[])::text as row from ${name} t) rows`,
    );
    if (row?.digest != null) found[name] = row.digest;
  }
  return found;
}
