import { sql } from "drizzle-orm";
import { codeKeys } from "../common/code-list.ts";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type TermsOfPayment, termsOfPaymentView } from "./terms-of-payment-view.ts";

export interface ListTermsOfPaymentInput extends PageInput<"code" | "name" | "days"> {
  search?: string;
}

/** Terms of payment. */
export async function listTermsOfPayment(ctx: Context, input: ListTermsOfPaymentInput): Promise<Page<TermsOfPayment>> {
  requireScope(ctx, "setup:read");
  const keys = { ...codeKeys("p"), days: { by: sql`p.days`, type: "bigint" as const } };
  return read(ctx, (tx) =>
    fetchPage<TermsOfPayment, "code" | "name" | "days">(
      tx,
      {
        ...termsOfPaymentView,
        where: [matches(input.search, keys.code.by, keys.name.by)],
        keys,
        order: [{ key: "code", descending: false }],
      },
      input,
    ),
  );
}
