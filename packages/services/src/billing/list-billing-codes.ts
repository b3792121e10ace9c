import type { BillingTiming, BillingUnit } from "@banksia/core/billing/facts";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type BillingCode, type BillingCodeRow, billingCodeView, withGlobalRates } from "./billing-code-view.ts";

export interface ListBillingCodesInput extends PageInput<"code" | "description"> {
  search?: string;
  unit?: BillingUnit;
  timing?: BillingTiming;
  capped?: boolean;
  active?: boolean;
  /** Offered in this service group. */
  serviceGroupId?: number;
}

/** Billing codes with today's global rates. */
export async function listBillingCodes(ctx: Context, input: ListBillingCodesInput): Promise<Page<BillingCode>> {
  requireScope(ctx, "setup:read");
  return read(ctx, async (tx) => {
    const page = await fetchPage<BillingCodeRow, "code" | "description">(
      tx,
      {
        ...billingCodeView,
        where: [
          matches(input.search, sql`b.code`, sql`b.description`),
          when(input.unit, (unit) => sql`b.unit = ${unit}`),
          when(input.timing, (timing) => sql`b.timing = ${timing}`),
          when(input.capped, (capped) => sql`b.capped = ${capped}`),
          when(input.active, (active) => sql`b.active = ${active}`),
          when(
            input.serviceGroupId,
            (id) => sql`b.id in (select billing_code_id from service_group_code where service_group_id = ${id})`,
          ),
        ],
        keys: { code: { by: sql`b.code`, type: "text" }, description: { by: sql`b.description`, type: "text" } },
        order: [{ key: "code", descending: false }],
      },
      input,
    );
    return { ...page, items: await withGlobalRates(tx, ctx, page.items) };
  });
}
