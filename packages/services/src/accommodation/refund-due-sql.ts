import { sql } from "drizzle-orm";

/**
 * The last day for the refund of a lump sum of stay `e` of care type `y`, whose payment is `a`: what `refundDue` of core gives under the
 * default policy, so that lists can filter and sort by it. Null while the client is there, or the period is not open yet;
 * and for villages, where the contract and the law of the state decide.
 */
export const refundDueSql = sql`(case
  when e.departure_date is null or y.setting = 'village' then null
  when e.departure_reason = 'deceased' then e.probate_date + 14
  when e.departure_reason = 'other_service' then case
    when e.notice_date is null or e.notice_date >= e.departure_date then e.departure_date + 14
    when e.departure_date - e.notice_date > 14 then e.departure_date
    else e.notice_date + 14 end
  else coalesce(a.held_for_reentry_until, e.departure_date) + 14 end)`;
