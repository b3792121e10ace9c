import { schema } from "@banksia/db";
import { and, eq, ne } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import type { SignInThrottle } from "./throttle.ts";

export interface ChangePasswordInput {
  currentPassword: string;
  newPassword: string;
}

/**
 * Changes the password of whoever is signed in and ends all their other sessions.
 * @param sessionHash the session in use, which goes on
 * @throws FORBIDDEN with an API key; VALIDATION when the current password is wrong; SIGN_IN_THROTTLED after too many failures
 */
export async function changePassword(
  ctx: Context,
  input: ChangePasswordInput,
  throttle: SignInThrottle,
  address: string,
  sessionHash: string | null,
): Promise<void> {
  if (ctx.actor.kind !== "user" || sessionHash === null)
    throw new ServiceError("FORBIDDEN", "Only a person who is signed in can change a password.");
  const { userId } = ctx.actor;
  const [user] = await ctx.db.orm.select().from(schema.appUser).where(eq(schema.appUser.id, userId));
  if (user === undefined) throw new ServiceError("UNAUTHENTICATED", "Sign in first.");
  throttle.attempt(user.email, address);
  if (!(await verifyPassword(input.currentPassword, user.passwordHash)))
    throw invalid({ pointer: "/currentPassword", code: "INVALID", detail: "This is not your current password." });
  throttle.succeeded(user.email, address);
  const passwordHash = await hashPassword(input.newPassword);
  await change(ctx, async (tx) => {
    await tx.update(schema.appUser).set({ passwordHash }).where(eq(schema.appUser.id, userId));
    await tx
      .delete(schema.session)
      .where(and(eq(schema.session.userId, userId), ne(schema.session.tokenHash, sessionHash)));
    await audit(tx, ctx, { verb: "changePassword", objectType: "user", objectId: userId });
  });
}
