import { dayText } from "@banksia/core/days/index";
import type { SqlTx } from "@banksia/db";
import { queryOfSql, recalculateResidents } from "@banksia/month-end/residents/recalculate";
import { residentIds } from "./clients/resident-record.ts";
import type { Provider } from "./provider.ts";

/** Residents of one calculation. */
const BATCH = 500;

/**
 * What follows from the rows by itself: the fees of residents by their facts, and events of long ago that the portal has
 * been told of.
 */
export async function settleRecords(tx: SqlTx, provider: Provider): Promise<void> {
  const { todayDay } = provider.plan;
  const ids = residentIds(provider);
  const query = queryOfSql(tx);
  for (let at = 0; at < ids.length; at += BATCH)
    await recalculateResidents(query, ids.slice(at, at + BATCH), dayText(todayDay));
  await tx`update portal_event set status = 'lodged', lodged_on = event_date + 2, reference = 'ACPP-' || lpad(id::text, 8, '0')
    where event_date < ${dayText(todayDay - 10)}::date`;
}
