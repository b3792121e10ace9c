import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type FeeAdvice, type PlainAdvice, feeAdviceView, withDaysInForce } from "./fee-advice-view.ts";

type Key = "issuedOn" | "startDate" | "clientName";

export interface ListFeeAdvicesInput extends PageInput<Key> {
  clientId?: number;
  issuedFrom?: string;
  issuedTo?: string;
  withdrawn?: boolean;
}

/** Fee advices, the newest first. */
export async function listFeeAdvices(ctx: Context, input: ListFeeAdvicesInput): Promise<Page<FeeAdvice>> {
  requireScope(ctx, "customers:read");
  return read(ctx, async (tx) => {
    const page = await fetchPage<PlainAdvice, Key>(
      tx,
      {
        ...feeAdviceView,
        where: [
          when(input.clientId, (id) => sql`a.client_id = ${id}`),
          when(input.issuedFrom, (day) => sql`a.issued_on >= ${day}`),
          when(input.issuedTo, (day) => sql`a.issued_on <= ${day}`),
          when(input.withdrawn, (yes) => (yes ? sql`a.withdrawn_at is not null` : sql`a.withdrawn_at is null`)),
        ],
        keys: {
          issuedOn: { by: sql`a.issued_on`, type: "date" },
          startDate: { by: sql`a.start_date`, type: "date" },
          clientName: { by: sql`c.name`, type: "text" },
        },
        order: [
          { key: "issuedOn", descending: true },
          { key: "startDate", descending: true },
        ],
      },
      input,
    );
    return { ...page, items: await withDaysInForce(tx, page.items) };
  });
}
