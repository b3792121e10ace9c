import { useLocation } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { Link } from "../frame/facility.tsx";
import { formatNumber } from "../lib/money.ts";
import "./tabs.css";

export interface Tab {
  href: string;
  label: string;
  /** How many there are. */
  count?: number | undefined;
  /** Something in it needs attention. */
  attention?: boolean | undefined;
}

/** Whether a tab's address is the one that is open. */
export function isCurrent(tab: Tab, pathname: string): boolean {
  return pathname === tab.href.split("?")[0];
}

/** One part of an object's page. */
export function TabLink(props: { tab: Tab }): JSX.Element {
  const location = useLocation();
  return (
    <Link class="tab" href={props.tab.href} aria-current={isCurrent(props.tab, location.pathname) ? "page" : undefined}>
      {props.tab.label}
      <Show when={props.tab.count !== undefined}>
        <span class="tab-count">{formatNumber(props.tab.count ?? 0)}</span>
      </Show>
      <Show when={props.tab.attention}>
        <span class="tab-dot">
          <span class="visually-hidden">needs attention</span>
        </span>
      </Show>
    </Link>
  );
}

/** The parts of an object's page, each with its own address. */
export function Tabs(props: { label: string; tabs: Tab[] }): JSX.Element {
  return (
    <nav class="tabs no-print" aria-label={props.label}>
      <For each={props.tabs}>{(tab) => <TabLink tab={tab} />}</For>
    </nav>
  );
}

/** A choice between a few views of the same thing. */
export function Segments<T extends string>(props: {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onChange: (value: T) => void;
}): JSX.Element {
  return (
    <div class="segments" role="group" aria-label={props.label}>
      <For each={props.options}>
        {(option) => (
          <button
            type="button"
            class="segment"
            aria-pressed={props.value === option.value}
            onClick={() => props.onChange(option.value)}
          >
            {option.label}
          </button>
        )}
      </For>
    </div>
  );
}
