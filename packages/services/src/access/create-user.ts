import { type Role, schema, violatedConstraint } from "@banksia/db";
import { audit } from "../common/audit.ts";
import { type Context, change, requireScope } from "../context.ts";
import { invalid, refuseIfAny } from "../errors.ts";
import { beyond } from "./grants.ts";
import { hashPassword } from "./passwords.ts";
import { type User, loadUser } from "./user-view.ts";

export interface CreateUserInput {
  email: string;
  name: string;
  password: string;
  role: Role;
  allServices: boolean;
  serviceIds: number[];
}

/** The refusal of an address that another user has. */
export const emailTaken = invalid({
  pointer: "/email",
  code: "TAKEN",
  detail: "Another user already has this e-mail address.",
});

/** Creates a user. Throws VALIDATION for a taken address, and for permissions or facilities beyond the caller's own. */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<User> {
  requireScope(ctx, "users:manage");
  const passwordHash = await hashPassword(input.password);
  try {
    return await change(ctx, async (tx) => {
      const serviceIds = [...new Set(input.serviceIds)];
      refuseIfAny(await beyond(ctx, tx, { ...input, serviceIds }));
      const [row] = await tx
        .insert(schema.appUser)
        .values({
          email: input.email.trim().toLowerCase(),
          name: input.name,
          passwordHash,
          role: input.role,
          allServices: input.allServices,
        })
        .returning({ id: schema.appUser.id });
      const userId = row?.id ?? 0;
      if (serviceIds.length > 0)
        await tx.insert(schema.userService).values(serviceIds.map((serviceId) => ({ userId, serviceId })));
      const user = await loadUser(tx, userId);
      await audit(tx, ctx, { verb: "createUser", objectType: "user", objectId: userId, after: user });
      return user;
    });
  } catch (error) {
    if (violatedConstraint(error) === "app_user_email_unique") throw emailTaken;
    throw error;
  }
}
