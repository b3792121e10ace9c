import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { todays } from "../common/today.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type CustomerListItem, type CustomerType, customerFrom, customerListColumns } from "./customer-view.ts";
import { customersMatching } from "./search-customers.ts";

export interface ListCustomersInput extends PageInput<"name" | "account" | "knownAs"> {
  search?: string;
  type?: CustomerType;
  customerGroupId?: number;
  /** With an entry at this service that has begun and not ended, or kept by it. */
  serviceId?: number;
  /** Only those who have, or have not, ever had a service entry. */
  client?: boolean;
  active?: boolean;
  adjustmentRequired?: boolean;
}

/** Customers, searched as one types. */
export async function listCustomers(ctx: Context, input: ListCustomersInput): Promise<Page<CustomerListItem>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const zone = await todays(tx, ctx);
    return fetchPage<CustomerListItem, "name" | "account" | "knownAs">(
      tx,
      {
        columns: customerListColumns(zone),
        from: customerFrom,
        countFrom: sql`customer c`,
        countKeys: ["name", "account", "knownAs"],
        where: [
          customersMatching(input.search),
          when(input.type, (type) => sql`c.type = ${type}`),
          when(input.customerGroupId, (id) => sql`c.customer_group_id = ${id}`),
          when(
            input.serviceId,
            (id) => sql`(c.home_service_id = ${id} or c.id in (
              select e.client_id from service_entry e join service s on s.id = e.service_id
              join ${zone} on zone.legal_entity_id = s.legal_entity_id
              where e.service_id = ${id} and e.entry_date <= zone.today
                and (e.departure_date is null or e.departure_date > zone.today)))`,
          ),
          when(
            input.client,
            (client) => sql`exists (select from service_entry e where e.client_id = c.id) = ${client}`,
          ),
          when(input.active, (active) => sql`c.active = ${active}`),
          when(
            input.adjustmentRequired,
            (required) => sql`exists (select from billing_schedule_line l
              where l.client_id = c.id and l.adjust_from is not null) = ${required}`,
          ),
        ],
        keys: {
          name: { by: sql`c.name`, type: "text" },
          account: { by: sql`c.account`, type: "text" },
          knownAs: { by: sql`coalesce(c.known_as, '')`, type: "text" },
        },
        id: sql`c.id`,
        order: [{ key: "name", descending: false }],
      },
      input,
    );
  });
}
