import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { OrmTx } from "@banksia/db";
import { type FieldError, type ServiceError, invalid } from "../errors.ts";
import { oneOf, rowsOf } from "./rows.ts";
import { allOf } from "./sql.ts";

/** What a list may be sorted by: an expression that is never null, and the type its value has. */
export interface SortKey {
  by: SQLWrapper;
  type: "text" | "numeric" | "date" | "bigint" | "instant";
}

/** One key of the order that a caller asks for. */
export interface SortBy<K extends string = string> {
  key: K;
  descending: boolean;
}

/** How a caller asks for one page of a list. */
export interface PageInput<K extends string = string> {
  /** At most this many rows: 1 to 1000, 50 where not given. */
  limit?: number;
  /** Where the page before ended: its `nextCursor`. */
  cursor?: string;
  /** The order; each list has one of its own where this is not given. */
  sort?: readonly SortBy<K>[];
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** Null when this is the last page. */
  nextCursor: string | null;
  /** Rows on all pages together. */
  total: number;
}

/** The parts of a query that fetch one page, without gaps or repeats while rows come and go. */
export interface Keyset {
  orderBy: SQL;
  /** Rows behind the cursor; null on the first page. */
  after: SQL | null;
  /** The place of a row in the order, as texts. */
  key: SQL<string[]>;
  /** Fetch this many rows: one more than the page holds. */
  fetch: number;
  limit: number;
  sort: string;
}

export const defaultLimit = 50;
export const maxLimit = 1000;

const shapes: Record<SortKey["type"], RegExp> = {
  text: /^[^\0]*$/,
  numeric: /^-?\d{1,20}(\.\d{1,10})?$/,
  date: /^\d{4,6}-\d{2}-\d{2}$/,
  bigint: /^-?\d{1,18}$/,
  instant: /^\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+]00$/,
};

const casts: Record<SortKey["type"], SQL> = {
  text: sql.raw("text"),
  numeric: sql.raw("numeric"),
  date: sql.raw("date"),
  bigint: sql.raw("bigint"),
  instant: sql.raw("timestamptz"),
};

function fault(pointer: string, detail: string): ServiceError {
  const error: FieldError = { pointer, code: "INVALID", detail };
  return invalid(error);
}

function decodeCursor(cursor: string, sort: string, types: SortKey["type"][]): string[] {
  const broken = fault("/cursor", "This cursor does not belong to this list and order: start again without one.");
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw broken;
  }
  if (!Array.isArray(parts) || parts.length !== types.length + 1 || parts[0] !== sort) throw broken;
  return types.map((type, at) => {
    const value: unknown = parts[at + 1];
    if (typeof value !== "string" || value.length > 1000 || !shapes[type].test(value)) throw broken;
    return value;
  });
}

/**
 * The order of a list and the place of one page in it.
 * @param keys the sort keys on offer by name
 * @param id the row's unique id, the last key of every order
 * @param fallback the order when the caller names none
 * @throws VALIDATION for an unknown sort key, a limit out of range or a foreign cursor
 */
export function keyset<K extends string>(
  keys: Record<K, SortKey>,
  id: SQLWrapper,
  fallback: readonly SortBy<NoInfer<K>>[],
  input: PageInput<NoInfer<K>>,
): Keyset {
  const limit = input.limit ?? defaultLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    throw fault("/limit", `The limit is a whole number from 1 to ${maxLimit}.`);
  const asked = input.sort === undefined || input.sort.length === 0 ? fallback : input.sort;
  const order: { key: SortKey; descending: boolean }[] = [];
  const seen = new Set<K>();
  for (const { key: name, descending } of asked) {
    if (!Object.hasOwn(keys, name) || seen.has(name))
      throw fault("/sort", `Sort by any of ${Object.keys(keys).join(", ")}, each once.`);
    seen.add(name);
    order.push({ key: keys[name], descending });
  }
  const sort = asked.map((one) => (one.descending ? `-${one.key}` : one.key)).join(",");
  order.push({ key: { by: id, type: "bigint" }, descending: order[0]?.descending ?? false });

  const orderBy = sql.join(
    order.map((part) => (part.descending ? sql`${part.key.by} desc` : sql`${part.key.by}`)),
    sql`, `,
  );
  const key = sql<string[]>`array[${sql.join(
    order.map((part) => sql`(${part.key.by})::text`),
    sql`, `,
  )}]`;
  return { orderBy, key, limit, sort, fetch: limit + 1, after: after(order, sort, input.cursor) };
}

function after(order: { key: SortKey; descending: boolean }[], sort: string, cursor: string | undefined): SQL | null {
  if (cursor === undefined || cursor === "") return null;
  const texts = decodeCursor(
    cursor,
    sort,
    order.map((part) => part.key.type),
  );
  const parts = order.map((part, at) => ({
    by: part.key.by,
    value: sql`${texts[at]}::${casts[part.key.type]}`,
    descending: part.descending,
  }));
  const first = parts[0];
  if (first !== undefined && parts.every((part) => part.descending === first.descending)) {
    // One comparison of rows, which an index answers.
    const left = sql.join(
      parts.map((part) => part.by.getSQL()),
      sql`, `,
    );
    const right = sql.join(
      parts.map((part) => part.value),
      sql`, `,
    );
    return first.descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
  }
  return parts.reduceRight<SQL | null>((rest, { by, value, descending }) => {
    const beyond = descending ? sql`${by} < ${value}` : sql`${by} > ${value}`;
    return rest === null ? beyond : sql`(${beyond} or (${by} = ${value} and ${rest}))`;
  }, null);
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
}

/** Sums over all rows that match, by name. */
export type SumColumns<S> = { [N in keyof S]: SQL<S[N]> };

async function fetchItems<T extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K>,
  input: PageInput<NoInfer<K>>,
): Promise<Omit<Page<T>, "total">> {
  const place = keyset(list.keys, list.id, list.order, input);
  const rows = await rowsOf<T & { key: string[] }>(
    tx,
    sql`select ${list.columns}, ${place.key} as key from ${list.from} ${allOf([...list.where, place.after])}
      order by ${place.orderBy} limit ${place.fetch}`,
  );
  const items = rows.slice(0, place.limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > place.limit && last !== undefined
      ? Buffer.from(JSON.stringify([place.sort, ...last.key])).toString("base64url")
      : null;
  for (const item of items) Reflect.deleteProperty(item, "key");
  return { items, nextCursor };
}

/** One page of a list, with the count of all that match. */
export async function fetchPage<T extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K>,
  input: PageInput<NoInfer<K>>,
): Promise<Page<T>> {
  const items = await fetchItems<T, K>(tx, list, input);
  const { total } = await oneOf<{ total: number }>(
    tx,
    sql`select count(*) as total from ${list.countFrom ?? list.from} ${allOf(list.where)}`,
  );
  return { ...items, total };
}

/** The same with sums over all that match. */
export async function fetchPageWithSums<T extends object, S extends object, K extends string>(
  tx: OrmTx,
  list: ListQuery<K> & { sums: SumColumns<S> },
  input: PageInput<NoInfer<K>>,
): Promise<Page<T> & { sums: S }> {
  const items = await fetchItems<T, K>(tx, list, input);
  const columns = Object.entries<SQL>(list.sums).map(([name, sum]) => sql`${sum} as ${sql.identifier(name)}`);
  // A name that no sum has.
  const sums = await oneOf<S & { row_count: number }>(
    tx,
    sql`select ${sql.join([sql`count(*) as row_count`, ...columns], sql`, `)}
      from ${list.countFrom ?? list.from} ${allOf(list.where)}`,
  );
  const total = sums.row_count;
  Reflect.deleteProperty(sums, "row_count");
  return { ...items, total, sums };
}
