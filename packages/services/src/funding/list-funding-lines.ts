import { sql } from "drizzle-orm";
import type { Page, PageInput } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type FundingLine, fetchFundingLines } from "./funding-line-view.ts";

export interface ListFundingLinesInput extends PageInput<"clientName" | "fundingCode" | "startDate"> {
  clientId?: number;
  serviceEntryId?: number;
  fundingCodeId?: number;
  serviceId?: number;
  /** The day that the amounts are of; today of the service when left out. */
  on?: string;
  /** Only lines that run on that day. */
  running?: boolean;
  /** Lines marked as created in error are left out unless asked for. */
  inError?: boolean;
  /** Only lines that mirror fees, or only others. */
  offset?: boolean;
}

/** Funding lines with what each pays on a day, and what it will pay next. */
export async function listFundingLines(ctx: Context, input: ListFundingLinesInput): Promise<Page<FundingLine>> {
  requireScope(ctx, "customers:read");
  const on = input.on ?? null;
  return read(ctx, (tx) =>
    fetchFundingLines(
      tx,
      ctx,
      on,
      [
        input.inError === true ? null : sql`not l.in_error`,
        when(input.clientId, (id) => sql`l.client_id = ${id}`),
        when(input.serviceEntryId, (id) => sql`l.service_entry_id = ${id}`),
        when(input.fundingCodeId, (id) => sql`l.funding_code_id = ${id}`),
        when(input.serviceId, (id) => sql`l.service_id = ${id}`),
        when(input.offset, (offset) => sql`(l.mirrors_id is not null) = ${offset}`),
        input.running === true
          ? sql`l.start_date <= coalesce(${on}::date, zone.today)
              and (l.end_date is null or l.end_date >= coalesce(${on}::date, zone.today))`
          : null,
      ],
      {
        clientName: { by: sql`c.name`, type: "text" },
        fundingCode: { by: sql`f.code`, type: "text" },
        startDate: { by: sql`l.start_date`, type: "date" },
      },
      [{ key: "fundingCode", descending: false }],
      input,
    ),
  );
}
