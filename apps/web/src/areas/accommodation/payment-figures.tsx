import type { JSX } from "solid-js";
import { Figures } from "../../kit/facts.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars, isZero } from "../../lib/money.ts";
import type { AccommodationFigures } from "./types.ts";

/** The figures of a lump sum to take in at a glance: what is held, and how it came to that. */
export function PaymentFigures(props: {
  figures: AccommodationFigures;
  refundDueDate?: string | null | undefined;
  asOf?: string | undefined;
}): JSX.Element {
  return (
    <Figures
      figures={[
        {
          label: "Balance",
          value: formatDollars(props.figures.balance),
          note: isZero(props.figures.balance)
            ? "nothing is held"
            : props.refundDueDate
              ? `to be refunded by ${formatDay(props.refundDueDate)}`
              : props.asOf
                ? `held on ${formatDay(props.asOf)}, refundable`
                : "held, refundable",
        },
        { label: "Lump sum invoiced", value: formatDollars(props.figures.invoiced) },
        { label: "Received", value: formatDollars(props.figures.received) },
        { label: "Drawn down", value: formatDollars(props.figures.drawnDown) },
        { label: "Retained", value: formatDollars(props.figures.retained) },
        { label: "Refunded", value: formatDollars(props.figures.refunded) },
        {
          label: "Unpaid lump sum",
          value: formatDollars(props.figures.unpaidLumpSum),
          note: isZero(props.figures.unpaidLumpSum) ? undefined : "agreed, not received",
        },
        { label: "Ongoing daily payments billed", value: formatDollars(props.figures.ongoingBilled) },
        { label: "Billed on the unpaid lump sum", value: formatDollars(props.figures.unpaidBilled) },
        { label: "Interest payable", value: formatDollars(props.figures.interestPayable), note: "to the client" },
      ]}
    />
  );
}
