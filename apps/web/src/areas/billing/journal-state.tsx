import type { Journal, Run } from "@banksia/contracts";
import { type JSX, Match, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";

/** Draft, being posted, posted. */
export function JournalState(props: { status: Journal["status"] }): JSX.Element {
  return (
    <Switch>
      <Match when={props.status === "draft"}>
        <StateChip tone="draft">Draft</StateChip>
      </Match>
      <Match when={props.status === "posting"}>
        <StateChip tone="attention" icon="running">
          Being posted
        </StateChip>
      </Match>
      <Match when={props.status === "posted"}>
        <StateChip tone="posted">Posted</StateChip>
      </Match>
    </Switch>
  );
}

const RUN_WORDS: Record<Run["status"], string> = {
  planned: "Waiting",
  running: "Running",
  cancelling: "Being cancelled",
  cancelled: "Cancelled",
  done: "Done",
  failed: "Failed",
};

/** Where a run stands. A run that set clients aside wants to be looked at. */
export function RunState(props: { run: Pick<Run, "status" | "parkedOpen"> }): JSX.Element {
  return (
    <Switch>
      <Match when={props.run.status === "failed"}>
        <StateChip tone="failed">Failed</StateChip>
      </Match>
      <Match when={props.run.status === "done"}>
        <StateChip tone="posted">Done</StateChip>
      </Match>
      <Match when={props.run.status === "cancelled"}>
        <StateChip tone="draft" icon="stop">
          Cancelled
        </StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="attention" icon={props.run.status === "planned" ? "clock" : "running"}>
          {RUN_WORDS[props.run.status]}
        </StateChip>
      </Match>
    </Switch>
  );
}

export const RUN_KINDS: Record<Run["kind"], string> = { billing: "Billing", adjustment: "Adjustment" };

/** Whether a run has not yet ended. */
export function isUnderWay(status: Run["status"]): boolean {
  return status === "planned" || status === "running" || status === "cancelling";
}
