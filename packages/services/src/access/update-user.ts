import { type OrmTx, type Role, schema, violatedConstraint } from "@banksia/db";
import { and, asc, eq } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { ServiceError, notFound, refuseIfAny } from "../errors.ts";
import { emailTaken } from "./create-user.ts";
import { beyond, refuseAbove } from "./grants.ts";
import { hashPassword } from "./passwords.ts";
import { type User, loadUser } from "./user-view.ts";

export interface UpdateUserInput {
  userId: number;
  email?: string;
  name?: string;
  password?: string;
  role?: Role;
  allServices?: boolean;
  serviceIds?: number[];
  active?: boolean;
}

/** Two administrators who deactivate each other at the same moment take turns here. */
async function refuseLastAdministrator(tx: OrmTx, userId: number): Promise<void> {
  const administrators = await tx
    .select({ id: schema.appUser.id })
    .from(schema.appUser)
    .where(and(eq(schema.appUser.role, "administrator"), eq(schema.appUser.active, true)))
    .orderBy(asc(schema.appUser.id))
    .for("update");
  if (administrators.every((user) => user.id === userId))
    throw new ServiceError("LAST_ADMINISTRATOR", "This is the last active administrator. Make another one first.");
}

/**
 * Changes a user; what is left out stays. A new password, another role or deactivation ends the user's sessions.
 * @throws LAST_ADMINISTRATOR; FORBIDDEN for a user above the caller; VALIDATION for permissions beyond the caller's own
 */
export async function updateUser(ctx: Context, input: UpdateUserInput): Promise<User> {
  requireScope(ctx, "users:manage");
  const passwordHash = input.password === undefined ? undefined : await hashPassword(input.password);
  try {
    return await change(ctx, async (tx) => {
      const [row] = await tx.select().from(schema.appUser).where(eq(schema.appUser.id, input.userId)).for("update");
      if (row === undefined) throw notFound("user", input.userId);
      const before = await loadUser(tx, input.userId);
      await refuseAbove(ctx, tx, input.userId);
      const serviceIds = input.serviceIds === undefined ? undefined : [...new Set(input.serviceIds)];
      refuseIfAny(
        await beyond(ctx, tx, {
          role: input.role ?? row.role,
          allServices: input.allServices ?? row.allServices,
          serviceIds: serviceIds ?? [],
        }),
      );
      const role = input.role ?? row.role;
      const active = input.active ?? row.active;
      if (row.role === "administrator" && row.active && (role !== "administrator" || !active))
        await refuseLastAdministrator(tx, input.userId);

      await tx
        .update(schema.appUser)
        .set({
          email: input.email?.trim().toLowerCase() ?? row.email,
          name: input.name ?? row.name,
          passwordHash: passwordHash ?? row.passwordHash,
          role,
          allServices: input.allServices ?? row.allServices,
          active,
        })
        .where(eq(schema.appUser.id, input.userId));
      if (serviceIds !== undefined) {
        await tx.delete(schema.userService).where(eq(schema.userService.userId, input.userId));
        if (serviceIds.length > 0)
          await tx
            .insert(schema.userService)
            .values(serviceIds.map((serviceId) => ({ userId: input.userId, serviceId })));
      }
      if (passwordHash !== undefined || role !== row.role || !active)
        await tx.delete(schema.session).where(eq(schema.session.userId, input.userId));

      const after = await loadUser(tx, input.userId);
      await audit(tx, ctx, {
        verb: "updateUser",
        objectType: "user",
        objectId: input.userId,
        before,
        after: { ...after, ...(passwordHash === undefined ? {} : { passwordChanged: true }) },
      });
      return after;
    });
  } catch (error) {
    if (violatedConstraint(error) === "app_user_email_unique") throw emailTaken;
    throw error;
  }
}
