import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, oneOf } from "../common/rows.ts";
import { rateText } from "../common/sql.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { ServiceError } from "../errors.ts";

/** A funding rate as it will stand, to be held against the others of its code and client. */
export interface FundingRateSpan {
  /** Null for a new one. */
  id: number | null;
  fundingCodeId: number;
  clientId: number | null;
  startDate: string;
  endDate: string | null;
}

const same = (rate: FundingRateSpan) =>
  sql`funding_code_id = ${rate.fundingCodeId} and client_id is not distinct from ${rate.clientId}::bigint
    and id <> ${rate.id ?? 0}`;

/** Throws RATE_OVERLAP, naming the other row, when the code has a rate for the same client on any of the days. */
export async function refuseFundingRateOverlap(tx: OrmTx, rate: FundingRateSpan): Promise<void> {
  const other = await firstOf<{ rate: string; from: string; to: string | null }>(
    tx,
    sql`select ${rateText(sql`rate`)} as rate, start_date as "from", end_date as "to" from funding_rate
      where ${same(rate)} and daterange(start_date, end_date, '[]') && daterange(${rate.startDate}::date, ${rate.endDate}::date, '[]')
      order by start_date limit 1`,
  );
  if (other === null) return;
  const until = other.to === null ? "without end" : `to ${dayWords(other.to)}`;
  const detail = `There is a rate of ${other.rate} from ${dayWords(other.from)} ${until} already: change that one from a day on, or end it before.`;
  throw new ServiceError("RATE_OVERLAP", detail, [{ pointer: "/startDate", code: "OVERLAP", detail }]);
}

/** Days without a rate that a rate leaves to the ones before and after it. */
export async function fundingGapWarnings(tx: OrmTx, rate: FundingRateSpan): Promise<Warning[]> {
  const { before, after } = await oneOf<{ before: string | null; after: string | null }>(
    tx,
    sql`select (select max(end_date) from funding_rate where ${same(rate)} and end_date < ${rate.startDate}::date) as before,
      (select min(start_date) from funding_rate where ${same(rate)} and start_date > ${rate.endDate}::date) as after`,
  );
  const next = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
  const instead = rate.clientId === null ? "the code has no rate" : "the rate of all clients holds, if there is one,";
  const gap = (from: string, to: string): Warning[] => {
    const detail = `From ${dayWords(from)} to ${dayWords(to)} ${instead}: close the gap if that is not meant.`;
    return from > to ? [] : [{ code: "RATE_GAP", detail }];
  };
  return [
    ...(before === null ? [] : gap(next(before, 1), next(rate.startDate, -1))),
    ...(after === null || rate.endDate === null ? [] : gap(next(rate.endDate, 1), next(after, -1))),
  ];
}

/** Funding lines that claims hold for days from `since` on, and whose rate is that of the code. */
export async function claimedLines(
  tx: OrmTx,
  rate: { fundingCodeId: number; clientId: number | null },
  since: string,
): Promise<number> {
  const { count } = await oneOf<{ count: number }>(
    tx,
    sql`select count(*) as count from funding_schedule_line l
      where l.funding_code_id = ${rate.fundingCodeId} and l.mirrors_id is null and l.last_calculated_date >= ${since}::date
        and (${rate.clientId}::bigint is null or l.client_id = ${rate.clientId}::bigint)
        and (${rate.clientId}::bigint is not null or not exists (select from funding_rate own
          where own.client_id = l.client_id and own.funding_code_id = l.funding_code_id
            and own.start_date <= greatest(${since}::date, l.start_date)
            and (own.end_date is null or own.end_date >= l.last_calculated_date)))`,
  );
  return count;
}
