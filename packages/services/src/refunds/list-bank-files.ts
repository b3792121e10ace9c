import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPageWithSums } from "../common/page.ts";
import { matches, sumText, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type BankFile, bankFileView } from "./bank-file-view.ts";

export interface ListBankFilesInput extends PageInput<"createdAt" | "amount"> {
  journalId?: number;
  ownBankAccountId?: number;
  search?: string;
}

/** Bank files that were made, the newest first; replaced ones do not count in the sum. */
export async function listBankFiles(
  ctx: Context,
  input: ListBankFilesInput,
): Promise<Page<BankFile> & { sums: { amount: string } }> {
  requireScope(ctx, "ledger:read");
  return read(ctx, (tx) =>
    fetchPageWithSums<BankFile, { amount: string }, "createdAt" | "amount">(
      tx,
      {
        ...bankFileView,
        where: [
          when(input.journalId, (id) => sql`f.journal_id = ${id}`),
          when(input.ownBankAccountId, (id) => sql`f.own_bank_account_id = ${id}`),
          matches(input.search, sql`f.name`, sql`j.description`, sql`e.name`, sql`f.made_by_name`),
        ],
        keys: {
          createdAt: { by: sql`f.created_at`, type: "instant" },
          amount: { by: sql`f.amount`, type: "numeric" },
        },
        order: [{ key: "createdAt", descending: true }],
        sums: { amount: sumText(sql`case when n.id is null then f.amount end`) },
      },
      input,
    ),
  );
}
