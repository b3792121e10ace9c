import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type FundingRate, fundingRateView } from "./funding-rate-view.ts";

export interface ListFundingRatesInput extends PageInput<"fundingCode" | "clientName" | "startDate"> {
  search?: string;
  fundingCodeId?: number;
  clientId?: number;
  /** Only global rates, or only clients' own. */
  validFor?: "all" | "client";
  /** In force on this day. */
  on?: string;
  verified?: boolean;
}

/** Funding rates, global ones and clients' own: by code, then client, the newest first. */
export async function listFundingRates(ctx: Context, input: ListFundingRatesInput): Promise<Page<FundingRate>> {
  requireScope(ctx, "rates:read");
  return read(ctx, (tx) =>
    fetchPage<FundingRate, "fundingCode" | "clientName" | "startDate">(
      tx,
      {
        ...fundingRateView(ctx),
        where: [
          matches(input.search, sql`f.code`, sql`f.description`, sql`c.account`, sql`c.name`, sql`r.source`),
          when(input.fundingCodeId, (id) => sql`r.funding_code_id = ${id}`),
          when(input.clientId, (id) => sql`r.client_id = ${id}`),
          when(input.validFor, (who) => (who === "all" ? sql`r.client_id is null` : sql`r.client_id is not null`)),
          when(input.on, (day) => sql`r.start_date <= ${day} and (r.end_date is null or r.end_date >= ${day})`),
          when(input.verified, (verified) => sql`r.verified = ${verified}`),
        ],
        keys: {
          fundingCode: { by: sql`f.code`, type: "text" },
          clientName: { by: sql`coalesce(c.name, '')`, type: "text" },
          startDate: { by: sql`r.start_date`, type: "date" },
        },
        order: [
          { key: "fundingCode", descending: false },
          { key: "clientName", descending: false },
          { key: "startDate", descending: true },
        ],
      },
      input,
    ),
  );
}
