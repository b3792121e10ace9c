import type { ServiceEntry } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { type EntryChange, entryChanges } from "./entry-words.ts";
import { WarningList } from "./warning-list.tsx";
import "./admissions.css";

/** What a change of an entry comes to: fields before and after, fees to be adjusted, the portal, warnings. */
export function EntryFollows(props: { before: ServiceEntry; change: EntryChange }): JSX.Element {
  const after = () => props.change.serviceEntry;
  const changes = () => entryChanges(props.before, after());
  const departs = () => props.before.departureDate === null && after().departureDate !== null;
  return (
    <div class="stack tight">
      <Show when={changes().length > 0} fallback={<p class="muted">Nothing changes.</p>}>
        <table class="plain-table changes-table">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            <For each={changes()}>
              {(change) => (
                <tr>
                  <th scope="row">{change.label}</th>
                  <td class="muted">{change.before}</td>
                  <td>{change.after}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <ul class="plain-list">
        <Show when={departs() && props.before.currentPlaceCode}>
          {(place) => (
            <li>
              Place {place()} is free from {formatDay(after().departureDate ?? "")}.
            </li>
          )}
        </Show>
        <Show when={departs() && after().departureEventRequired}>
          <li>A departure event waits to be lodged on the government's portal.</li>
        </Show>
        <li>
          {props.change.adjustmentRequiredLines > 0
            ? `${count(props.change.adjustmentRequiredLines, "fee")} already billed will wait for an adjustment run, which settles the difference.`
            : "Nothing that is billed already changes."}
        </li>
      </ul>
      <WarningList warnings={props.change.warnings} />
    </div>
  );
}
