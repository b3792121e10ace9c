import { type Context, read, requireScope } from "../context.ts";
import { type CappingPolicies, loadCappingPolicies } from "./capping-policies.ts";

/** How caps are applied where the law leaves it open. */
export function getCappingPolicies(ctx: Context): Promise<CappingPolicies> {
  requireScope(ctx, "setup:read");
  return read(ctx, loadCappingPolicies);
}
