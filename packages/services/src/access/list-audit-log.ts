import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { instantText, matches, when } from "../common/sql.ts";
import { type Context, defaultTimeZone, read, requireScope } from "../context.ts";
import { entriesOfRecord } from "./customer-record-parts.ts";

export interface AuditRow {
  id: number;
  at: string;
  actorKind: "user" | "api_key" | "run" | "system";
  actorId: number | null;
  actorName: string;
  verb: string;
  objectType: string;
  objectId: string;
  serviceId: number | null;
  before: unknown;
  after: unknown;
}

export interface ListAuditLogInput extends PageInput<"at"> {
  objectType?: string;
  objectId?: string;
  /** Entries on this customer and on every part of its record. */
  customerId?: number;
  verb?: string;
  actorId?: number;
  search?: string;
  /** First and last day, both inclusive, in eastern Australian time. */
  from?: string;
  to?: string;
}

/** Who did what and when, newest first. */
export function listAuditLog(ctx: Context, input: ListAuditLogInput): Promise<Page<AuditRow>> {
  requireScope(ctx, "audit:read");
  return read(ctx, (tx) =>
    fetchPage<AuditRow, "at">(
      tx,
      {
        columns: sql`a.id, ${instantText(sql`a.created_at`)} as at, a.actor_kind as "actorKind", a.actor_id as "actorId",
          a.actor_name as "actorName", a.verb, a.object_type as "objectType", a.object_id as "objectId",
          a.service_id as "serviceId", a.before, a.after`,
        from: sql`audit_log a`,
        where: [
          when(input.objectType, (type) => sql`a.object_type = ${type}`),
          when(input.objectId, (id) => sql`a.object_id = ${id}`),
          when(input.customerId, (id) => sql`a.id in ${entriesOfRecord(id)}`),
          when(input.verb, (verb) => sql`a.verb = ${verb}`),
          when(input.actorId, (id) => sql`a.actor_id = ${id}`),
          when(input.from, (day) => sql`a.created_at >= ${day}::date::timestamp at time zone ${defaultTimeZone}`),
          when(input.to, (day) => sql`a.created_at < (${day}::date + 1)::timestamp at time zone ${defaultTimeZone}`),
          matches(input.search, sql`a.actor_name`, sql`a.verb`, sql`a.object_type`, sql`a.object_id`),
        ],
        keys: { at: { by: sql`a.created_at`, type: "instant" } },
        id: sql`a.id`,
        order: [{ key: "at", descending: true }],
      },
      input,
    ),
  );
}
