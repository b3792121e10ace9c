import type { ServiceEntry } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import type { StayState } from "./stay-state.ts";
import { type PortalEvent, PORTAL_STATES } from "./words.ts";

export const ENTRY_STATES: Record<ServiceEntry["status"], string> = {
  expected: "Expected",
  current: "In care",
  departed: "Departed",
};

/** Expected, in care, departed. */
export function EntryState(props: { status: ServiceEntry["status"] }): JSX.Element {
  return (
    <Switch>
      <Match when={props.status === "current"}>
        <StateChip tone="posted" icon="check">
          {ENTRY_STATES.current}
        </StateChip>
      </Match>
      <Match when={props.status === "expected"}>
        <StateChip tone="attention" icon="clock">
          {ENTRY_STATES.expected}
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="draft" icon="out">
          {ENTRY_STATES.departed}
        </StateChip>
      </Match>
    </Switch>
  );
}

/** The same of one person in an entry: a former primary client is no longer that, whoever the entry goes on with. */
export function StayStateChip(props: { state: StayState }): JSX.Element {
  return (
    <Show
      when={props.state === "ended"}
      fallback={<EntryState status={props.state === "ended" ? "departed" : props.state} />}
    >
      <StateChip tone="draft" icon="out">
        Ended
      </StateChip>
    </Show>
  );
}

/** Whether the government's portal has been told. */
export function PortalState(props: { status: PortalEvent["status"] }): JSX.Element {
  return (
    <Switch>
      <Match when={props.status === "waiting"}>
        <StateChip tone="attention" icon="clock">
          {PORTAL_STATES.waiting}
        </StateChip>
      </Match>
      <Match when={props.status === "lodged"}>
        <StateChip tone="posted" icon="check">
          {PORTAL_STATES.lodged}
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="draft" icon="stop">
          {PORTAL_STATES.withdrawn}
        </StateChip>
      </Match>
    </Switch>
  );
}
