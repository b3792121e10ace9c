import type { Refund } from "@banksia/contracts";
import { api, endpoints } from "../../data/api.ts";
import { deleteRows } from "../billing/delete-rows.tsx";

/** Asks, then deletes refunds of a draft journal. */
export function deleteRefunds(rows: readonly Refund[]): Promise<boolean> {
  return deleteRows(rows, ["refund", "refunds"], "The money stays where it is held.", (row) =>
    api.call(endpoints.deleteRefund, { params: { refundId: row.id } }),
  );
}
