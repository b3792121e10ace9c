import { type Context, read, requireScope } from "../context.ts";
import { type LeaveAccountView, loadLeaveAccount } from "./leave-account-view.ts";

/**
 * A resident's leave with what each day of it is.
 * @throws NOT_FOUND
 */
export function getLeaveAccount(ctx: Context, input: { clientId: number }): Promise<LeaveAccountView> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) => loadLeaveAccount(tx, ctx, input.clientId));
}
