import { createBillingBook } from "@banksia/core/billing/book";
import type { ClientCapForecast } from "@banksia/core/capping/client-caps";
import { calculateCaps } from "@banksia/month-end/calculate-caps";
import { FORECAST_YEARS } from "@banksia/month-end/cap-question";
import { loadSharedFacts } from "@banksia/month-end/shared-facts";
import type { Warning } from "../common/warning.ts";
import { type Context, read, readSql, requireScope } from "../context.ts";
import { loadClientCap } from "./client-cap-view.ts";

export interface CapForecasts {
  asOf: string;
  /** Last day looked at. */
  until: string;
  alertDays: number;
  forecasts: ClientCapForecast[];
  warnings: Warning[];
}

/**
 * When each cap of a client will be reached on the present schedule, worked out now.
 * @throws NOT_FOUND
 */
export async function getCapForecast(ctx: Context, input: { clientId: number }): Promise<CapForecasts> {
  requireScope(ctx, "customers:read");
  const { clientId } = input;
  await read(ctx, (tx) => loadClientCap(tx, ctx, clientId));
  const asOf = ctx.today();
  const until = Temporal.PlainDate.from(asOf).add({ years: FORECAST_YEARS }).toString();
  return readSql(ctx, async (tx) => {
    const shared = await loadSharedFacts(tx);
    const facts = { shared, book: createBillingBook(shared) };
    const [found] = await calculateCaps(tx, [clientId], facts, asOf, monthEnds(asOf, until));
    const issues = [...(found?.errors ?? []), ...(found?.caps?.issues ?? [])];
    return {
      asOf,
      until,
      alertDays: shared.capAlertDays,
      forecasts: found?.caps?.forecasts ?? [],
      warnings: issues.map(({ code, message }) => ({ code, detail: message })),
    };
  });
}

/** Ends of months from a year before a day to the last one, with the day itself. */
function monthEnds(asOf: string, until: string): string[] {
  const days = [asOf];
  const last = Temporal.PlainDate.from(until);
  for (let month = Temporal.PlainDate.from(asOf).subtract({ years: 1 }); ; month = month.add({ months: 1 })) {
    const end = month.with({ day: month.daysInMonth });
    if (Temporal.PlainDate.compare(end, last) > 0) break;
    days.push(end.toString());
    month = end.with({ day: 1 });
  }
  return [...new Set(days)].toSorted();
}
