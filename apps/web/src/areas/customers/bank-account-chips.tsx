import type { BankAccount } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { PrimaryMark } from "./primary-mark.tsx";

/** Where a bank account stands: in force, waiting, out of use, and whether direct debits draw on it. */
export function BankAccountChips(props: { account: BankAccount }): JSX.Element {
  return (
    <>
      <Show when={props.account.forDirectDebit}>
        <PrimaryMark what="account for direct debit">For direct debit</PrimaryMark>
      </Show>
      <Switch>
        <Match when={!props.account.active}>
          <StateChip tone="draft" icon="stop">
            Out of use
          </StateChip>
        </Match>
        <Match when={props.account.waiting !== null && props.account.inForce === null}>
          <StateChip tone="attention" icon="clock">
            Waits for a second person
          </StateChip>
        </Match>
        <Match when={props.account.waiting !== null}>
          <StateChip tone="attention" icon="clock">
            A change waits
          </StateChip>
        </Match>
        <Match when={props.account.inForce === null}>
          <StateChip tone="attention">Never approved</StateChip>
        </Match>
        <Match when={true}>
          <StateChip tone="posted">In force</StateChip>
        </Match>
      </Switch>
    </>
  );
}
