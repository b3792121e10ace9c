import type { Query } from "@banksia/month-end/residents/query";
import type { AuditEntry } from "../common/audit.ts";
import { type Context, userIdOf } from "../context.ts";

/** Writes an entry of the audit log on whichever connection the change itself runs. */
export async function auditOn(query: Query, ctx: Context, entry: AuditEntry): Promise<void> {
  const { actor } = ctx;
  const actorId = actor.kind === "system" ? null : (userIdOf(actor) ?? actor.id);
  await query(
    `insert into audit_log (actor_kind, actor_id, actor_name, verb, object_type, object_id, before, after)
      values ($1, $2::text::bigint, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb)`,
    [
      actor.kind,
      actorId === null ? null : String(actorId),
      actor.name,
      entry.verb,
      entry.objectType,
      String(entry.objectId),
      JSON.stringify(entry.before ?? null),
      JSON.stringify(entry.after ?? null),
    ],
  );
}
