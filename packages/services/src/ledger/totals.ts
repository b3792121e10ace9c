import { centsOf, centsText } from "@banksia/core/money/index";
import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { oneOf, rowsOf } from "../common/rows.ts";

/** Money of one billing code or one service, against the month before. */
export interface TotalsRow {
  id: number;
  code: string;
  name: string;
  lineCount: number;
  /** Without tax. */
  amount: string;
  /** The same of the month before, by posted lines. */
  previousAmount: string;
  difference: string;
}

export interface Totals {
  lineCount: number;
  clientCount: number;
  amount: string;
  previousAmount: string;
  difference: string;
  /** The month compared with. */
  previousFrom: string;
  previousTo: string;
  byCode: TotalsRow[];
  byService: TotalsRow[];
}

/** First and last day of the month before that of a day. */
export function monthBefore(day: string): { from: string; to: string } {
  const first = Temporal.PlainDate.from(day).with({ day: 1 });
  return {
    from: first.subtract({ months: 1 }).toString(),
    to: first.subtract({ days: 1 }).toString(),
  };
}

/**
 * Totals by code and by service against what was posted in the month before. A code or service of the month before
 * that has nothing now is there with nothing.
 * @param cells a query that gives service_id, billing_code_id, line_count and amount
 */
export async function totalsOf(tx: OrmTx, cells: SQL, clientCount: number, postingDate: string): Promise<Totals> {
  const { from, to } = monthBefore(postingDate);
  const both = sql`with now as materialized (${cells}),
    before as materialized (
      select t.service_id, t.billing_code_id, sum(t.amount) as amount
      from journal_total t join journal j on j.id = t.journal_id
      where j.posting_date between ${from} and ${to} group by t.service_id, t.billing_code_id
    ), cell as (
      select service_id, billing_code_id, line_count, amount, 0::numeric as previous from now
      union all select service_id, billing_code_id, 0, 0, amount from before
    )`;
  const by = (key: SQL, from: SQL, code: SQL, name: SQL) =>
    rowsOf<TotalsRow>(
      tx,
      sql`${both}
        select k.id, ${code} as code, ${name} as name, sum(cell.line_count)::int as "lineCount",
          sum(cell.amount)::numeric(16, 2) as amount, sum(cell.previous)::numeric(16, 2) as "previousAmount",
          sum(cell.amount - cell.previous)::numeric(16, 2) as difference
        from cell join ${from} on k.id = ${key} group by k.id order by 2, 1`,
    );
  const byCode = await by(sql`cell.billing_code_id`, sql`billing_code k`, sql`k.code`, sql`k.description`);
  const byService = await by(sql`cell.service_id`, sql`service k`, sql`k.code`, sql`k.name`);
  const sum = (field: "amount" | "previousAmount" | "difference") =>
    centsText(byCode.reduce((total, row) => total + centsOf(row[field]), 0));
  return {
    lineCount: byCode.reduce((total, row) => total + row.lineCount, 0),
    clientCount,
    amount: sum("amount"),
    previousAmount: sum("previousAmount"),
    difference: sum("difference"),
    previousFrom: from,
    previousTo: to,
    byCode,
    byService,
  };
}

/** The totals of a journal, from its lines or, once posted, from its totals. */
export async function journalTotals(
  tx: OrmTx,
  journal: { id: number; status: string; postingDate: string },
): Promise<Totals> {
  const { clients } = await oneOf<{ clients: number }>(
    tx,
    sql`select count(distinct client_id) as clients from journal_line where journal_id = ${journal.id}`,
  );
  const cells =
    journal.status === "posted"
      ? sql`select service_id, billing_code_id, line_count, amount from journal_total where journal_id = ${journal.id}`
      : sql`select service_id, billing_code_id, count(*)::int as line_count, sum(amount) as amount
          from journal_line where journal_id = ${journal.id} group by service_id, billing_code_id`;
  return totalsOf(tx, cells, clients, journal.postingDate);
}
