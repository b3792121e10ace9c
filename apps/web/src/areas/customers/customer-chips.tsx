import type { Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { count } from "../../lib/words.ts";

/** What stands out about a customer. */
export function CustomerChips(props: { customer: Customer }): JSX.Element {
  return (
    <>
      <Show when={!props.customer.active}>
        <StateChip tone="draft" icon="stop">
          Inactive
        </StateChip>
      </Show>
      <Show when={props.customer.adjustmentRequiredLines > 0}>
        <StateChip tone="attention">{count(props.customer.adjustmentRequiredLines, "fee")} to be adjusted</StateChip>
      </Show>
    </>
  );
}
