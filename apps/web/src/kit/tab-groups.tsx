import { useLocation } from "@solidjs/router";
import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { useGo } from "../frame/facility.tsx";
import { Icon } from "./icon.tsx";
import { useKeys } from "./keys.ts";
import { isCurrent, type Tab, TabLink } from "./tabs.tsx";
import "./tab-groups.css";

export interface TabGroup {
  label: string;
  tabs: Tab[];
}

/**
 * The parts of an object that has many, by what they are about, all of them in sight and one press away. On a narrow
 * screen they fold into one button that names the part that is open. `[` and `]` go from part to part.
 */
export function TabGroups(props: { label: string; groups: TabGroup[] }): JSX.Element {
  const location = useLocation();
  const go = useGo();
  const listId = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const tabs = () => props.groups.flatMap((group) => group.tabs);
  const current = () => tabs().find((tab) => isCurrent(tab, location.pathname));
  const step = (by: 1 | -1) => {
    const all = tabs();
    const at = all.findIndex((tab) => isCurrent(tab, location.pathname));
    const next = all[(at + by + all.length) % all.length];
    if (next) go(next.href);
  };
  useKeys("Page", [
    { keys: ["]"], label: "Next part", run: () => step(1) },
    { keys: ["["], label: "Part before", run: () => step(-1) },
  ]);
  createEffect(
    on(
      () => location.pathname,
      () => setOpen(false),
      { defer: true },
    ),
  );
  return (
    <nav class="tab-groups no-print" classList={{ open: open() }} aria-label={props.label}>
      <button
        type="button"
        class="tab-groups-toggle"
        aria-expanded={open()}
        aria-controls={listId}
        onClick={() => setOpen(!open())}
      >
        <span class="grow">{current()?.label ?? "Choose a part"}</span>
        <Show when={tabs().some((tab) => tab.attention)}>
          <span class="tab-dot">
            <span class="visually-hidden">a part needs attention</span>
          </span>
        </Show>
        <span class="muted small">{open() ? "Fold away" : "All parts"}</span>
        <Icon name={open() ? "up" : "down"} />
      </button>
      <div class="tab-groups-list" id={listId}>
        <For each={props.groups}>
          {(group) => (
            <div class="tab-group" role="group" aria-label={group.label}>
              <span class="tab-group-label" aria-hidden="true">
                {group.label}
              </span>
              <For each={group.tabs}>{(tab) => <TabLink tab={tab} />}</For>
            </div>
          )}
        </For>
      </div>
    </nav>
  );
}
