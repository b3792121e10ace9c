import { type OrmTx, schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type AdmissionSettings, loadAdmissionSettings } from "./get-admission-settings.ts";
import { purposeSettings } from "./home-address.ts";

/**
 * Changes what admissions do to addresses, from the next admission on.
 * @throws VALIDATION for a purpose that is not there or no longer in use
 */
export async function updateAdmissionSettings(
  ctx: Context,
  input: Partial<AdmissionSettings>,
): Promise<AdmissionSettings> {
  requireScope(ctx, "setup:write");
  return change(ctx, async (tx) => {
    const before = await loadAdmissionSettings(tx);
    const after = { ...before, ...input };
    refuseIfAny([
      ...(await purposeFaults(tx, "/homePurpose", after.homePurpose)),
      ...(await purposeFaults(tx, "/oldHomePurpose", after.oldHomePurpose)),
      ...(after.homePurpose === after.oldHomePurpose
        ? [
            {
              pointer: "/oldHomePurpose",
              code: "DUPLICATE" as const,
              detail: "An old home needs another purpose than the home, or a client would have two homes.",
            },
          ]
        : []),
    ]);
    for (const [key, name] of [
      ["homePurpose", purposeSettings.homePurpose],
      ["oldHomePurpose", purposeSettings.oldHomePurpose],
    ] as const)
      if (after[key] !== before[key])
        await tx
          .insert(schema.setting)
          .values({ name, value: after[key] })
          .onConflictDoUpdate({ target: schema.setting.name, set: { value: after[key], updatedAt: sql`now()` } });
    await audit(tx, ctx, {
      verb: "updateAdmissionSettings",
      objectType: "setting",
      objectId: "admissions",
      before,
      after,
    });
    return after;
  });
}

async function purposeFaults(tx: OrmTx, pointer: string, code: string): Promise<FieldError[]> {
  const [purpose] = await tx.select().from(schema.purpose).where(eq(schema.purpose.code, code));
  if (purpose === undefined)
    return [{ pointer, code: "UNKNOWN", detail: `There is no purpose with the code ${code}: choose one that exists.` }];
  if (!purpose.active)
    return [{ pointer, code: "INACTIVE", detail: `The purpose ${purpose.name} is no longer in use.` }];
  return [];
}
