import type { BankAccountVersion } from "@banksia/contracts";
import { type JSX, Match, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";

/** Where a version of a bank account stands. */
export function BankVersionState(props: { version: Pick<BankAccountVersion, "status" | "inForce"> }): JSX.Element {
  return (
    <Switch>
      <Match when={props.version.status === "waiting"}>
        <StateChip tone="attention" icon="clock">
          Waits for a second person
        </StateChip>
      </Match>
      <Match when={props.version.inForce}>
        <StateChip tone="posted">In force</StateChip>
      </Match>
      <Match when={props.version.status === "approved"}>
        <StateChip tone="draft" icon="clock">
          Earlier
        </StateChip>
      </Match>
      <Match when={props.version.status === "refused"}>
        <StateChip tone="failed">Refused</StateChip>
      </Match>
      <Match when={props.version.status === "withdrawn"}>
        <StateChip tone="draft" icon="cross">
          Withdrawn
        </StateChip>
      </Match>
    </Switch>
  );
}
