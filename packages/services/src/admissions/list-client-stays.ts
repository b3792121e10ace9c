import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type Context, read, requireScope } from "../context.ts";
import { notFound } from "../errors.ts";
import { type ServiceEntry, loadServiceEntries } from "./service-entry-view.ts";

/** What a person is, or was, in an entry. */
export interface ClientStay {
  serviceEntry: ServiceEntry;
  role: "primary" | "former_primary" | "partner";
  startDate: string;
  /** Day of leaving the entry or the role; null while it lasts. */
  endDate: string | null;
}

/**
 * Every stay of a person, the newest first: own entries, entries as a former primary client, and as a partner.
 * @throws NOT_FOUND
 */
export async function listClientStays(ctx: Context, input: { customerId: number }): Promise<{ items: ClientStay[] }> {
  requireScope(ctx, "customers:read");
  const { customerId } = input;
  return read(ctx, async (tx) => {
    const [customer] = await tx.select().from(schema.customer).where(eq(schema.customer.id, customerId));
    if (customer === undefined) throw notFound("customer", customerId);
    const roles = await rowsOf<Omit<ClientStay, "serviceEntry"> & { entryId: number }>(
      tx,
      sql`select e.id as "entryId", 'primary' as role, coalesce((select m.start_date from entry_primary m
            where m.service_entry_id = e.id and m.client_id = e.client_id and m.end_date is null), e.entry_date) as "startDate",
          e.departure_date as "endDate"
        from service_entry e where e.client_id = ${customerId}
        union all
        select m.service_entry_id, 'former_primary', m.start_date, m.end_date + 1 from entry_primary m
        where m.client_id = ${customerId} and m.end_date is not null
        union all
        select t.service_entry_id, 'partner', t.entry_date, t.departure_date from entry_partner t where t.client_id = ${customerId}
        order by 3 desc, 1 desc, 2`,
    );
    const entries = await loadServiceEntries(tx, ctx, [...new Set(roles.map((role) => role.entryId))]);
    const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
    return {
      items: roles.flatMap(({ entryId, ...role }) => {
        const serviceEntry = entryOf.get(entryId);
        return serviceEntry === undefined ? [] : [{ serviceEntry, ...role }];
      }),
    };
  });
}
