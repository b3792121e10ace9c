import type { ClientFundingFacts, FundingCodeFacts, FundingRateFacts } from "@banksia/core/funding/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { loadBillingBook } from "../billing/billing-book.ts";
import { ownRates } from "../billing/rates-of-day.ts";
import { rowsOf } from "../common/rows.ts";
import { ids } from "../common/sql.ts";
import { assessedAmounts } from "./assessed-amounts.ts";

/** Where a rate comes from, by the number of its row. */
export interface RateOrigin {
  source: string | null;
  verified: boolean;
}

export interface FundingFacts {
  of(clientId: number): ClientFundingFacts;
  fundingRates: ReadonlyMap<number, RateOrigin>;
}

type RateRow = FundingRateFacts & RateOrigin & { clientId: number | null };

/** What the rule on funding rates asks for, of many clients: one statement for each kind of fact. */
export async function loadFundingFacts(tx: OrmTx, clientIds: readonly number[]): Promise<FundingFacts> {
  const clients = [...new Set(clientIds)];
  const codes = await rowsOf<FundingCodeFacts>(
    tx,
    sql`select id, code, unit, accommodation_associated as "accommodationAssociated" from funding_code`,
  );
  const rates = await rowsOf<RateRow>(
    tx,
    sql`select id, funding_code_id as "fundingCodeId", client_id as "clientId", start_date as "from", end_date as "to", rate,
        source, verified
      from funding_rate where client_id is null or client_id = any(${ids(clients)}) order by id`,
  );
  const assessed = await assessedAmounts(tx, clients);
  const book = await loadBillingBook(tx);
  const ownBillingRates = await ownRates(tx, clients);
  const byClient = Map.groupBy(rates, (rate) => rate.clientId);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const globalRates = byClient.get(null) ?? [];
  return {
    of: (clientId) => ({
      codes: byId,
      globalRates,
      ownRates: byClient.get(clientId) ?? [],
      assessed: assessed.get(clientId) ?? [],
      book,
      ownBillingRates: ownBillingRates.get(clientId) ?? null,
    }),
    fundingRates: new Map(rates.map((rate) => [rate.id, rate])),
  };
}
