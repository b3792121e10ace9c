import { type SQL, sql } from "drizzle-orm";

/** A telephone or reference number as people write it, without letters. */
const numberLike = /^[+(]*\d[\d\s()+./-]*$/;
const fewestDigits = 6;

/** What is looked for: words, each anywhere; or the number that they are together. */
export function searchWords(search: string | undefined): { words: string[]; number: string | null } {
  const text = (search ?? "").trim().toLowerCase();
  const words = text.split(/\s+/).filter((word) => word !== "");
  const digits = text.replaceAll(/\D/g, "");
  if (!numberLike.test(text) || digits.length < fewestDigits) return { words, number: null };
  // +61 412 345 678 and 0412 345 678 are one telephone; numbers are kept bare beside how they are written.
  return { words, number: /^61[2-478]\d{8}$/.test(digits) ? `0${digits.slice(2)}` : digits };
}

/**
 * The condition that finds customers `c` by words of their account, name, known-as, reference numbers, telephone numbers
 * or e-mail addresses, those of their contacts too, each anywhere in them; a word of one or two letters only at the start
 * of a word. A number is found however it is broken up.
 *
 * The trigram index is asked inside a function of the database: under row-level security PostgreSQL would check who may
 * see a row before the comparison, and so read all of them. What it finds comes back as an array, which the primary key
 * answers: joined, the planner would read every customer to hash them.
 */
export function customersMatching(search: string | undefined): SQL | null {
  const { words, number } = searchWords(search);
  if (words.length === 0) return null;
  const of = (all: string[]) => sql`select * from banksia.customers_matching(${sql.param(all)}::text[])`;
  const found = number === null ? of(words) : sql`${of(words)} union ${of([number])}`;
  return sql`c.id = any(array(${found}))`;
}
