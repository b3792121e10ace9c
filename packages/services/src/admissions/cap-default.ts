import { defaultFirstEntryDate } from "@banksia/core/capping/first-entry";
import type { FundedEntry } from "@banksia/core/capping/facts";
import { type Query, idList, rowList } from "@banksia/month-end/residents/query";

/** A cap set-up that came with an admission. */
export interface CapMade {
  clientId: number;
  firstEntryDate: string;
}

/**
 * Sets caps up for the clients of entries whose fees are capped, where they have none: both caps, counted from the oldest
 * funded entry or recorded stay with another provider. A client without either gets none; people enter it.
 */
export async function setUpCaps(query: Query, entryIds: readonly number[], today: string): Promise<CapMade[]> {
  const clients = await query<{ id: number }>(
    `select distinct l.client_id as id from unnest($1::text::bigint[]) wanted (id)
      join billing_schedule_line l on l.service_entry_id = wanted.id join billing_code b on b.id = l.billing_code_id and b.capped
      where not l.in_error
        and not exists (select from client_cap c where c.client_id = l.client_id) order by 1`,
    [idList(entryIds)],
  );
  if (clients.length === 0) return [];
  const entries = await query<FundedEntry & { clientId: number }>(
    `select client_id as "clientId", setting, funded, entry_date::text as "entryDate", departure_date::text as "departureDate"
      from banksia.funded_entries($1::text::bigint[])
      union all select client_id, 'residential', true, start_date::text, end_date::text from earlier_stay
      where client_id = any($1::text::bigint[]) and kind = 'permanent'`,
    [idList(clients.map((one) => one.id))],
  );
  const entriesOf = Map.groupBy(entries, (entry) => entry.clientId);
  const made = clients.flatMap(({ id: clientId }) => {
    const firstEntryDate = defaultFirstEntryDate(entriesOf.get(clientId) ?? [], today).result;
    return firstEntryDate === null ? [] : [{ clientId, firstEntryDate }];
  });
  if (made.length > 0)
    await query(
      `insert into client_cap (client_id, first_entry_date)
        select "clientId", "firstEntryDate" from jsonb_to_recordset($1::text::jsonb) as x ("clientId" bigint, "firstEntryDate" date)
        order by 1 on conflict do nothing`,
      [rowList(made)],
    );
  return made;
}
