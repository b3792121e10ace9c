import { type SQL, sql } from "drizzle-orm";

/**
 * The condition that finds customers `c` by words of their account, name, known-as or reference, each anywhere in them;
 * a word of one or two letters only at the start of a word.
 *
 * The trigram index is asked inside a function of the database: under row-level security PostgreSQL would check who may
 * see a row before the comparison, and so read all of them. What it finds comes back as an array, which the primary key
 * answers: joined, the planner would read every customer to hash them.
 */
export function customersMatching(search: string | undefined): SQL | null {
  const words = (search ?? "")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return words.length === 0
    ? null
    : sql`c.id = any(array(select * from banksia.customers_matching(${sql.param(words)}::text[])))`;
}
