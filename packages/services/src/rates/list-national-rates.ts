import { cursorText, foreignCursor, readCursor } from "../common/cursor.ts";
import { type PageInput, type SortBy, defaultLimit } from "../common/keyset.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type NationalRate, loadNationalTables } from "./national-rate-view.ts";

type SortKey = "title" | "key" | "unknownFrom";

export interface ListNationalRatesInput extends PageInput<SortKey> {
  search?: string;
  /** A figure is due that nobody has entered. */
  overdue?: boolean;
  /** The figure of today is verified, or is not. */
  verified?: boolean;
}

/** The national tables with today's figure, how it is known, and what is due; by title. */
export async function listNationalRates(ctx: Context, input: ListNationalRatesInput): Promise<Page<NationalRate>> {
  requireScope(ctx, "rates:read");
  return read(ctx, async (tx) => {
    const tables = [...(await loadNationalTables(tx, ctx)).values()];
    const words = (input.search ?? "")
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== "");
    const all = tables
      .map(({ rows: _rows, faults: _faults, ...table }): NationalRate => table)
      .filter((table) => {
        const text = `${table.title} ${table.key} ${table.law}`.toLowerCase();
        return (
          words.every((word) => text.includes(word)) &&
          (input.overdue === undefined || table.overdue === input.overdue) &&
          (input.verified === undefined || (table.inUseVerified === true) === input.verified)
        );
      });
    const order = input.sort === undefined || input.sort.length === 0 ? byTitle : input.sort;
    return pageOf(all.toSorted(comparing(order)), order, input);
  });
}

/** Class 2 comes before class 10. */
const byName = new Intl.Collator("en-AU", { numeric: true });

const byTitle: readonly SortBy<SortKey>[] = [{ key: "title", descending: false }];

function comparing(order: readonly SortBy<SortKey>[]): (a: NationalRate, b: NationalRate) => number {
  return (a, b) => {
    for (const { key, descending } of order) {
      // What is never due comes after all that is.
      const [left, right] = [a[key] ?? "9999-12-31", b[key] ?? "9999-12-31"];
      const order = byName.compare(left, right);
      if (order !== 0) return descending ? -order : order;
    }
    return a.key < b.key ? -1 : 1;
  };
}

/** The rows after the table that the cursor names: the tables are few and fixed, so nothing comes between. */
function pageOf(
  sorted: readonly NationalRate[],
  order: readonly SortBy<SortKey>[],
  input: ListNationalRatesInput,
): Page<NationalRate> {
  const sort = order.map((one) => (one.descending ? `-${one.key}` : one.key)).join(",");
  const cursor = input.cursor === undefined || input.cursor === "" ? null : readCursor(input.cursor);
  const from = cursor === null ? 0 : sorted.findIndex((table) => table.key === cursor.keys[0]) + 1;
  if (cursor !== null && (cursor.sort !== sort || from === 0)) throw foreignCursor();
  const items = sorted.slice(from, from + (input.limit ?? defaultLimit));
  const last = items.at(-1);
  const more = last !== undefined && from + items.length < sorted.length;
  const counted = { of: "national-rates", total: sorted.length, sums: {} };
  return {
    items,
    nextCursor: more ? cursorText({ sort, keys: [last.key], counted }) : null,
    total: sorted.length,
  };
}
