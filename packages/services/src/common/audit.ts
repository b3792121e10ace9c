import { type OrmTx, schema } from "@banksia/db";
import { type Context, userIdOf } from "../context.ts";

/** One entry of the audit log. */
export interface AuditEntry {
  /** What was done: the name of the verb. */
  verb: string;
  objectType: string;
  objectId: number | string;
  /** The facility that the object belongs to; null for what all facilities share. */
  serviceId?: number | null;
  /** The object before; null when it was made. */
  before?: unknown;
  /** The object after; null when it is gone. */
  after?: unknown;
}

/** Writes entries of the audit log in the transaction of the change itself. */
export async function audit(tx: OrmTx, ctx: Context, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(schema.auditLog).values(
    entries.map((entry) => ({
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.kind === "system" ? null : (userIdOf(ctx.actor) ?? ("id" in ctx.actor ? ctx.actor.id : null)),
      actorName: ctx.actor.name,
      verb: entry.verb,
      objectType: entry.objectType,
      objectId: String(entry.objectId),
      serviceId: entry.serviceId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
    })),
  );
}
