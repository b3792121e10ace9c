import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type TaxCode, taxCodeView } from "./tax-code-view.ts";

/** Tax codes. */
export async function listTaxCodes(ctx: Context, input: CodeListInput): Promise<Page<TaxCode>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => fetchCodeList<TaxCode>(tx, taxCodeView, "x", input));
}
