import type { SqlTx } from "@banksia/db";
import { type Context, userIdOf } from "../context.ts";
import type { AuditEntry } from "./audit.ts";

/** Writes an entry of the audit log in a transaction of hand-written SQL. */
export async function auditSql(tx: SqlTx, ctx: Context, entry: AuditEntry): Promise<void> {
  const { actor } = ctx;
  const actorId = actor.kind === "system" ? null : (userIdOf(actor) ?? actor.id);
  await tx`insert into audit_log (actor_kind, actor_id, actor_name, verb, object_type, object_id, service_id, before, after)
    values (${actor.kind}, ${actorId}, ${actor.name}, ${entry.verb}, ${entry.objectType}, ${String(entry.objectId)}, ${entry.serviceId ?? null},
      ${JSON.stringify(entry.before ?? null)}::text::jsonb, ${JSON.stringify(entry.after ?? null)}::text::jsonb)`;
}
