import { endpoints } from "@banksia/contracts";
import { addRefund } from "@banksia/services/refunds/add-refund";
import { addVendorPayment } from "@banksia/services/refunds/add-vendor-payment";
import { deleteRefund } from "@banksia/services/refunds/delete-refund";
import { deleteVendorPayment } from "@banksia/services/refunds/delete-vendor-payment";
import { getRefundWorksheet } from "@banksia/services/refunds/get-refund-worksheet";
import { listRefunds } from "@banksia/services/refunds/list-refunds";
import { listVendorBalances } from "@banksia/services/refunds/list-vendor-balances";
import { listVendorPayments } from "@banksia/services/refunds/list-vendor-payments";
import { payVendorBalances } from "@banksia/services/refunds/pay-vendor-balances";
import { reverseRefund } from "@banksia/services/refunds/reverse-refund";
import { transferLumpSum } from "@banksia/services/refunds/transfer-lump-sum";
import { updateRefund } from "@banksia/services/refunds/update-refund";
import { updateVendorPayment } from "@banksia/services/refunds/update-vendor-payment";
import { getRefund } from "@banksia/services/refunds/get-refund";
import { getVendorPayment } from "@banksia/services/refunds/get-vendor-payment";
import type { Mounter } from "../http/mounter.ts";

/** What is given back, owed and paid to clients. */
export function refundsRoutes(mount: Mounter): void {
  mount.verb(endpoints.getRefundWorksheet, getRefundWorksheet);
  mount.verb(endpoints.listRefunds, listRefunds);
  mount.verb(endpoints.addRefund, addRefund);
  mount.verb(endpoints.updateRefund, updateRefund);
  mount.verb(endpoints.deleteRefund, deleteRefund);
  mount.verb(endpoints.reverseRefund, reverseRefund);
  mount.verb(endpoints.transferLumpSum, transferLumpSum);
  mount.verb(endpoints.listVendorBalances, listVendorBalances);
  mount.verb(endpoints.listVendorPayments, listVendorPayments);
  mount.verb(endpoints.addVendorPayment, addVendorPayment);
  mount.verb(endpoints.payVendorBalances, payVendorBalances);
  mount.verb(endpoints.updateVendorPayment, updateVendorPayment);
  mount.verb(endpoints.deleteVendorPayment, deleteVendorPayment);
  mount.verb(endpoints.getRefund, getRefund);
  mount.verb(endpoints.getVendorPayment, getVendorPayment);
}
