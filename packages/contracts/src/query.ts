import "./jitless.ts";
import { z } from "zod";
import { id } from "./fields.ts";

/** How a query parameter is written in a URL where that differs from the value that a handler gets. */
export const queryForms = new WeakMap<object, Record<string, unknown>>();

function written<T extends z.ZodType>(schema: T, form: Record<string, unknown>): T {
  queryForms.set(schema, form);
  return schema;
}

/** `true` or `false`. */
export function flag() {
  return written(z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]), {
    type: "boolean",
  });
}

/** A record's number in a URL. */
export function idParam() {
  return written(z.coerce.number<number>().pipe(id), { type: "integer", minimum: 1 });
}

/** Several record numbers, separated by commas. */
export function idsParam() {
  const ids = z.array(id).min(1).max(500);
  return written(
    z.union([
      ids,
      z
        .string()
        .regex(/^\d{1,15}(,\d{1,15})*$/, "Write record numbers separated by commas.")
        .transform((value) => value.split(",").map(Number))
        .pipe(ids),
    ]),
    { type: "array", items: { type: "integer", minimum: 1 } },
  );
}

/** Text to search for. */
export const search = z.string().trim().max(100);

export interface SortKey<K extends string = string> {
  key: K;
  descending: boolean;
}

/** `name` or `-postingDate,name`: one or two keys, a minus for descending. The record's number always breaks ties. */
export function sortBy<const K extends string>(...keys: [K, ...K[]]) {
  const one = `-?(${keys.join("|")})`;
  const known = new Set<string>(keys);
  const isKey = (value: string): value is K => known.has(value);
  return written(
    z
      .string()
      .regex(new RegExp(`^${one}(,${one})?$`), `Sort by ${keys.join(", ")}; put a minus before a key to turn it round.`)
      .transform((value) =>
        value.split(",").flatMap((part): SortKey<K>[] => {
          const key = part.replace("-", "");
          return isKey(key) ? [{ key, descending: part.startsWith("-") }] : [];
        }),
      )
      .meta({ description: `Sort keys: ${keys.join(", ")}. A minus turns the order round; two keys at most.` }),
    { type: "string", pattern: `^${one}(,${one})?$` },
  );
}

/** Most rows of one page. */
export const pageLimit = 1000;

/** The parameters of every list, besides its own filters and sort keys. */
export const page = {
  limit: written(z.coerce.number<number>().pipe(z.int().min(1).max(pageLimit)).default(50), {
    type: "integer",
    minimum: 1,
    maximum: pageLimit,
    default: 50,
  }),
  cursor: z.string().max(6000).optional().meta({ description: "`nextCursor` of the page before" }),
};

/** The answer of every list: a page, where the next one begins, and the count of all that match. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().min(0) });
}

/** A list with sums over everything that matches the filters, not only this page. */
export function listWithSums<T extends z.ZodType, S extends z.ZodType>(item: T, sums: S) {
  return listOf(item).extend({ sums });
}
