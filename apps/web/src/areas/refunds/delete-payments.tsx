import type { VendorPayment } from "@banksia/contracts";
import { api, endpoints } from "../../data/api.ts";
import { deleteRows } from "../billing/delete-rows.tsx";

/** Asks, then deletes payments of a draft journal. */
export function deletePayments(rows: readonly VendorPayment[]): Promise<boolean> {
  return deleteRows(rows, ["payment", "payments"], "What they would have paid stays owed.", (row) =>
    api.call(endpoints.deleteVendorPayment, { params: { vendorPaymentId: row.id } }),
  );
}
