import { type BulkColumns, type BulkValue, type SqlTx, bulkInsert } from "@banksia/db";
import { reverseLines } from "../journal-rows.ts";
import type { AccommodationLine } from "./accommodation-lines.ts";
import type { LoadedCharge } from "./deposit-record.ts";

const columns: BulkColumns = {
  id: "bigint",
  charge_id: "bigint",
  kind: "text",
  client_id: "bigint",
  customer_id: "bigint",
  account_name_id: "bigint",
  billing_code_id: "bigint",
  service_id: "bigint",
  tax_code_id: "bigint",
  period_from: "date",
  period_to: "date",
  quantity: "numeric",
  unit: "text",
  rate: "numeric",
  amount: "numeric",
  tax: "numeric",
  description: "text",
  basis: "jsonb",
  accommodation_payment_id: "bigint",
  charge_kind: "text",
};

/** Takes standing charges of lump sums back and writes the new ones, in the order given. */
export async function writeAccommodation(
  tx: SqlTx,
  target: { journalId: number; runId: number },
  reversals: readonly LoadedCharge[],
  lines: readonly AccommodationLine[],
): Promise<void> {
  await reverseLines(
    tx,
    target,
    reversals.map((row) => row.journalLineId),
  );
  if (lines.length === 0) return;
  const [block] = await tx<{ first: number }[]>`select banksia.next_line_ids(${lines.length}) as first`;
  const first = block?.first ?? 0;
  const rows = lines.map((line, at): BulkValue[] => [
    first + at,
    first + at,
    line.kind,
    line.clientId,
    line.customerId,
    line.accountNameId,
    line.billingCodeId,
    line.serviceId,
    line.taxCodeId,
    line.from,
    line.to,
    line.quantity,
    line.unit,
    line.rate,
    line.amount,
    line.tax,
    line.description,
    JSON.stringify(line.basis),
    line.accommodationPaymentId,
    line.chargeKind,
  ]);
  await bulkInsert(tx, "journal_line", columns, rows, {
    journal_id: ["bigint", target.journalId],
    run_id: ["bigint", target.runId],
    percent: ["numeric", "100"],
  });
}
