import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { withHashing } from "../common/hashing.ts";
import { oneOf, rowsOf } from "../common/rows.ts";
import { allOf, ids } from "../common/sql.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError, invalid } from "../errors.ts";
import { type LineFilter, journalLineView, lineConditions, needsNames } from "./journal-line-view.ts";
import { type JournalDetail, loadJournalDetail } from "./journal-view.ts";
import { lockDraft } from "./lock-journal.ts";
import { refreshGroups } from "./refresh-groups.ts";

export interface DropJournalLinesInput {
  journalId: number;
  /** These lines; or `matching`. */
  lineIds?: number[];
  /** All lines that match. */
  matching?: LineFilter;
  /** What the person saw: lines with the shares of other payers, and their sum with tax. */
  expectedLineCount?: number;
  expectedTotal?: string;
  /** Tell what would be dropped, and drop nothing. */
  preview?: boolean;
}

/** What was dropped, or would be. */
export interface DroppedLines {
  charges: number;
  lines: number;
  amount: string;
  tax: string;
  total: string;
  journal: JournalDetail;
}

type Sums = Omit<DroppedLines, "journal"> & { groupIds: number[] };

/** Of lines dropped at once, so many are kept whole in the audit log; of the rest their sums. */
const auditedLines = 1000;

/**
 * Drops charges of a draft journal with all their shares; their days may be proposed again.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, VALIDATION, PRECONDITION when something else would be dropped than was seen,
 *   BILLED_TWICE when reversals would go without what was billed in their place
 */
export async function dropJournalLines(ctx: Context, input: DropJournalLinesInput): Promise<DroppedLines> {
  requireScope(ctx, "journals:write");
  const { journalId, lineIds, matching } = input;
  if ((lineIds === undefined) === (matching === undefined))
    throw invalid({
      pointer: "/lineIds",
      code: "REQUIRED",
      detail: "Give the lines, or the filter that they match: exactly one of the two.",
    });
  return change(ctx, async (tx) => {
    await lockDraft(tx, ctx, journalId);
    const named = await namedLines(tx, journalId, lineIds, matching);
    const doomed = sql`journal_line d where d.journal_id = ${journalId} and d.charge_id in (${named})`;
    const { groupIds, ...sums } = await withHashing(tx, () =>
      oneOf<Sums>(
        tx,
        sql`select count(distinct d.charge_id) as charges, count(*) as lines,
          coalesce(sum(d.amount), 0)::numeric(16, 2) as amount, coalesce(sum(d.tax), 0)::numeric(16, 2) as tax,
          coalesce(sum(d.amount + d.tax), 0)::numeric(16, 2) as total,
          coalesce(array_agg(distinct d.group_id) filter (where d.group_id is not null), '{}') as "groupIds"
        from ${doomed}`,
      ),
    );
    const { expectedLineCount = sums.lines, expectedTotal = sums.total } = input;
    if (expectedLineCount !== sums.lines || expectedTotal !== sums.total)
      throw new ServiceError(
        "PRECONDITION",
        `This would drop ${sums.lines} lines of ${sums.total} now, not ${expectedLineCount} of ${expectedTotal}: look again.`,
      );
    if (input.preview !== true && sums.lines > 0) {
      const lines = await withHashing(tx, () =>
        rowsOf(
          tx,
          sql`select d.id, d.charge_id, d.kind, d.client_id, d.customer_id, d.schedule_line_id, d.billing_code_id, d.service_id,
            d.period_from, d.period_to, d.amount, d.tax from ${doomed} order by d.id limit ${auditedLines}`,
        ),
      );
      await withHashing(tx, () => tx.execute(sql`delete from ${doomed}`));
      await refreshGroups(tx, journalId, groupIds);
      await audit(tx, ctx, {
        verb: "dropJournalLines",
        objectType: "journal",
        objectId: journalId,
        before: { ...sums, ...(matching === undefined ? {} : { matching }), firstLines: lines },
      });
    }
    return { ...sums, journal: await loadJournalDetail(tx, userIdOf(ctx.actor), journalId, true) };
  });
}

/** The charges that lines or a filter name, as a query. */
async function namedLines(
  tx: OrmTx,
  journalId: number,
  lineIds: readonly number[] | undefined,
  matching: LineFilter = {},
): Promise<SQL> {
  if (lineIds === undefined) {
    const from = needsNames(matching) ? journalLineView.from : sql`journal_line l`;
    return sql`select l.charge_id from ${from} ${allOf([sql`l.journal_id = ${journalId}`, ...lineConditions(matching)])}`;
  }
  const wanted = [...new Set(lineIds)];
  const { found } = await oneOf<{ found: number }>(
    tx,
    sql`select count(*) as found from journal_line where journal_id = ${journalId} and id = any(${ids(wanted)})`,
  );
  if (found !== wanted.length)
    throw new ServiceError(
      "PRECONDITION",
      `${wanted.length - found} of the lines are no longer in the journal: look again.`,
    );
  return sql`select l.charge_id from journal_line l where l.journal_id = ${journalId} and l.id = any(${ids(wanted)})`;
}
