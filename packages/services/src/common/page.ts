import { createHash } from "node:crypto";
import type { OrmTx } from "@banksia/db";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { type Counted, cursorText } from "./cursor.ts";
import { type Keyset, type PageInput, type SortBy, type SortKey, keyset } from "./keyset.ts";
import { oneOf, rowsOf } from "./rows.ts";
import { allOf } from "./sql.ts";

export type { PageInput, SortBy, SortKey } from "./keyset.ts";

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Null when this is the last page. */
  nextCursor: string | null;
  /** Rows on all pages together, as counted for the first. */
  total: number;
}

/** A list as SQL: what to select, from where, and which rows. */
export interface ListQuery<K extends string> {
  /** Expressions with names, as after `select`. */
  columns: SQL;
  from: SQL;
  where: readonly (SQL | null)[];
  keys: Record<K, SortKey>;
  id: SQLWrapper;
  /** The order where the caller names none. */
  order: readonly SortBy<K>[];
  /** Where it counts and sums over fewer joins than `from`; the conditions must hold on it. */
  countFrom?: SQL;
  /** Sort keys that hold on `countFrom`, too: by these it finds the rows of a page before it joins anything to them. */
  countKeys?: readonly K[];
}

/** Sums over all rows that match, by name. */
export type SumColumns<S> = { [N in keyof S]: SQL<S[N]> };

const dialect = new PgDialect();

/** Tells apart lists that count different rows. */
function fingerprint(counting: SQL): string {
  const { sql: text, params } = dialect.sqlToQuery(counting);
  return createHash("sha256")
    .update(JSON.stringify([text, params]))
    .digest("base64url")
    .slice(0, 16);
}

function pageQuery<K extends string>(list: ListQuery<K>, place: Keyset, input: PageInput<K>): SQL {
  const conditions = allOf([...list.where, place.after]);
  const tail = sql`order by ${place.orderBy} limit ${place.fetch}`;
  const sorts = input.sort === undefined || input.sort.length === 0 ? list.order : input.sort;
  const narrow =
    list.countFrom !== undefined && sorts.every((one) => list.countKeys?.includes(one.key) === true)
      ? sql`where ${list.id} = any(array(select ${list.id} from ${list.countFrom} ${conditions} ${tail}))`
      : conditions;
  return sql`select ${list.columns}, ${place.key} as key from ${list.from} ${narrow} ${tail}`;
}

async function fetchList<T extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K>,
  sums: readonly (readonly [name: string, sum: SQL])[],
  input: PageInput<K>,
): Promise<Page<T> & { counted: Counted }> {
  const place = keyset(list.keys, list.id, list.order, input);
  const rows = await rowsOf<T & { key: string[] }>(tx, pageQuery(list, place, input));
  const counting = sql`select count(*) as row_count${sql.join(sums.map(([name, sum]) => sql`, ${sum} as ${sql.identifier(name)}`))}
    from ${list.countFrom ?? list.from} ${allOf(list.where)}`;
  const of = fingerprint(counting);
  const counted = place.cursor?.counted.of === of ? place.cursor.counted : await count(tx, counting, of);
  const items = rows.slice(0, place.limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > place.limit && last !== undefined ? cursorText({ sort: place.sort, keys: last.key, counted }) : null;
  for (const item of items) Reflect.deleteProperty(item, "key");
  return { items, nextCursor, total: counted.total, counted };
}

async function count(tx: OrmTx, counting: SQL, of: string): Promise<Counted> {
  // A name that no sum has.
  const { row_count: total, ...sums } = await oneOf<Counted["sums"] & { row_count: number }>(tx, counting);
  return { of, total, sums };
}

/** One page of a list, with the count of all that match. */
export async function fetchPage<T extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K>,
  input: PageInput<NoInfer<K>>,
): Promise<Page<T>> {
  const { items, nextCursor, total } = await fetchList<T, K>(tx, list, [], input);
  return { items, nextCursor, total };
}

/** The same with sums over all that match. */
export async function fetchPageWithSums<T extends object, S extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K> & { sums: SumColumns<S> },
  input: PageInput<NoInfer<K>>,
): Promise<Page<T> & { sums: S }> {
  const { items, nextCursor, total, counted } = await fetchList<T, K>(tx, list, Object.entries<SQL>(list.sums), input);
  // The names of the sums were just taken from those of S.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { items, nextCursor, total, sums: counted.sums as S };
}
