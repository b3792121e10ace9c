import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { ids } from "../common/sql.ts";

/** Brings groups into line after lines of theirs changed or went: new sums, and no group of fewer than two lines. */
export async function refreshGroups(tx: OrmTx, journalId: number, groupIds: readonly number[]): Promise<void> {
  if (groupIds.length === 0) return;
  await tx.execute(sql`
    with now as materialized (
      select g.id, count(l.id) as lines, coalesce(sum(l.amount), 0) as amount, coalesce(sum(l.tax), 0) as tax
      from journal_line_group g left join journal_line l on l.group_id = g.id and l.journal_id = ${journalId}
      where g.id = any(${ids(groupIds)}) group by g.id
    ), kept as (
      update journal_line_group g set line_count = now.lines, amount = now.amount, tax = now.tax
      from now where now.id = g.id and now.lines > 1
    ), single as (
      update journal_line l set group_id = null from now
      where l.journal_id = ${journalId} and l.group_id = now.id and now.lines = 1
    )
    delete from journal_line_group g using now where now.id = g.id and now.lines < 2`);
}
