import { sql } from "drizzle-orm";
import { codeKeys } from "../common/code-list.ts";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { allOf, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import type { AccountControl, AccountType } from "./ledger-account-view.ts";

interface Sums {
  debit: string;
  credit: string;
  /** Debit less credit. */
  balance: string;
}

/** What was debited and credited to an account. */
export interface TrialBalanceRow extends Sums {
  ledgerAccountId: number;
  code: string;
  name: string;
  type: AccountType;
  control: AccountControl | null;
}

export interface ListTrialBalanceInput extends PageInput<"code" | "name"> {
  legalEntityId?: number;
  serviceId?: number;
  postingFrom?: string;
  postingTo?: string;
}

/** The trial balance: every account, what was debited and what was credited; over all, both are equal. */
export async function listTrialBalance(
  ctx: Context,
  input: ListTrialBalanceInput,
): Promise<Page<TrialBalanceRow> & { sums: Sums }> {
  requireScope(ctx, "ledger:read");
  const posted = allOf([
    when(
      input.legalEntityId,
      (id) => sql`e.service_id in (select s.id from service s where s.legal_entity_id = ${id})`,
    ),
    when(input.serviceId, (id) => sql`e.service_id = ${id}`),
    when(input.postingFrom, (day) => sql`e.posting_date >= ${day}`),
    when(input.postingTo, (day) => sql`e.posting_date <= ${day}`),
  ]);
  return read(ctx, (tx) =>
    fetchPageWithSums<TrialBalanceRow, Sums, "code" | "name">(
      tx,
      {
        columns: sql`a.id as "ledgerAccountId", a.code, a.name, a.type, a.control,
          coalesce(q.debit, 0)::numeric(16, 2) as debit, coalesce(q.credit, 0)::numeric(16, 2) as credit,
          coalesce(q.debit - q.credit, 0)::numeric(16, 2) as balance`,
        from: sql`ledger_account a left join (
          select e.ledger_account_id, sum(greatest(e.amount, 0)) as debit, sum(greatest(-e.amount, 0)) as credit
          from ledger_entry e ${posted} group by e.ledger_account_id) q on q.ledger_account_id = a.id`,
        where: [],
        keys: codeKeys("a"),
        id: sql`a.id`,
        order: [{ key: "code", descending: false }],
        sums: {
          debit: sumText(sql`q.debit`),
          credit: sumText(sql`q.credit`),
          balance: sumText(sql`q.debit - q.credit`),
        },
      },
      input,
    ),
  );
}
