import { sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { withHashing } from "../common/hashing.ts";
import { oneOf } from "../common/rows.ts";
import { type Context, change, requireScope, userIdOf } from "../context.ts";
import { ServiceError } from "../errors.ts";
import { type JournalDetail, loadJournalDetail } from "./journal-view.ts";
import { lockDraft } from "./lock-journal.ts";
import { dissolveGroups } from "./unconsolidate-journal.ts";

/**
 * Shows and invoices lines of the same customer, billing code and service as one. Lines of another account name or tax
 * code stay apart. The lines themselves stay as they are, each with its rate, its days and its explanation. Done again,
 * it takes in the lines that came since.
 * @throws NOT_FOUND, JOURNAL_NOT_DRAFT, JOURNAL_EMPTY
 */
export async function consolidateJournal(ctx: Context, input: { journalId: number }): Promise<JournalDetail> {
  requireScope(ctx, "journals:write");
  return change(ctx, async (tx) => {
    const { journalId } = input;
    await lockDraft(tx, ctx, journalId);
    await dissolveGroups(tx, journalId);
    const { lines, groups } = await withHashing(tx, () =>
      oneOf<{ lines: number; groups: number }>(
        tx,
        sql`with kin as materialized (
          select customer_id, billing_code_id, service_id, account_name_id, tax_code_id,
            nextval(pg_get_serial_sequence('journal_line_group', 'id')) as id, lines, amount, tax
          from (
            select customer_id, billing_code_id, service_id, account_name_id, tax_code_id, count(*) as lines,
              sum(amount) as amount, sum(tax) as tax
            from journal_line where journal_id = ${journalId}
            group by customer_id, billing_code_id, service_id, account_name_id, tax_code_id having count(*) > 1
          ) g
        ), made as (
          insert into journal_line_group (id, journal_id, customer_id, billing_code_id, service_id, line_count, amount, tax)
          overriding system value
          select id, ${journalId}, customer_id, billing_code_id, service_id, lines, amount, tax from kin
        ), joined as (
          update journal_line l set group_id = kin.id from kin
          where l.journal_id = ${journalId} and l.customer_id = kin.customer_id and l.billing_code_id = kin.billing_code_id
            and l.service_id = kin.service_id and l.account_name_id = kin.account_name_id and l.tax_code_id = kin.tax_code_id
        )
        select (select count(*) from journal_line where journal_id = ${journalId}) as lines,
          (select count(*) from kin) as groups`,
      ),
    );
    if (lines === 0)
      throw new ServiceError("JOURNAL_EMPTY", `Journal ${journalId} has no lines that could be consolidated.`);
    await audit(tx, ctx, {
      verb: "consolidateJournal",
      objectType: "journal",
      objectId: journalId,
      after: { lines, groups },
    });
    return loadJournalDetail(tx, userIdOf(ctx.actor), journalId);
  });
}
