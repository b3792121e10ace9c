import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { instantText, matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

export interface ParkedClient {
  id: number;
  runId: number;
  clientId: number;
  clientName: string;
  clientAccount: string;
  code: string;
  /** Plain words naming the fact at fault and the fix. */
  message: string;
  scheduleLineId: number | null;
  billingCodeId: number | null;
  day: string | null;
  parkedAt: string;
  resolvedAt: string | null;
}

export interface ListParkedClientsInput extends PageInput<"clientName" | "code" | "parkedAt"> {
  runId: number;
  resolved?: boolean;
  code?: string;
  search?: string;
}

/** The clients that a run set aside, with the reason; by name. */
export function listParkedClients(ctx: Context, input: ListParkedClientsInput): Promise<Page<ParkedClient>> {
  requireScope(ctx, "runs:read");
  return read(ctx, (tx) =>
    fetchPage<ParkedClient, "clientName" | "code" | "parkedAt">(
      tx,
      {
        columns: sql`p.id, p.run_id as "runId", p.client_id as "clientId", c.name as "clientName", c.account as "clientAccount", p.code,
          p.message, (p.detail ->> 'scheduleLineId')::bigint as "scheduleLineId", (p.detail ->> 'billingCodeId')::bigint as "billingCodeId",
          p.detail ->> 'day' as day, ${instantText(sql`p.created_at`)} as "parkedAt", ${instantText(sql`p.resolved_at`)} as "resolvedAt"`,
        from: sql`run_parked p join customer c on c.id = p.client_id`,
        id: sql`p.id`,
        where: [
          sql`p.run_id = ${input.runId}`,
          when(input.resolved, (resolved) => (resolved ? sql`p.resolved_at is not null` : sql`p.resolved_at is null`)),
          when(input.code, (code) => sql`p.code = ${code}`),
          matches(input.search, sql`c.account`, sql`c.name`, sql`p.message`),
        ],
        keys: {
          clientName: { by: sql`c.name`, type: "text" },
          code: { by: sql`p.code`, type: "text" },
          parkedAt: { by: sql`p.created_at`, type: "instant" },
        },
        order: [{ key: "clientName", descending: false }],
      },
      input,
    ),
  );
}
