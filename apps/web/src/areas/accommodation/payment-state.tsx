import type { JSX } from "solid-js";
import { StateChip, type ChipTone } from "../../kit/state-chip.tsx";
import type { IconName } from "../../kit/icon.tsx";
import { type PaymentStatus, STATUSES } from "./words.ts";

const LOOKS: Record<PaymentStatus, { tone: ChipTone; icon?: IconName }> = {
  none: { tone: "draft", icon: "minus" },
  agreed: { tone: "draft" },
  partly_paid: { tone: "attention" },
  held: { tone: "posted" },
  refund_due: { tone: "attention", icon: "clock" },
  refund_overdue: { tone: "failed" },
  refunded: { tone: "draft", icon: "check" },
};

/** How far a lump sum is on its way from agreement to refund. */
export function PaymentState(props: { status: PaymentStatus }): JSX.Element {
  return (
    <StateChip tone={LOOKS[props.status].tone} icon={LOOKS[props.status].icon}>
      {STATUSES[props.status]}
    </StateChip>
  );
}
