import { type SQL, sql } from "drizzle-orm";
import { anywhere } from "../common/sql.ts";

/**
 * The condition that finds customers `c` by words of their account, name, known-as or reference, each anywhere in them;
 * a word of one or two letters only at the start of a word.
 *
 * The trigram index is asked inside a function of the database: under row-level security PostgreSQL would check who may
 * see a row before the comparison, and so read all of them. One letter finds so many that reading in order is faster.
 */
export function customersMatching(search: string | undefined): SQL | null {
  const words = (search ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return null;
  const conditions: SQL[] = [];
  const long = words.filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  if (long.length > 0)
    conditions.push(sql`c.id in (select * from banksia.customers_matching(${sql.param(long)}::text[]))`);
  for (const word of words.filter((word) => word.length === 1))
    conditions.push(sql`' ' || c.search_text like ${`% ${anywhere(word).slice(1)}`}`);
  return sql.join(conditions, sql` and `);
}
