import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { matches, when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type FundingCode, fundingCodeView } from "./funding-code-view.ts";

export interface ListFundingCodesInput extends PageInput<"code" | "description"> {
  search?: string;
  unit?: "day" | "month";
  active?: boolean;
  accommodationAssociated?: boolean;
}

/** Funding codes with today's global rates, by code. */
export async function listFundingCodes(ctx: Context, input: ListFundingCodesInput): Promise<Page<FundingCode>> {
  requireScope(ctx, "setup:read");
  return read(ctx, (tx) =>
    fetchPage<FundingCode, "code" | "description">(
      tx,
      {
        ...fundingCodeView(ctx),
        where: [
          matches(input.search, sql`f.code`, sql`f.description`, sql`f.external_code`),
          when(input.unit, (unit) => sql`f.unit = ${unit}`),
          when(input.active, (active) => sql`f.active = ${active}`),
          when(input.accommodationAssociated, (associated) => sql`f.accommodation_associated = ${associated}`),
        ],
        keys: {
          code: { by: sql`f.code`, type: "text" },
          description: { by: sql`f.description`, type: "text" },
        },
        order: [{ key: "code", descending: false }],
      },
      input,
    ),
  );
}
