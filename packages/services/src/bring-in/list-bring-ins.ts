import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type BringIn, bringInView, visibleTo } from "./bring-in-view.ts";
import type { BringInKind } from "./kind.ts";

export interface ListBringInsInput extends PageInput<"id" | "createdAt"> {
  kind?: BringInKind;
}

/** Files brought in, the newest first: the caller's own, or all for those who see all facilities. */
export function listBringIns(ctx: Context, input: ListBringInsInput): Promise<Page<BringIn>> {
  requireScope(ctx, "bring-in:read");
  return read(ctx, (tx) =>
    fetchPage<BringIn, "id" | "createdAt">(
      tx,
      {
        ...bringInView,
        where: [visibleTo(ctx), when(input.kind, (kind) => sql`b.kind = ${kind}`)],
        keys: {
          id: { by: sql`b.id`, type: "bigint" },
          createdAt: { by: sql`b.created_at`, type: "instant" },
        },
        order: [{ key: "id", descending: true }],
      },
      input,
    ),
  );
}
