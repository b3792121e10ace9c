/** The daily payment of each agreement line as last calculated. */
import type { SqlTx } from "@banksia/db";
import { lineRowId } from "./agreement-lines.ts";
import { depositLifeOf } from "./deposit-proposal.ts";
import type { LoadedDeposit } from "./deposit-record.ts";

export interface LineForecast {
  id: number;
  /** Of a day: what the line comes to on `date`. */
  daily: string;
  date: string;
}

/** On the day asked for, or on the last day of a line that ended before; lines that begin later have none. */
export function forecastsOf(
  loaded: LoadedDeposit,
  on: string,
): { forecasts: LineForecast[]; issues: ReturnType<typeof depositLifeOf>["issues"] } {
  const { result, issues } = depositLifeOf(loaded, on);
  const found = new Map<number, LineForecast>();
  for (const segment of result?.segments ?? []) {
    if (segment.lineId === null) continue;
    const id = lineRowId(segment.lineId);
    found.set(id, { id, daily: segment.daily, date: segment.to });
  }
  return { forecasts: [...found.values()], issues };
}

/** Writes only what differs. */
export async function writeForecasts(tx: SqlTx, forecasts: readonly LineForecast[]): Promise<void> {
  if (forecasts.length === 0) return;
  await tx`update accommodation_line l set forecast_daily = f.daily, forecast_date = f.date
    from jsonb_to_recordset(${JSON.stringify(forecasts)}::text::jsonb) as f (id bigint, daily numeric, date date)
    where l.id = f.id and (l.forecast_daily, l.forecast_date) is distinct from (f.daily, f.date)`;
}
