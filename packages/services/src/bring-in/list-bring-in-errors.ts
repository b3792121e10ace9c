import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import type { Fault } from "./faults.ts";
import { loadBringIn } from "./get-bring-in.ts";

export interface ListBringInErrorsInput extends Omit<PageInput, "sort"> {
  bringInId: number;
}

/** Why a file was refused, in the order of its rows: the faults that are kept. @throws NOT_FOUND */
export function listBringInErrors(ctx: Context, input: ListBringInErrorsInput): Promise<Page<Fault>> {
  requireScope(ctx, "bring-in:read");
  return read(ctx, async (tx) => {
    await loadBringIn(tx, ctx, input.bringInId);
    return fetchPage<Fault, "place">(
      tx,
      {
        columns: sql`(e.fault ->> 'row')::int as row, e.fault ->> 'column' as "column", e.fault ->> 'code' as code,
          e.fault ->> 'message' as message`,
        from: sql`bring_in b cross join jsonb_array_elements(b.errors) with ordinality e (fault, place)`,
        where: [sql`b.id = ${input.bringInId}`],
        id: sql`e.place`,
        keys: { place: { by: sql`e.place`, type: "bigint" } },
        order: [{ key: "place", descending: false }],
      },
      input,
    );
  });
}
