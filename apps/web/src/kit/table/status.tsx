import { createSignal, For, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { type Column, isNumeric } from "./types.ts";

export interface StatusProps<Row> {
  status: "loading" | "failed" | "cancelled" | "empty" | "rows";
  columns: Column<Row>[];
  selectable: boolean;
  error: string | null;
  onRetry: () => void;
  onCancel: () => void;
  filtered: boolean;
  onClearFilters: () => void;
  noun: [string, string];
  empty: JSX.Element;
}

/** What stands where the rows would be. */
export function TableStatus<Row>(props: StatusProps<Row>): JSX.Element {
  const note = (children: JSX.Element) => (
    <div class="table-row table-note-row" role="row">
      <div class="table-note" role="gridcell">
        {children}
      </div>
    </div>
  );
  return (
    <Switch>
      <Match when={props.status === "loading"}>
        <Skeleton columns={props.columns} selectable={props.selectable} onCancel={() => props.onCancel()} />
      </Match>
      <Match when={props.status === "failed"}>
        {note(
          <>
            <p class="row">
              <Icon name="failed" /> <strong>The {props.noun[1]} could not be loaded</strong>
            </p>
            <p class="muted">{props.error}</p>
            <Button icon="refresh" onClick={() => props.onRetry()}>
              Try again
            </Button>
          </>,
        )}
      </Match>
      <Match when={props.status === "cancelled"}>
        {note(
          <>
            <p>Loading was stopped.</p>
            <Button icon="refresh" onClick={() => props.onRetry()}>
              Load the {props.noun[1]}
            </Button>
          </>,
        )}
      </Match>
      <Match when={props.status === "empty"}>
        {note(
          <Show when={props.filtered} fallback={props.empty}>
            <p>
              <strong>No {props.noun[1]} match these filters.</strong>
            </p>
            <Button onClick={() => props.onClearFilters()}>Clear search and filters</Button>
          </Show>,
        )}
      </Match>
    </Switch>
  );
}

function Skeleton<Row>(props: { columns: Column<Row>[]; selectable: boolean; onCancel: () => void }): JSX.Element {
  const [slow, setSlow] = createSignal(false);
  const timer = setTimeout(() => setSlow(true), 4000);
  onCleanup(() => clearTimeout(timer));
  return (
    <>
      <Show when={slow()}>
        <div class="table-row table-slow" role="row">
          <div class="table-note" role="gridcell">
            <span>Still loading…</span>
            <Button icon="stop" onClick={() => props.onCancel()}>
              Stop
            </Button>
          </div>
        </div>
      </Show>
      <For each={Array.from({ length: 12 })}>
        {(_, index) => (
          <div class="table-row" role="row" aria-hidden="true">
            <Show when={props.selectable}>
              <div class="table-cell table-check" />
            </Show>
            <For each={props.columns}>
              {(column, at) => (
                <div class="table-cell" classList={{ num: isNumeric(column.kind) }}>
                  <span class="skeleton" style={{ width: `${35 + ((index() * 7 + at() * 13) % 45)}%` }} />
                </div>
              )}
            </For>
          </div>
        )}
      </For>
    </>
  );
}
