import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CustomerGroup, customerGroupView } from "./customer-group-view.ts";

/** Customer groups. */
export async function listCustomerGroups(ctx: Context, input: CodeListInput): Promise<Page<CustomerGroup>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) => fetchCodeList<CustomerGroup>(tx, customerGroupView, "g", input));
}
