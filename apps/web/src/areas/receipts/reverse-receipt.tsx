import type { Receipt } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { TakeBack } from "../refunds/take-back.tsx";

/** Takes a posted receipt back: the bank dishonoured it, or it was entered for somebody else. */
export function ReverseReceipt(props: { receipt: Receipt; onDone: () => void }): JSX.Element {
  const { receipt } = props;
  const amount = formatDollars(receipt.amount);
  return (
    <TakeBack
      label="Take the receipt back"
      verb={`Take ${amount} back and post it`}
      kind="receipts"
      call={(body, signal) =>
        api.call(endpoints.reverseReceipt, { params: { receiptId: receipt.id }, body, ...(signal && { signal }) })
      }
      told={`The receipt of ${amount} is taken back.`}
      onDone={() => props.onDone()}
    >
      {(answer) => (
        <>
          {receipt.settlesNumber === null
            ? `The credit of ${receipt.customerName} is gone.`
            : `${receipt.customerName} owes ${formatDollars(receipt.amountToSettle ?? receipt.amount)} of ${receipt.settlesNumber} again.`}{" "}
          {answer.figures !== null &&
            `${formatDollars(answer.figures.balance)} is held of the lump sum, as if this had never been received on ${formatDay(receipt.receiptDate)}.`}{" "}
          {receipt.offset === "vendor" ? "What it came out of is owed to the client again." : ""}
        </>
      )}
    </TakeBack>
  );
}
