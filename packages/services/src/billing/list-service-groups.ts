import { sql } from "drizzle-orm";
import { type CodeListInput, fetchCodeList } from "../common/code-list.ts";
import type { Page } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type ServiceGroup, serviceGroupView } from "./service-group-view.ts";

export interface ListServiceGroupsInput extends CodeListInput {
  /** Offered at this service. */
  serviceId?: number;
}

/** Service groups with the codes that they offer. */
export async function listServiceGroups(ctx: Context, input: ListServiceGroupsInput): Promise<Page<ServiceGroup>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchCodeList<ServiceGroup>(tx, serviceGroupView, "g", input, [
      when(
        input.serviceId,
        (id) => sql`(not exists (select from service_group_service o where o.service_group_id = g.id)
          or exists (select from service_group_service o where o.service_group_id = g.id and o.service_id = ${id}))`,
      ),
    ]),
  );
}
