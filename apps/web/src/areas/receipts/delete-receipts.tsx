import type { Receipt } from "@banksia/contracts";
import { api, endpoints } from "../../data/api.ts";
import { deleteRows } from "../billing/delete-rows.tsx";

/** Asks, then deletes receipts of a draft journal. */
export function deleteReceipts(rows: readonly Receipt[]): Promise<boolean> {
  return deleteRows(rows, ["receipt", "receipts"], "What they would have paid stays open.", (row) =>
    api.call(endpoints.deleteReceipt, { params: { receiptId: row.id } }),
  );
}
