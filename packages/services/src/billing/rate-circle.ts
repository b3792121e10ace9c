import { rateOfDay } from "@banksia/core/billing/rate-of-day";
import { LAST_DAY, dayNumber, dayNumberOr } from "@banksia/core/days/civil";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { type FieldError, invalid } from "../errors.ts";
import { loadBillingBook } from "./billing-book.ts";
import { ownRates } from "./rates-of-day.ts";

/**
 * Throws VALIDATION, naming the circle, when a percentage rate just written leads back to its own code on any of its
 * days: for all clients, or for one whose own rates close the circle.
 */
export async function refuseCircle(
  tx: OrmTx,
  rate: {
    billingCodeId: number;
    clientId: number | null;
    startDate: string;
    endDate: string | null;
    model: "amount" | "percentage";
  },
): Promise<void> {
  if (rate.model === "amount") return;
  const book = await loadBillingBook(tx);
  const clientIds =
    rate.clientId === null
      ? (
          await rowsOf<{ id: number }>(
            tx,
            sql`select distinct client_id as id from billing_rate where client_id is not null and model = 'percentage'`,
          )
        ).map((row) => row.id)
      : [rate.clientId];
  const own = await ownRates(tx, clientIds);
  const circleOf = (rates: Parameters<typeof rateOfDay>[1]): FieldError | null => {
    const to = dayNumberOr(rate.endDate, LAST_DAY);
    for (let day = dayNumber(rate.startDate); day <= to;) {
      const segment = rateOfDay(book, rates, rate.billingCodeId, day);
      if (segment.problem?.code === "RATE_CIRCLE")
        return { pointer: "/baseCodeId", code: "CIRCLE", detail: segment.problem.message };
      day = Math.max(segment.to, day) + 1;
    }
    return null;
  };
  for (const rates of rate.clientId === null ? [null, ...own.values()] : own.values()) {
    const circle = circleOf(rates);
    if (circle !== null) throw invalid(circle);
  }
}
