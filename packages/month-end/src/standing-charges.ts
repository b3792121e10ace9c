import type { StandingCharge, StandingLine } from "@banksia/core/billing/facts";
import type { SqlTx } from "@banksia/db";
import { type Query, idList, queryOfSql } from "./residents/query.ts";

interface StandingRow extends StandingLine {
  clientId: number;
  chargeId: number;
  scheduleLineId: number;
  posted: boolean;
  from: string;
  to: string;
  billingCodeId: number;
  serviceId: number;
  taxCodeId: number;
}

/**
 * The charges that stand (billed, and not taken back since) on days from each line's first changed day on.
 * @param since schedule line id → first changed day
 * @returns by client id, in order of schedule line, day and share
 */
export function loadStandingCharges(tx: SqlTx, since: Map<number, string>): Promise<Map<number, StandingCharge[]>> {
  return standingCharges(queryOfSql(tx), since);
}

/** The same on any connection. */
export async function standingCharges(
  query: Query,
  since: ReadonlyMap<number, string>,
): Promise<Map<number, StandingCharge[]>> {
  const rows = await query<StandingRow>(
    `select l.client_id as "clientId", l.charge_id as "chargeId", l.schedule_line_id as "scheduleLineId", j.status = 'posted' as posted,
      l.period_from::text as "from", l.period_to::text as "to", l.billing_code_id as "billingCodeId", l.service_id as "serviceId",
      l.tax_code_id as "taxCodeId", l.id as "lineId", l.customer_id as "customerId", l.account_name_id as "accountNameId",
      l.percent::text as percent, l.amount::text as amount, l.tax::text as tax, l.computed_amount::text as "computedAmount"
    from unnest($1::text::bigint[], $2::text::date[]) as f (id, since)
    join journal_line l on l.schedule_line_id = f.id and l.period_to >= f.since and l.kind in ('billing', 'rebill')
    join journal j on j.id = l.journal_id
    where not exists (select from journal_line r where r.reverses_id = l.id
      and not exists (select from journal_line rr where rr.reverses_id = r.id))
    order by l.client_id, l.schedule_line_id, l.period_from, l.charge_id, l.share_no`,
    [idList([...since.keys()]), `{${[...since.values()].join(",")}}`],
  );
  const byClient = new Map<number, StandingCharge[]>();
  for (const row of rows) {
    const charges = byClient.get(row.clientId) ?? [];
    byClient.set(row.clientId, charges);
    let charge = charges.at(-1);
    if (charge?.chargeId !== row.chargeId) {
      charge = {
        chargeId: row.chargeId,
        scheduleLineId: row.scheduleLineId,
        journalPosted: row.posted,
        from: row.from,
        to: row.to,
        billingCodeId: row.billingCodeId,
        serviceId: row.serviceId,
        taxCodeId: row.taxCodeId,
        lines: [],
      };
      charges.push(charge);
    }
    const { lineId, customerId, accountNameId, percent, amount, tax, computedAmount } = row;
    charge.lines.push({ lineId, customerId, accountNameId, percent, amount, tax, computedAmount });
  }
  return byClient;
}
