import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";

/** Lines of one journal shown and invoiced as one. */
export interface JournalLineGroup {
  id: number;
  journalId: number;
  customerId: number;
  customerName: string;
  billingCodeId: number;
  billingCode: string;
  serviceId: number;
  serviceName: string;
  lineCount: number;
  amount: string;
  tax: string;
  total: string;
}

type Sums = Pick<JournalLineGroup, "amount" | "tax" | "total">;

export interface ListJournalLineGroupsInput extends PageInput<"customerName" | "billingCode" | "amount"> {
  journalId: number;
  search?: string;
}

/** The consolidated lines of a journal. */
export async function listJournalLineGroups(
  ctx: Context,
  input: ListJournalLineGroupsInput,
): Promise<Page<JournalLineGroup> & { sums: Sums }> {
  requireScope(ctx, "journals:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<JournalLineGroup, Sums, "customerName" | "billingCode" | "amount">(
      tx,
      {
        columns: sql`g.id, g.journal_id as "journalId", g.customer_id as "customerId", coalesce(c.name, '') as "customerName",
          g.billing_code_id as "billingCodeId", b.code as "billingCode", g.service_id as "serviceId",
          s.name as "serviceName", g.line_count as "lineCount", g.amount, g.tax, g.amount + g.tax as total`,
        from: sql`journal_line_group g left join customer c on c.id = g.customer_id
          join billing_code b on b.id = g.billing_code_id join service s on s.id = g.service_id`,
        where: [
          sql`g.journal_id = ${input.journalId}`,
          matches(input.search, sql`c.account`, sql`c.name`, sql`b.code`, sql`b.description`, sql`s.name`),
        ],
        keys: {
          customerName: { by: sql`coalesce(c.name, '')`, type: "text" },
          billingCode: { by: sql`b.code`, type: "text" },
          amount: { by: sql`g.amount`, type: "numeric" },
        },
        id: sql`g.id`,
        order: [{ key: "customerName", descending: false }],
        sums: {
          amount: sumText(sql`g.amount`),
          tax: sumText(sql`g.tax`),
          total: sumText(sql`g.amount + g.tax`),
        },
      },
      input,
    ),
  );
}
