import { sql } from "drizzle-orm";
import { codeKeys } from "../common/code-list.ts";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import type { State } from "../customers/customer-view.ts";
import { type Service, type ServiceKind, serviceView } from "./service-view.ts";

export interface ListServicesInput extends PageInput<"code" | "name" | "state"> {
  search?: string;
  kind?: ServiceKind;
  legalEntityId?: number;
  state?: State;
  active?: boolean;
}

/** The services that the caller sees. */
export async function listServices(ctx: Context, input: ListServicesInput): Promise<Page<Service>> {
  requireScope(ctx, "setup:read");
  const keys = { ...codeKeys("s"), state: { by: sql`s.state`, type: "text" as const } };
  return read(ctx, (tx) =>
    fetchPage<Service, "code" | "name" | "state">(
      tx,
      {
        ...serviceView,
        where: [
          matches(input.search, keys.code.by, keys.name.by, sql`s.department_service_id`),
          when(input.kind, (kind) => sql`s.kind = ${kind}`),
          when(input.legalEntityId, (id) => sql`s.legal_entity_id = ${id}`),
          when(input.state, (state) => sql`s.state = ${state}`),
          when(input.active, (active) => sql`s.active = ${active}`),
        ],
        keys,
        order: [{ key: "code", descending: false }],
      },
      input,
    ),
  );
}
