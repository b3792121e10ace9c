import type { CappedFee } from "@banksia/core/capping/facts";
import { sql } from "drizzle-orm";
import { type Page, type PageInput, fetchPage } from "../common/page.ts";
import { when } from "../common/sql.ts";
import { type Context, read, requireScope } from "../context.ts";
import { type OutsideContribution, outsideContributionView } from "./outside-contribution.ts";

export interface ListOutsideContributionsInput extends PageInput<"startDate" | "amount"> {
  clientId?: number;
  fee?: CappedFee;
}

/** Contributions that clients paid elsewhere, the newest first. */
export function listOutsideContributions(
  ctx: Context,
  input: ListOutsideContributionsInput,
): Promise<Page<OutsideContribution>> {
  requireScope(ctx, "customers:read");
  return read(ctx, (tx) =>
    fetchPage<OutsideContribution, "startDate" | "amount">(
      tx,
      {
        ...outsideContributionView,
        where: [when(input.clientId, (id) => sql`o.client_id = ${id}`), when(input.fee, (fee) => sql`o.fee = ${fee}`)],
        keys: {
          startDate: { by: sql`o.start_date`, type: "date" },
          amount: { by: sql`o.amount`, type: "numeric" },
        },
        order: [{ key: "startDate", descending: true }],
      },
      input,
    ),
  );
}
