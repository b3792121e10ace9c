import { type Context, read, requireScope } from "../context.ts";
import { type User, loadUser } from "./user-view.ts";

/** One user. */
export function getUser(ctx: Context, input: { userId: number }): Promise<User> {
  requireScope(ctx, "users:manage");
  return read(ctx, (tx) => loadUser(tx, input.userId));
}
