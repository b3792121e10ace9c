import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, userIdOf } from "../context.ts";

/** Ends one session. */
export async function signOut(ctx: Context, sessionHash: string): Promise<void> {
  await change(ctx, async (tx) => {
    await tx.delete(schema.session).where(eq(schema.session.tokenHash, sessionHash));
    await audit(tx, ctx, { verb: "signOut", objectType: "user", objectId: userIdOf(ctx.actor) ?? "" });
  });
}
