import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { type FieldError, type ServiceError, invalid } from "../errors.ts";
import { type Cursor, foreignCursor, readCursor } from "./cursor.ts";

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
  /** The cursor that was given; null on the first page. */
  cursor: Cursor | null;
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
  const cursor = input.cursor === undefined || input.cursor === "" ? null : readCursor(input.cursor);
  const behind = cursor === null ? null : after(order, sort, cursor);
  return { orderBy, key, limit, sort, fetch: limit + 1, after: behind, cursor };
}

function after(order: { key: SortKey; descending: boolean }[], sort: string, cursor: Cursor): SQL | null {
  if (cursor.sort !== sort || cursor.keys.length !== order.length) throw foreignCursor();
  const parts = order.map((part, at) => {
    const text = cursor.keys[at] ?? "";
    if (!shapes[part.key.type].test(text)) throw foreignCursor();
    return { by: part.key.by, value: sql`${text}::${casts[part.key.type]}`, descending: part.descending };
  });
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
