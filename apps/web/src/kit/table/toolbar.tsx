import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import { formatNumber } from "../../lib/money.ts";
import type { ListState } from "../../lib/list-state.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { useKeys } from "../keys.ts";
import { ColumnsPopover } from "./columns-popover.tsx";
import type { Layout } from "./layout.ts";
import type { Column } from "./types.ts";
import { ViewsMenu } from "./views-menu.tsx";

export interface ToolbarProps<Row> {
  id: string;
  columns: Column<Row>[];
  layout: Layout;
  onLayout: (layout: Layout | null) => void;
  list: ListState | undefined;
  search: string | undefined;
  filterable: boolean;
  filtersOpen: boolean;
  onToggleFilters: () => void;
  filterParams: string[];
  filtered: boolean;
  csvHref: string | undefined;
  tools: JSX.Element;
  selectedCount: number;
  onCopy: (withHead: boolean) => void;
  onClearSelection: () => void;
  selectionActions: JSX.Element;
  onFocusList: () => void;
}

/** Search, filters, views, columns and export above a list; the actions for selected rows while there are any. */
export function TableToolbar<Row>(props: ToolbarProps<Row>): JSX.Element {
  return (
    <div class="table-tools no-print">
      <Show
        when={props.selectedCount === 0}
        fallback={
          <div class="row wrap grow">
            <strong>{formatNumber(props.selectedCount)} selected</strong>
            {props.selectionActions}
            <Button icon="copy" onClick={() => props.onCopy(true)}>
              Copy
            </Button>
            <Button kind="quiet" onClick={() => props.onClearSelection()} hint="Esc">
              Clear
            </Button>
          </div>
        }
      >
        <div class="row wrap grow">
          <Show when={props.list && props.search ? { list: props.list, words: props.search } : null}>
            {(given) => (
              <SearchBox list={given().list} placeholder={given().words} onDown={() => props.onFocusList()} />
            )}
          </Show>
          {props.tools}
        </div>
      </Show>
      <div class="row table-tools-end">
        <Show when={props.filtered}>
          <Button
            kind="quiet"
            icon="cross"
            onClick={() =>
              props.list?.set(Object.fromEntries([...props.filterParams, "search"].map((param) => [param, ""])))
            }
          >
            Clear filters
          </Button>
        </Show>
        <Show when={props.filterable}>
          <Button
            kind="quiet"
            icon="filter"
            label={props.filtersOpen ? "Hide the filter row" : "Filter by column"}
            aria-pressed={props.filtersOpen}
            onClick={() => props.onToggleFilters()}
          />
        </Show>
        <Show when={props.list}>
          {(list) => (
            <ViewsMenu tableId={props.id} current={list().query()} onOpen={(search) => list().replaceAll(search)} />
          )}
        </Show>
        <ColumnsPopover columns={props.columns} layout={props.layout} onLayout={(next) => props.onLayout(next)} />
        <Show when={props.csvHref}>
          {(href) => (
            <a
              class="button quiet icon-only"
              href={href()}
              download=""
              aria-label="Download as CSV"
              title="Download as CSV"
            >
              <Icon name="download" />
            </a>
          )}
        </Show>
      </div>
    </div>
  );
}

function SearchBox(props: { list: ListState; placeholder: string; onDown: () => void }): JSX.Element {
  let input: HTMLInputElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const current = () => props.list.get("search") ?? "";
  const [typed, setTyped] = createSignal(current());
  createEffect(on(current, (value) => value !== typed().trim() && setTyped(value), { defer: true }));
  useKeys("List", [
    {
      keys: ["/"],
      label: "Search the list",
      run: () => {
        input?.focus();
        input?.select();
      },
    },
  ]);
  return (
    <div class="search-box">
      <Icon name="search" />
      <input
        ref={(element) => (input = element)}
        class="input"
        type="search"
        aria-label={props.placeholder}
        placeholder={props.placeholder}
        value={typed()}
        onInput={(event) => {
          const { value } = event.currentTarget;
          setTyped(value);
          clearTimeout(timer);
          timer = setTimeout(() => props.list.set({ search: value.trim() }), 150);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "Enter") {
            event.preventDefault();
            clearTimeout(timer);
            props.list.set({ search: typed().trim() });
            props.onDown();
          } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            if (typed() === "") input?.blur();
            setTyped("");
            props.list.set({ search: "" });
          }
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
