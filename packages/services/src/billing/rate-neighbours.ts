import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, oneOf } from "../common/rows.ts";
import { rateText } from "../common/sql.ts";
import { type Warning, dayWords } from "../common/warning.ts";
import { ServiceError } from "../errors.ts";

/** A rate as it will stand, to be held against the others of its code and client. */
export interface RateSpan {
  /** Null for a new one. */
  id: number | null;
  billingCodeId: number;
  clientId: number | null;
  startDate: string;
  endDate: string | null;
}

const same = (rate: RateSpan) =>
  sql`billing_code_id = ${rate.billingCodeId} and client_id is not distinct from ${rate.clientId}::bigint
    and id <> ${rate.id ?? 0}`;

/** The refusal of a rate that overlaps another. */
export function overlapRefused(detail: string): ServiceError {
  return new ServiceError("RATE_OVERLAP", detail, [{ pointer: "/startDate", code: "OVERLAP", detail }]);
}

/** Throws RATE_OVERLAP, naming the other row, when the code has a rate for the same client on any of the days. */
export async function refuseRateOverlap(tx: OrmTx, rate: RateSpan): Promise<void> {
  const other = await firstOf<{ what: string; from: string; to: string | null; derived: boolean }>(
    tx,
    sql`select coalesce(${rateText(sql`rate`)}, trim_scale(percent) || ' per cent') as what,
        start_date as "from", end_date as "to", derived from billing_rate
      where ${same(rate)} and daterange(start_date, end_date, '[]') && daterange(${rate.startDate}::date, ${rate.endDate}::date, '[]')
      order by start_date limit 1`,
  );
  if (other === null) return;
  const until = other.to === null ? "without end" : `to ${dayWords(other.to)}`;
  const fix = other.derived
    ? "it is worked out from the facts of the client: change those"
    : "change that one from a day on, or end it before";
  throw overlapRefused(`There is a rate of ${other.what} from ${dayWords(other.from)} ${until} already: ${fix}.`);
}

/** Days without a rate that a rate leaves to the ones before and after it. */
export async function gapWarnings(tx: OrmTx, rate: RateSpan): Promise<Warning[]> {
  const { before, after } = await oneOf<{ before: string | null; after: string | null }>(
    tx,
    sql`select (select max(end_date) from billing_rate where ${same(rate)} and end_date < ${rate.startDate}::date) as before,
      (select min(start_date) from billing_rate where ${same(rate)} and start_date > ${rate.endDate}::date) as after`,
  );
  const next = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
  const instead = rate.clientId === null ? "the code has no rate" : "the client pays the global rate, if there is one,";
  const gap = (from: string, to: string): Warning[] =>
    from > to
      ? []
      : [
          {
            code: "RATE_GAP",
            detail: `From ${dayWords(from)} to ${dayWords(to)} ${instead}: close the gap if that is not meant.`,
          },
        ];
  return [
    ...(before === null ? [] : gap(next(before, 1), next(rate.startDate, -1))),
    ...(after === null || rate.endDate === null ? [] : gap(next(rate.endDate, 1), next(after, -1))),
  ];
}

/**
 * Schedule lines that were billed for days from `since` on and now wait to be adjusted because a rate of the code, or
 * of a code that it is based on, changed. Clients whose own rate covers those days are not among them.
 */
export async function linesToAdjust(
  tx: OrmTx,
  rate: { billingCodeId: number; clientId: number | null },
  since: string,
): Promise<number> {
  const { count } = await oneOf<{ count: number }>(
    tx,
    sql`with recursive moved (id) as (
        select ${rate.billingCodeId}::bigint
        union select r.billing_code_id from billing_rate r join moved m on r.base_code_id = m.id)
      select count(*) as count from billing_schedule_line l
      where l.billing_code_id in (select id from moved) and l.adjust_from is not null and upper(l.billed) > ${since}::date
        and (${rate.clientId}::bigint is null or l.client_id = ${rate.clientId}::bigint)
        and (${rate.clientId}::bigint is not null or l.billing_code_id <> ${rate.billingCodeId} or not exists (
          select from billing_rate own where own.client_id = l.client_id and own.billing_code_id = l.billing_code_id
            and own.start_date <= greatest(${since}::date, lower(l.billed))
            and (own.end_date is null or own.end_date >= upper(l.billed) - 1)))`,
  );
  return count;
}
