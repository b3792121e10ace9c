import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type LegalEntity, legalEntityView } from "./legal-entity-view.ts";

/** Legal entities. */
export async function listLegalEntities(ctx: Context, input: CodeListInput): Promise<Page<LegalEntity>> {
  requireScope(ctx, "setup:read");
  return read(ctx, async (tx) => fetchCodeList<LegalEntity>(tx, await legalEntityView(tx, ctx), "e", input));
}
