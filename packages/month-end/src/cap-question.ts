import type { SqlTx } from "@banksia/db";

/** How far caps are forecast. */
export const FORECAST_YEARS = 5;

/** An alert is due so many days before a cap is reached, where the provider has set nothing else. */
export const ALERT_DAYS = 60;

/** The setting `cap_alert_days`. */
export async function capAlertDays(tx: SqlTx): Promise<number> {
  const [row] = await tx<{ value: unknown }[]>`select value from setting where name = 'cap_alert_days'`;
  return typeof row?.value === "number" ? row.value : ALERT_DAYS;
}
