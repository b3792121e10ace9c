import type { StandingCharge, StandingLine } from "@banksia/core/billing/facts";
import { add, centsOf, centsText, scaledOf, scaledText } from "@banksia/core/money/index";
import type { SqlTx } from "@banksia/db";
import { type Query, idList, queryOfSql } from "./residents/query.ts";

/** A line with the account name that was asked for, where it is another: a fee that a lump sum did not reach for. */
export interface WrittenLine extends StandingLine {
  asked: number | null;
}

/** A charge as its lines were written. */
export interface WrittenCharge extends StandingCharge {
  lines: WrittenLine[];
}

/** A charge as it was asked for: what was drawn from a lump sum and what it did not reach for is one share. */
export function asAsked(charge: WrittenCharge): StandingCharge {
  if (charge.lines.every((line) => line.asked === null)) return charge;
  const lines = new Map<string, StandingLine>();
  for (const { asked, ...line } of charge.lines) {
    const accountNameId = asked ?? line.accountNameId;
    const key = asked === null ? String(line.lineId) : `${line.customerId}/${asked}`;
    const before = lines.get(key);
    if (before === undefined) {
      lines.set(key, { ...line, accountNameId });
      continue;
    }
    const computed =
      before.computedAmount === null && line.computedAmount === null
        ? null
        : sum(before.computedAmount ?? before.amount, line.computedAmount ?? line.amount);
    lines.set(key, {
      ...before,
      percent: scaledText(add(scaledOf(before.percent), scaledOf(line.percent))),
      amount: sum(before.amount, line.amount),
      tax: sum(before.tax, line.tax),
      computedAmount: computed,
    });
  }
  return { ...charge, lines: [...lines.values()] };
}

const sum = (a: string, b: string): string => centsText(centsOf(a) + centsOf(b));

interface StandingRow extends WrittenLine {
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
export function loadStandingCharges(tx: SqlTx, since: Map<number, string>): Promise<Map<number, WrittenCharge[]>> {
  return standingCharges(queryOfSql(tx), since);
}

/** The same on any connection. */
export async function standingCharges(
  query: Query,
  since: ReadonlyMap<number, string>,
): Promise<Map<number, WrittenCharge[]>> {
  const rows = await query<StandingRow>(
    `select l.client_id as "clientId", l.charge_id as "chargeId", l.schedule_line_id as "scheduleLineId", j.status = 'posted' as posted,
      l.period_from::text as "from", l.period_to::text as "to", l.billing_code_id as "billingCodeId", l.service_id as "serviceId",
      l.tax_code_id as "taxCodeId", l.id as "lineId", l.customer_id as "customerId", l.account_name_id as "accountNameId",
      l.percent::text as percent, l.amount::text as amount, l.tax::text as tax, l.computed_amount::text as "computedAmount",
      (l.basis -> 'drawn' ->> l.share_no)::bigint as asked
    from unnest($1::text::bigint[], $2::text::date[]) as f (id, since)
    join journal_line l on l.schedule_line_id = f.id and l.period_to >= f.since and l.kind in ('billing', 'rebill')
    join journal j on j.id = l.journal_id
    where not exists (select from journal_line r where r.reverses_id = l.id
      and not exists (select from journal_line rr where rr.reverses_id = r.id))
    order by l.client_id, l.schedule_line_id, l.period_from, l.charge_id, l.share_no`,
    [idList([...since.keys()]), `{${[...since.values()].join(",")}}`],
  );
  const byClient = new Map<number, WrittenCharge[]>();
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
    const { lineId, customerId, accountNameId, percent, amount, tax, computedAmount, asked } = row;
    charge.lines.push({ lineId, customerId, accountNameId, percent, amount, tax, computedAmount, asked });
  }
  return byClient;
}
