import type { BillingRateFacts } from "@banksia/core/billing/index";
import { type OwnRates, rateOfDay } from "@banksia/core/billing/rate-of-day";
import { compileRates } from "@banksia/core/billing/rate-rows";
import { dayNumber } from "@banksia/core/days/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { ids } from "../common/sql.ts";
import { loadBillingBook, loadRates } from "./billing-book.ts";
import { type BillingRateOrigin, billingRateOrigins } from "./billing-rate-origins.ts";

/** A question for the rate of a code. */
export interface RateQuestion {
  /** Null for the global rate. */
  clientId: number | null;
  billingCodeId: number;
  day: string;
}

/** The rate of a code on a day, percentages worked out. */
export interface RateAnswer {
  rateToday: string;
  /** It is the client's own. */
  rateOwn: boolean;
  rateId: number;
  /** It was worked out from the client's facts. */
  rateDerived: boolean;
  /** Every figure behind it is read in law or on a government page, or is the provider's own. */
  rateVerified: boolean;
}

/**
 * The rates of many codes and clients, each on its day: one load of the global rates and one of the clients' own.
 * @returns answers in the order of the questions; null where no rate is in force, or it cannot be worked out
 */
export async function ratesOfDay(tx: OrmTx, questions: readonly RateQuestion[]): Promise<(RateAnswer | null)[]> {
  if (questions.length === 0) return [];
  const book = await loadBillingBook(tx);
  const own = await ownRates(
    tx,
    questions.flatMap(({ clientId }) => (clientId === null ? [] : [clientId])),
  );
  const segments = questions.map(({ clientId, billingCodeId, day }) => {
    const rates = clientId === null ? null : (own.get(clientId) ?? null);
    return rateOfDay(book, rates, billingCodeId, dayNumber(day));
  });
  const origins = await billingRateOrigins(
    tx,
    segments.flatMap((segment) => segment.chain.map((rate) => rate.rateId)),
  );
  return segments.map(({ price, chain }, at) => {
    const day = questions[at]?.day ?? "";
    const [first] = chain;
    if (price === null || first === undefined) return null;
    return {
      rateToday: price.text,
      rateOwn: first.own,
      rateId: first.rateId,
      rateDerived: origins.get(first.rateId)?.derived === true,
      rateVerified: chain.every((rate) => verifiedOn(origins.get(rate.rateId), day)),
    };
  });
}

/** Of a derived rate on its day: one amount may stand on other figures from some day on. */
function verifiedOn(origin: BillingRateOrigin | undefined, day: string): boolean {
  if (origin === undefined) return true;
  const part = origin.basis?.find((one) => one.from <= day && (one.to === null || one.to >= day));
  return part === undefined ? origin.verified : part.verified !== false;
}

/** The own rates of clients, compiled. */
export async function ownRates(tx: OrmTx, clientIds: readonly number[]): Promise<Map<number, NonNullable<OwnRates>>> {
  const byClient = new Map<number, BillingRateFacts[]>();
  if (clientIds.length === 0) return new Map();
  const rows = await loadRates<BillingRateFacts & { clientId: number }>(
    tx,
    sql`client_id = any(${ids([...new Set(clientIds)])})`,
    sql`, client_id as "clientId"`,
  );
  for (const row of rows) {
    const rates = byClient.get(row.clientId);
    if (rates === undefined) byClient.set(row.clientId, [row]);
    else rates.push(row);
  }
  return new Map([...byClient].map(([clientId, rates]) => [clientId, compileRates(rates)]));
}
