import type { Refund } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { TakeBack } from "./take-back.tsx";

/** Takes a refund back that was posted and not paid. */
export function ReverseRefund(props: { refund: Refund; onDone: () => void }): JSX.Element {
  const { refund } = props;
  const amount = formatDollars(refund.amount);
  return (
    <TakeBack
      label="Take the refund back"
      verb={`Take ${amount} back and post it`}
      kind="refunds"
      call={(body, signal) =>
        api.call(endpoints.reverseRefund, { params: { refundId: refund.id }, body, ...(signal && { signal }) })
      }
      told={`The refund of ${amount} is taken back.`}
      onDone={() => props.onDone()}
    >
      {(answer) => (
        <>
          {refund.customerName} is no longer owed {amount}.{" "}
          {refund.accommodationPaymentId === null
            ? "The credits stand on the account again."
            : `${formatDollars(answer.figures.balance)} is held of the lump sum again, from ${formatDay(refund.refundDate)} on: interest runs as if it had not been refunded, and it can be refunded later.`}
        </>
      )}
    </TakeBack>
  );
}
