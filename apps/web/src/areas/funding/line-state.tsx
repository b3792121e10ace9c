import type { FundingLine } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";

/** Short words for what stands out about a funding line. */
const SHORT: Record<string, string> = {
  RATE_MISSING: "No rate",
  RATE_ZERO: "Pays 0.00",
  ASSESSED_UNKNOWN: "Not assessed",
  NOT_FUNDED: "Stay not funded",
  BEFORE_STAY: "Before the stay",
  AFTER_STAY: "After the stay",
};

/** In words, for copying. */
export function stateWords(line: FundingLine): string {
  if (line.inError) return "In error";
  return [
    ...line.warnings.map((one) => SHORT[one.code] ?? one.code),
    ...(line.verified === false ? ["Unverified"] : []),
    ...(line.runsOnDay ? [] : ["Does not run"]),
  ].join(", ");
}

/** What stands out about a funding line. */
export function FundingLineState(props: { line: FundingLine }): JSX.Element {
  return (
    <Switch>
      <Match when={props.line.inError}>
        <StateChip tone="draft" icon="cross">
          In error
        </StateChip>
      </Match>
      <Match when={true}>
        <span class="row">
          <For each={props.line.warnings}>
            {(one) => <StateChip tone="attention">{SHORT[one.code] ?? one.code}</StateChip>}
          </For>
          <Show when={props.line.verified === false}>
            <StateChip tone="attention">Unverified</StateChip>
          </Show>
          <Show when={!props.line.runsOnDay}>
            <StateChip tone="draft" icon="clock">
              Does not run
            </StateChip>
          </Show>
        </span>
      </Match>
    </Switch>
  );
}
