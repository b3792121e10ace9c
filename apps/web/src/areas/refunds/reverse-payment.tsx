import type { VendorPayment } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { formatDollars } from "../../lib/money.ts";
import { TakeBack } from "./take-back.tsx";

/** Takes a posted payment back that the bank returned. */
export function ReversePayment(props: { payment: VendorPayment; onDone: () => void }): JSX.Element {
  const { payment } = props;
  const amount = formatDollars(payment.amount);
  return (
    <TakeBack
      label="Take the payment back"
      verb={`Take ${amount} back and post it`}
      kind="payments"
      call={(body, signal) =>
        api.call(endpoints.reverseVendorPayment, {
          params: { vendorPaymentId: payment.id },
          body,
          ...(signal && { signal }),
        })
      }
      told={`The payment of ${amount} is taken back.`}
      onDone={() => props.onDone()}
    >
      {(answer) => (
        <>
          {amount} is in {payment.bankLedgerAccount} again, and {payment.customerName} is owed{" "}
          {formatDollars(answer.owed)}: pay it once the account they are paid to is right.
        </>
      )}
    </TakeBack>
  );
}
