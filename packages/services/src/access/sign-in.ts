import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { sessionIdleHours } from "./authenticate.ts";
import { hashPassword, outdated, verifyNobody, verifyPassword } from "./passwords.ts";
import { newSessionToken, secretHash } from "./secrets.ts";
import type { SignInThrottle } from "./throttle.ts";

export interface SignInInput {
  email: string;
  password: string;
}

export interface SignInResult {
  /** To be kept by the browser and nowhere else. */
  token: string;
  userId: number;
}

/**
 * Opens a session for whoever knows the password.
 * @param ctx acts as the system: nobody has signed in yet
 * @param address the network address of the caller
 * @throws SIGN_IN_FAILED without saying which of the two is wrong; SIGN_IN_THROTTLED after too many failures
 */
export async function signIn(
  ctx: Context,
  input: SignInInput,
  throttle: SignInThrottle,
  address: string,
): Promise<SignInResult> {
  throttle.attempt(input.email, address);
  const [user] = await ctx.db.orm
    .select()
    .from(schema.appUser)
    .where(eq(schema.appUser.email, input.email.trim().toLowerCase()));
  const fits =
    user === undefined ? await verifyNobody(input.password) : await verifyPassword(input.password, user.passwordHash);
  if (user === undefined || !fits || !user.active)
    throw new ServiceError("SIGN_IN_FAILED", "The e-mail address or the password is wrong.");
  throttle.succeeded(input.email, address);

  const token = newSessionToken();
  const rehashed = outdated(user.passwordHash) ? await hashPassword(input.password) : null;
  const signedIn: Context = {
    ...ctx,
    actor: { kind: "user", id: user.id, userId: user.id, name: user.name, role: user.role, scopes: null },
  };
  await change(signedIn, async (tx) => {
    await tx.insert(schema.session).values({
      tokenHash: secretHash(token),
      userId: user.id,
      expiresAt: sql`now() + make_interval(hours => ${sessionIdleHours})`,
    });
    if (rehashed !== null)
      await tx.update(schema.appUser).set({ passwordHash: rehashed }).where(eq(schema.appUser.id, user.id));
    await audit(tx, signedIn, { verb: "signIn", objectType: "user", objectId: user.id });
  });
  return { token, userId: user.id };
}
