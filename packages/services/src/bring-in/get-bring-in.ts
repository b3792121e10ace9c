import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { type BringIn, bringInView, visibleTo } from "./bring-in-view.ts";

/** One file brought in. @throws NOT_FOUND when it is not there or not for the caller to see */
export async function loadBringIn(tx: OrmTx, ctx: Context, id: number): Promise<BringIn> {
  const found = await firstOf<BringIn>(
    tx,
    sql`select ${bringInView.columns} from ${bringInView.from} where b.id = ${id} and ${visibleTo(ctx)}`,
  );
  if (found === null) throw notFound(bringInView.what, id);
  return found;
}

/** One file brought in, with its progress. @throws NOT_FOUND */
export function getBringIn(ctx: Context, input: { bringInId: number }): Promise<BringIn> {
  requireScope(ctx, "bring-in:read");
  return read(ctx, (tx) => loadBringIn(tx, ctx, input.bringInId));
}
