import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type AccountName, accountNameView } from "./account-name-view.ts";

/** Account names (posting profiles). */
export async function listAccountNames(ctx: Context, input: CodeListInput): Promise<Page<AccountName>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => fetchCodeList<AccountName>(tx, accountNameView, "n", input));
}
