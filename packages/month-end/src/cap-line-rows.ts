import type { ClientCapLine } from "@banksia/core/capping/client-caps";
import { type BulkColumns, type SqlTx, bulkInsert } from "@banksia/db";

const columns: BulkColumns = {
  client_id: "bigint",
  limit_type: "text",
  start_date: "date",
  end_date: "date",
  from_calculated_date: "date",
  threshold: "numeric",
  opening: "numeric",
  current: "numeric",
  other: "numeric",
  total: "numeric",
  remaining: "numeric",
  ahead: "numeric",
  limit_reached: "boolean",
  limit_reached_date: "date",
  anniversary: "date",
  anniversary_reached: "boolean",
  forecast_date: "date",
  alert_date: "date",
  calculated_date: "date",
  run_id: "bigint",
};

/** Puts the lines of clients in the place of those that were calculated before. */
export async function writeCapLines(
  tx: SqlTx,
  clients: readonly { clientId: number; lines: readonly ClientCapLine[] }[],
  calculatedOn: string,
  runId: number | null,
): Promise<void> {
  await tx`delete from client_cap_line where client_id = any(${clients.map((client) => client.clientId)})`;
  const rows = clients.flatMap(({ clientId, lines }) =>
    lines.map((line) => [
      clientId,
      line.limitType,
      line.from,
      line.to,
      line.fromCalculatedDate,
      line.threshold,
      line.opening,
      line.current,
      line.other,
      line.total,
      line.remaining,
      line.ahead,
      line.limitReached,
      line.limitReachedDate,
      line.anniversary,
      line.anniversaryReached,
      line.forecastDate,
      line.alertDate,
      calculatedOn,
      runId,
    ]),
  );
  if (rows.length > 0) await bulkInsert(tx, "client_cap_line", columns, rows);
}
