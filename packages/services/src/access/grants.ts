import { type OrmTx, type Role, schema } from "@banksia/db";
import { eq, inArray } from "drizzle-orm";
import { type Context, scopesOf, userIdOf } from "../context.ts";
import { type FieldError, ServiceError } from "../errors.ts";
import { roleScopes } from "./roles.ts";

export interface Grant {
  role: Role;
  allServices: boolean;
  serviceIds: readonly number[];
}

/**
 * What a caller would give that they do not hold themselves: nobody raises anybody, or themselves, above their own
 * permissions and facilities.
 * @param grant the role and facilities that a user shall have, or has now
 */
export async function beyond(ctx: Context, tx: OrmTx, grant: Grant): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const held = new Set(scopesOf(ctx.actor));
  if (roleScopes[grant.role].some((scope) => !held.has(scope)))
    faults.push({ pointer: "/role", code: "NOT_ALLOWED", detail: "You cannot give permissions that you do not have." });
  if (grant.allServices && !(await seesAll(ctx, tx)))
    faults.push({ pointer: "/allServices", code: "NOT_ALLOWED", detail: "You do not see all facilities yourself." });
  if (grant.serviceIds.length > 0) {
    const seen = await tx
      .select({ id: schema.service.id })
      .from(schema.service)
      .where(inArray(schema.service.id, [...grant.serviceIds]));
    const ids = new Set(seen.map((service) => service.id));
    grant.serviceIds.forEach((id, index) => {
      if (!ids.has(id))
        faults.push({
          pointer: `/serviceIds/${index}`,
          code: "UNKNOWN",
          detail: `There is no service ${id} that you can see.`,
        });
    });
  }
  return faults;
}

async function seesAll(ctx: Context, tx: OrmTx): Promise<boolean> {
  const userId = userIdOf(ctx.actor);
  if (userId === null) return true;
  const [user] = await tx
    .select({ allServices: schema.appUser.allServices })
    .from(schema.appUser)
    .where(eq(schema.appUser.id, userId));
  return user?.allServices ?? false;
}

/** Throws FORBIDDEN when a user has permissions or facilities that the caller does not: such a user is not theirs to change. */
export async function refuseAbove(ctx: Context, tx: OrmTx, userId: number): Promise<void> {
  const [user] = await tx.select().from(schema.appUser).where(eq(schema.appUser.id, userId));
  if (user === undefined) return;
  const services = await tx.select().from(schema.userService).where(eq(schema.userService.userId, userId));
  const faults = await beyond(ctx, tx, { ...user, serviceIds: services.map((row) => row.serviceId) });
  if (faults.length > 0)
    throw new ServiceError("FORBIDDEN", `${user.name} has permissions or facilities that you do not have.`);
}
