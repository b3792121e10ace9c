import { type Role, schema } from "@banksia/db";
import { asc, eq, inArray } from "drizzle-orm";
import { type Context, read, scopesOf, userIdOf } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Scope } from "./roles.ts";

export interface Me {
  kind: "user" | "api_key";
  userId: number;
  email: string;
  name: string;
  role: Role;
  scopes: Scope[];
  allServices: boolean;
  services: { id: number; code: string; name: string }[];
  legalEntities: { id: number; code: string; name: string; timeZone: string; today: string }[];
  preferences: Record<string, unknown>;
}

/** Who asks: role, permissions, facilities, and what day it is for each of their legal entities. */
export function getMe(ctx: Context): Promise<Me> {
  const userId = userIdOf(ctx.actor) ?? 0;
  return read(ctx, async (tx) => {
    const [user] = await tx.select().from(schema.appUser).where(eq(schema.appUser.id, userId));
    if (user === undefined) throw notFound("user", userId);
    const services = await tx
      .select({
        id: schema.service.id,
        code: schema.service.code,
        name: schema.service.name,
        legalEntityId: schema.service.legalEntityId,
      })
      .from(schema.service)
      .where(eq(schema.service.active, true))
      .orderBy(asc(schema.service.name), asc(schema.service.id));
    const entities = await tx
      .select()
      .from(schema.legalEntity)
      .where(
        user.allServices
          ? undefined
          : inArray(schema.legalEntity.id, [0, ...new Set(services.map((service) => service.legalEntityId))]),
      )
      .orderBy(asc(schema.legalEntity.code));
    return {
      kind: ctx.actor.kind === "api_key" ? "api_key" : "user",
      userId,
      email: user.email,
      name: user.name,
      role: user.role,
      scopes: [...scopesOf(ctx.actor)],
      allServices: user.allServices,
      services: services.map(({ id, code, name }) => ({ id, code, name })),
      legalEntities: entities.map(({ id, code, name, timeZone }) => ({
        id,
        code,
        name,
        timeZone,
        today: ctx.today(timeZone),
      })),
      preferences: preferencesOf(user.preferences),
    };
  });
}

/** Preferences as stored; anything but an object counts as none. */
export function preferencesOf(stored: unknown): Record<string, unknown> {
  return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
}
