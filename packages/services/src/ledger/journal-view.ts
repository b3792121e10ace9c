import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { firstOf, oneOf, rowsOf } from "../common/rows.ts";
import { instantText } from "../common/sql.ts";
import { type View, loadOne } from "../common/view.ts";
import { notFound } from "../errors.ts";

export type JournalStatus = "draft" | "posting" | "posted";
/** `lines`: fees and charges; the others hold movements of money. */
export type JournalKind = "lines" | "receipts" | "refunds" | "payments";
export type LineKind = "billing" | "reversal" | "rebill" | "reinstatement" | "manual";

/** Lines and money of some journal lines; of those that the caller sees. */
export interface LineSums {
  lineCount: number;
  /** Without tax. */
  amount: string;
  tax: string;
  total: string;
}

/** A batch of billing lines. */
export interface Journal extends LineSums {
  id: number;
  journalTypeId: number;
  journalTypeName: string;
  description: string;
  kind: JournalKind;
  status: JournalStatus;
  postingDate: string;
  reversesId: number | null;
  /** The journal that takes this one back. */
  reversedById: number | null;
  createdBy: number | null;
  createdByName: string;
  createdAt: string;
  postedAt: string | null;
  postedBy: number | null;
  postedByName: string | null;
}

export interface JournalDetail extends Journal {
  clientCount: number;
  customerCount: number;
  /** Lines that a person changed. */
  changedCount: number;
  groupCount: number;
  kinds: (LineSums & { kind: LineKind })[];
  runIds: number[];
  /** Clients that its runs set aside and that are still open. */
  parkedCount: number;
}

// A posted journal has its totals by service and code; the lines of a draft still change.
const sums = sql`lateral (
  select coalesce(sum(l.n), 0)::int as lines, coalesce(sum(l.amount), 0)::numeric(16, 2) as amount,
    coalesce(sum(l.tax), 0)::numeric(16, 2) as tax
  from (
    select line_count as n, amount, tax from journal_total t where j.status = 'posted' and t.journal_id = j.id
    union all
    select count(*), sum(amount), sum(tax) from journal_line d where j.status <> 'posted' and d.journal_id = j.id
    union all
    select count(*), sum(amount), 0 from receipt m where j.kind = 'receipts' and m.journal_id = j.id
    union all
    select count(*), sum(case m.kind when 'reversal' then -amount else amount end), 0 from refund m where j.kind = 'refunds' and m.journal_id = j.id
    union all
    select count(*), sum(amount), 0 from vendor_payment m where j.kind = 'payments' and m.journal_id = j.id
  ) l) sums`;

/** Whatever a journal of any kind holds: for whom, who pays or is paid, and whether a person changed it. */
export const journalRows = (journalId: number): SQL => sql`
  select client_id, customer_id, computed_amount is not null as changed from journal_line where journal_id = ${journalId}
  union all select client_id, customer_id, false from receipt where journal_id = ${journalId}
  union all select client_id, customer_id, false from refund where journal_id = ${journalId}
  union all select client_id, customer_id, false from vendor_payment where journal_id = ${journalId}`;

/** How journals, alias `j`, are shown; their sums have the alias `sums`. */
export const journalView: View = {
  what: "journal",
  columns: sql`j.id, j.journal_type_id as "journalTypeId", t.name as "journalTypeName", j.description, j.kind, j.status,
    j.posting_date as "postingDate", j.reverses_id as "reversesId", r.id as "reversedById", j.created_by as "createdBy",
    j.created_by_name as "createdByName", ${instantText(sql`j.created_at`)} as "createdAt",
    ${instantText(sql`j.posted_at`)} as "postedAt", j.posted_by as "postedBy", j.posted_by_name as "postedByName",
    sums.lines as "lineCount", sums.amount, sums.tax, sums.amount + sums.tax as total`,
  from: sql`journal j join journal_type t on t.id = j.journal_type_id left join journal r on r.reverses_id = j.id
    cross join ${sums}`,
  id: sql`j.id`,
};

/** Of those who do not see all services: journals with a line they see, journals of their own, and empty ones. */
export const journalSeen = (userId: number | null) => sql`((select banksia.sees_all()) or j.created_by = ${userId}
  or exists (select from journal_total t where t.journal_id = j.id)
  or exists (select from receipt m where m.journal_id = j.id) or exists (select from refund m where m.journal_id = j.id)
  or exists (select from vendor_payment m where m.journal_id = j.id)
  or (j.status <> 'posted' and (exists (select from journal_line l where l.journal_id = j.id)
    or banksia.journal_service_ids(j.id) = '{}')))`;

/**
 * One journal.
 * @throws NOT_FOUND
 */
export async function loadJournal(tx: OrmTx, userId: number | null, id: number): Promise<Journal> {
  const journal = await firstOf<Journal>(
    tx,
    sql`select ${journalView.columns} from ${journalView.from} where j.id = ${id} and ${journalSeen(userId)}`,
  );
  if (journal === null) throw notFound("journal", id);
  return journal;
}

/**
 * One journal with all its counts.
 * @param seen the caller was found to see it, which may no longer be so once their lines are dropped
 * @throws NOT_FOUND
 */
export async function loadJournalDetail(
  tx: OrmTx,
  userId: number | null,
  id: number,
  seen = false,
): Promise<JournalDetail> {
  const journal = seen ? await loadOne<Journal>(tx, journalView, id) : await loadJournal(tx, userId, id);
  const counts = await oneOf<Pick<JournalDetail, "clientCount" | "customerCount" | "changedCount">>(
    tx,
    sql`select count(distinct client_id) as "clientCount", count(distinct customer_id) as "customerCount",
        count(*) filter (where changed) as "changedCount"
      from (${journalRows(id)}) h`,
  );
  const kinds = await rowsOf<LineSums & { kind: LineKind }>(
    tx,
    sql`select kind, count(*) as "lineCount", sum(amount) as amount, sum(tax) as tax, sum(amount + tax) as total
      from journal_line where journal_id = ${id} group by kind order by kind`,
  );
  const runs = await oneOf<{ runIds: number[]; parkedCount: number; groupCount: number }>(
    tx,
    sql`select array(select id from run where journal_id = ${id} order by id) as "runIds",
      (select count(*) from run_parked p join run r on r.id = p.run_id
        where r.journal_id = ${id} and p.resolved_at is null) as "parkedCount",
      (select count(*) from journal_line_group where journal_id = ${id}) as "groupCount"`,
  );
  return { ...journal, ...counts, kinds, ...runs };
}
