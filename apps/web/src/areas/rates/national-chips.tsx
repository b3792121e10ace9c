import type { NationalRate, NationalRateRow } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { formatDay } from "../../lib/days.ts";
import { GRADES } from "./national-words.ts";

/** Whether a figure may be relied on. */
export function VerifiedChip(props: { verified: boolean }): JSX.Element {
  return (
    <Show when={props.verified} fallback={<StateChip tone="attention">Unverified</StateChip>}>
      <StateChip tone="posted">Verified</StateChip>
    </Show>
  );
}

/** How a row is known, and whether that is enough. */
export function GradeChip(props: {
  row: Pick<NationalRateRow, "grade" | "verified" | "value" | "missing">;
}): JSX.Element {
  return (
    <Switch>
      <Match when={props.row.missing === "not_found"}>
        <StateChip tone="attention">Not found</StateChip>
      </Match>
      <Match when={props.row.missing === "none"}>
        <StateChip tone="draft" icon="stop">
          No longer applies
        </StateChip>
      </Match>
      <Match when={props.row.verified}>
        <StateChip tone="posted">{GRADES[props.row.grade]}</StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="attention">{GRADES[props.row.grade]}, unverified</StateChip>
      </Match>
    </Switch>
  );
}

/** When the next figure is due, and whether it is late. */
export function DueChip(props: { table: Pick<NationalRate, "unknownFrom" | "overdue"> }): JSX.Element {
  return (
    <Show when={props.table.unknownFrom}>
      {(day) => (
        <Show when={props.table.overdue} fallback={<span class="nowrap">{formatDay(day())}</span>}>
          <StateChip tone="attention">Due since {formatDay(day())}</StateChip>
        </Show>
      )}
    </Show>
  );
}
