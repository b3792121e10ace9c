import { type JSX, Match, Switch } from "solid-js";
import { Button } from "../../kit/button.tsx";
import { Progress } from "../../kit/progress.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { count } from "../../lib/words.ts";
import { cancelCheck, type DroppedFile } from "./dropped-files.ts";

/** What came of a file in one chip, or how far it is. */
export function Verdict(props: { file: DroppedFile }): JSX.Element {
  const report = () => (props.file.state === "done" ? props.file.checked?.report : undefined);
  return (
    <Switch fallback={<StateChip tone="draft">Waiting</StateChip>}>
      <Match when={props.file.state === "checking"}>
        <span class="files-progress">
          <Progress label={`Checking ${props.file.file.name}`} done={props.file.bytes} total={props.file.file.size} />
          <Button
            kind="quiet"
            icon="stop"
            label={`Stop checking ${props.file.file.name}`}
            onClick={() => cancelCheck(props.file.id)}
          />
        </span>
      </Match>
      <Match when={props.file.state === "failed"}>
        <StateChip tone="failed">Not checked</StateChip>
      </Match>
      <Match when={props.file.state === "cancelled"}>
        <StateChip tone="draft" icon="stop">
          Stopped
        </StateChip>
      </Match>
      <Match when={report()}>
        {(found) => (
          <Switch fallback={<StateChip tone="posted">No errors</StateChip>}>
            <Match when={found().kind === "unknown"}>
              <StateChip tone="failed">Unknown file</StateChip>
            </Match>
            <Match when={found().errors > 0}>
              <StateChip tone="failed">{count(found().errors, "error")}</StateChip>
            </Match>
            <Match when={found().warnings > 0}>
              <StateChip tone="attention">{count(found().warnings, "warning")}</StateChip>
            </Match>
          </Switch>
        )}
      </Match>
    </Switch>
  );
}
