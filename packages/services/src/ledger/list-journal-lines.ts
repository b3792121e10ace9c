import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { invalid } from "../errors.ts";
import { type JournalLine, type LineFilter, journalLineView, lineConditions, needsNames } from "./journal-line-view.ts";
import type { LineSums } from "./journal-view.ts";

type Key = "id" | "clientName" | "customerName" | "billingCode" | "serviceName" | "periodFrom" | "amount" | "total";

export interface ListJournalLinesInput extends LineFilter, PageInput<Key> {
  journalId?: number;
  scheduleLineId?: number;
  chargeId?: number;
  groupId?: number;
  status?: "draft" | "posted";
}

/**
 * Lines of a journal, or of all journals by client, customer, schedule line, charge or group; with the sums of all that
 * match.
 * @throws VALIDATION when nothing says which lines
 */
export async function listJournalLines(
  ctx: Context,
  input: ListJournalLinesInput,
): Promise<Page<JournalLine> & { sums: Omit<LineSums, "lineCount"> }> {
  requireScope(ctx, "journals:read");
  const { journalId, clientId, customerId, scheduleLineId, chargeId, groupId, runId } = input;
  if ([journalId, clientId, customerId, scheduleLineId, chargeId, groupId, runId].every((id) => id === undefined))
    throw invalid({
      pointer: "/journalId",
      code: "REQUIRED",
      detail: "Name the journal, or the client, customer, schedule line, charge, group or run whose lines to list.",
    });
  return read(ctx, (tx) =>
    fetchPageWithSums<JournalLine, Omit<LineSums, "lineCount">, Key>(
      tx,
      {
        ...journalLineView,
        ...(needsNames(input)
          ? {}
          : {
              countFrom: sql`journal_line l join journal j on j.id = l.journal_id`,
              countKeys: ["id", "periodFrom", "amount", "total"] as const,
            }),
        where: [
          when(journalId, (id) => sql`l.journal_id = ${id}`),
          ...lineConditions(input),
          when(scheduleLineId, (id) => sql`l.schedule_line_id = ${id}`),
          // Each by an index: a charge, a group and a run stay within one journal.
          when(
            chargeId,
            (id) => sql`l.charge_id = ${id} and l.journal_id = (select journal_id from journal_line where id = ${id})`,
          ),
          when(
            groupId,
            (id) =>
              sql`l.group_id = ${id} and l.journal_id = (select journal_id from journal_line_group where id = ${id})`,
          ),
          when(runId, (id) => sql`l.journal_id = (select journal_id from run where id = ${id})`),
          when(
            clientId,
            (id) => sql`(l.schedule_line_id = any(array(select id from billing_schedule_line where client_id = ${id}))
              or l.schedule_line_id is null)`,
          ),
          when(input.status, (status) => (status === "posted" ? sql`j.status = 'posted'` : sql`j.status <> 'posted'`)),
        ],
        keys: {
          id: { by: sql`l.id`, type: "bigint" },
          clientName: { by: sql`coalesce(p.name, '')`, type: "text" },
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          billingCode: { by: sql`b.code`, type: "text" },
          serviceName: { by: sql`s.name`, type: "text" },
          periodFrom: { by: sql`l.period_from`, type: "date" },
          amount: { by: sql`l.amount`, type: "numeric" },
          total: { by: sql`l.amount + l.tax`, type: "numeric" },
        },
        order: [{ key: "id", descending: false }],
        sums: {
          amount: sumText(sql`l.amount`),
          tax: sumText(sql`l.tax`),
          total: sumText(sql`l.amount + l.tax`),
        },
      },
      input,
    ),
  );
}
