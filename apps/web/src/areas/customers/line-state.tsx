import type { ScheduleLine } from "@banksia/contracts";
import { type JSX, Match, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { isZero } from "../../lib/money.ts";

/** What stands out about a fee. */
export function LineState(props: { line: ScheduleLine }): JSX.Element {
  return (
    <Switch>
      <Match when={props.line.inError}>
        <StateChip tone="draft" icon="cross">
          In error
        </StateChip>
      </Match>
      <Match when={props.line.adjustmentRequired}>
        <StateChip tone="attention">
          Adjust{props.line.adjustFrom ? ` from ${formatDay(props.line.adjustFrom)}` : ""}
        </StateChip>
      </Match>
      <Match when={props.line.rateToday === null}>
        <StateChip tone="attention">No rate today</StateChip>
      </Match>
      <Match when={props.line.rateToday !== null && isZero(props.line.rateToday) && props.line.rateDerived !== true}>
        <StateChip tone="attention">Rate is 0.00</StateChip>
      </Match>
      <Match when={props.line.rateVerified === false}>
        <StateChip tone="attention">Rate unverified</StateChip>
      </Match>
    </Switch>
  );
}
