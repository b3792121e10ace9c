import type { FundingRate } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";

/** In force, past, or still to come; and whether somebody has checked the figure. */
export function FundingRateChips(props: { rate: FundingRate }): JSX.Element {
  return (
    <>
      <Switch>
        <Match when={props.rate.status === "current"}>
          <StateChip tone="posted" icon="check">
            In force
          </StateChip>
        </Match>
        <Match when={props.rate.status === "future"}>
          <StateChip tone="draft" icon="clock">
            To come
          </StateChip>
        </Match>
        <Match when={true}>
          <StateChip tone="draft" icon="clock">
            Past
          </StateChip>
        </Match>
      </Switch>
      <Show when={!props.rate.verified}>
        <StateChip tone="attention">Unverified</StateChip>
      </Show>
    </>
  );
}
