import type { Sql } from "@banksia/db";

/** Columns that differ from load to load: the salt of the password, and when the database wrote the row. */
const passing = ["password_hash", "updated_at"];

/** Rows that come with others by triggers: written when they are, not on a day that the demo chose. */
const followed = new Set(["accommodation_payment", "funding_schedule_line", "portal_event"]);

/** One figure for all that the demo wrote: every row of every table, ids and all. */
export async function digest(owner: Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migration') order by 1`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const dropped = followed.has(name) ? [...passing, "created_at"] : passing;
    const [row] = await owner.unsafe<{ digest: string | null }[]>(
      `select md5(string_agg(row, E'\\n' order by row)) as digest from (select (to_jsonb(t) - '{${dropped.join(",")}}'::text[])::text as row from ${name} t) rows`,
    );
    if (row?.digest != null) found[name] = row.digest;
  }
  return found;
}
