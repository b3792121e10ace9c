import { schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { type Context, change, userIdOf } from "../context.ts";
import { invalid } from "../errors.ts";

const longest = 64 * 1024;

/**
 * Replaces the preferences of whoever asks. How a person likes columns laid out changes no record, so no audit row.
 * @throws VALIDATION when they are longer than 64 kB
 */
export async function setPreferences<T extends Record<string, unknown>>(
  ctx: Context,
  input: { preferences: T },
): Promise<{ preferences: T }> {
  if (Buffer.byteLength(JSON.stringify(input.preferences)) > longest)
    throw invalid({ pointer: "/preferences", code: "TOO_LONG", detail: "Preferences may be up to 64 kB long." });
  await change(ctx, (tx) =>
    tx
      .update(schema.appUser)
      .set({ preferences: input.preferences })
      .where(eq(schema.appUser.id, userIdOf(ctx.actor) ?? 0)),
  );
  return { preferences: input.preferences };
}
