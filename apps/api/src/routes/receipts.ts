import { endpoints } from "@banksia/contracts";
import { addLumpSumInvoice } from "@banksia/services/receipts/add-lump-sum-invoice";
import { addReceipt } from "@banksia/services/receipts/add-receipt";
import { deleteReceipt } from "@banksia/services/receipts/delete-receipt";
import { listOpenTransactions } from "@banksia/services/receipts/list-open-transactions";
import { listReceipts } from "@banksia/services/receipts/list-receipts";
import { reverseReceipt } from "@banksia/services/receipts/reverse-receipt";
import { updateReceipt } from "@banksia/services/receipts/update-receipt";
import { getReceipt } from "@banksia/services/receipts/get-receipt";
import type { Mounter } from "../http/mounter.ts";

/** Lump-sum invoices and money received. */
export function receiptsRoutes(mount: Mounter): void {
  mount.verb(endpoints.listReceipts, listReceipts);
  mount.verb(endpoints.addReceipt, addReceipt);
  mount.verb(endpoints.updateReceipt, updateReceipt);
  mount.verb(endpoints.deleteReceipt, deleteReceipt);
  mount.verb(endpoints.reverseReceipt, reverseReceipt);
  mount.verb(endpoints.listOpenTransactions, listOpenTransactions);
  mount.verb(endpoints.addLumpSumInvoice, addLumpSumInvoice);
  mount.verb(endpoints.getReceipt, getReceipt);
}
