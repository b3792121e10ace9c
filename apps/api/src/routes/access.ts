import { endpoints } from "@banksia/contracts";
import { changePassword } from "@banksia/services/access/change-password";
import { createApiKey } from "@banksia/services/access/create-api-key";
import { createUser } from "@banksia/services/access/create-user";
import { getMe } from "@banksia/services/access/get-me";
import { getUser } from "@banksia/services/access/get-user";
import { listApiKeys } from "@banksia/services/access/list-api-keys";
import { listAuditLog } from "@banksia/services/access/list-audit-log";
import { listUsers } from "@banksia/services/access/list-users";
import { revokeApiKey } from "@banksia/services/access/revoke-api-key";
import { setPreferences } from "@banksia/services/access/set-preferences";
import { signIn } from "@banksia/services/access/sign-in";
import { signOut } from "@banksia/services/access/sign-out";
import { SignInThrottle } from "@banksia/services/access/throttle";
import { updateUser } from "@banksia/services/access/update-user";
import { authenticateSession } from "@banksia/services/access/authenticate";
import { Refusal } from "../http/problem.ts";
import type { Mounter } from "../http/mounter.ts";
import { callerAddress } from "../security/address.ts";
import { clearSessionCookie, setSessionCookie } from "../security/session-cookie.ts";

/** Signing in and out, users, API keys, the audit log. */
export function accessRoutes(mount: Mounter, options: { trustProxy: boolean }): void {
  const throttle = new SignInThrottle();

  mount.verb(endpoints.signIn, async (ctx, input, { c }) => {
    const { token } = await signIn(ctx, input, throttle, callerAddress(c, options.trustProxy));
    const signedIn = await authenticateSession(ctx.db, token);
    if (signedIn === null) throw new Refusal("SIGN_IN_FAILED", "The user has just been deactivated.");
    setSessionCookie(c, token);
    return getMe({ ...ctx, actor: signedIn.actor });
  });
  mount.verb(endpoints.signOut, async (ctx, _, { c, signedIn }) => {
    if (signedIn === null || signedIn.sessionHash === null)
      throw new Refusal("CONFLICT", "An API key has no session to end; revoke it instead.");
    await signOut(ctx, signedIn.sessionHash);
    clearSessionCookie(c);
  });
  mount.verb(endpoints.getMe, getMe);
  mount.verb(endpoints.setPreferences, setPreferences);
  mount.verb(endpoints.changePassword, (ctx, input, { c, signedIn }) =>
    changePassword(ctx, input, throttle, callerAddress(c, options.trustProxy), signedIn?.sessionHash ?? null),
  );
  mount.verb(endpoints.listUsers, listUsers);
  mount.verb(endpoints.getUser, getUser);
  mount.verb(endpoints.createUser, createUser);
  mount.verb(endpoints.updateUser, updateUser);
  mount.verb(endpoints.listApiKeys, listApiKeys);
  // The key itself is kept nowhere, not even for a repeated request.
  mount.verb(endpoints.createApiKey, createApiKey, { keep: (answer) => ({ ...Object(answer), key: null }) });
  mount.verb(endpoints.revokeApiKey, revokeApiKey);
  mount.verb(endpoints.listAuditLog, listAuditLog);
}
