import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type BillingRate, billingRateView } from "./billing-rate-view.ts";

export interface ListBillingRatesInput extends PageInput<"billingCode" | "clientName" | "startDate"> {
  search?: string;
  billingCodeId?: number;
  clientId?: number;
  /** Only global rates, or only clients' own. */
  validFor?: "all" | "client";
  /** In force on this day. */
  on?: string;
  verified?: boolean;
  /** Worked out from clients' facts, or entered. */
  derived?: boolean;
}

/** Billing rates, global ones and clients' own: by code, then client, the newest first. */
export async function listBillingRates(ctx: Context, input: ListBillingRatesInput): Promise<Page<BillingRate>> {
  requireScope(ctx, "rates:read");
  return read(ctx, (tx) =>
    fetchPage<BillingRate, "billingCode" | "clientName" | "startDate">(
      tx,
      {
        ...billingRateView(ctx),
        where: [
          matches(input.search, sql`b.code`, sql`b.description`, sql`c.account`, sql`c.name`, sql`r.source`),
          when(input.billingCodeId, (id) => sql`r.billing_code_id = ${id}`),
          when(input.clientId, (id) => sql`r.client_id = ${id}`),
          when(input.validFor, (who) => (who === "all" ? sql`r.client_id is null` : sql`r.client_id is not null`)),
          when(input.on, (day) => sql`r.start_date <= ${day} and (r.end_date is null or r.end_date >= ${day})`),
          when(input.verified, (verified) => sql`r.verified = ${verified}`),
          when(input.derived, (derived) => sql`r.derived = ${derived}`),
        ],
        keys: {
          billingCode: { by: sql`b.code`, type: "text" },
          clientName: { by: sql`coalesce(c.name, '')`, type: "text" },
          startDate: { by: sql`r.start_date`, type: "date" },
        },
        order: [
          { key: "billingCode", descending: false },
          { key: "clientName", descending: false },
          { key: "startDate", descending: true },
        ],
      },
      input,
    ),
  );
}
