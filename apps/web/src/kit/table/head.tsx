import { createSignal, For, type JSX, Show } from "solid-js";
import { Icon } from "../icon.tsx";
import { FilterCell } from "./filter-cell.tsx";
import { type Layout, moveColumn, resizeColumn } from "./layout.ts";
import type { SortKey } from "./sort.ts";
import { type Column, isNumeric } from "./types.ts";

export interface HeadProps<Row> {
  columns: Column<Row>[];
  layout: Layout;
  onLayout: (layout: Layout) => void;
  sort: readonly SortKey[];
  onSort: (key: string, add: boolean) => void;
  selectable: boolean;
  allSelected: boolean;
  onSelectAll: () => void;
  showFilters: boolean;
  filters: Record<string, string>;
  onFilter: (changes: Record<string, string>) => void;
}

/** The sticky head: names, sort order, drag to resize or move, and the filter row. */
export function TableHead<Row>(props: HeadProps<Row>): JSX.Element {
  const [dragged, setDragged] = createSignal<string | null>(null);
  const sortOf = (column: Column<Row>) => props.sort.findIndex((one) => one.key === column.sort);
  const ariaSort = (column: Column<Row>) => {
    const key = props.sort[sortOf(column)];
    if (!key || !column.sort) return undefined;
    return key.descending ? "descending" : "ascending";
  };
  const startResize = (event: PointerEvent, column: Column<Row>) => {
    event.preventDefault();
    event.stopPropagation();
    const start = props.layout.widths[column.id] ?? column.width;
    const from = event.clientX;
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement)) return;
    handle.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent) =>
      props.onLayout(resizeColumn(props.layout, column.id, start + next.clientX - from));
    const end = () => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
  };
  const drop = (column: Column<Row>) => {
    const id = dragged();
    setDragged(null);
    if (id && id !== column.id) props.onLayout(moveColumn(props.layout, id, props.layout.order.indexOf(column.id)));
  };
  return (
    <div class="table-head" role="rowgroup">
      <div class="table-row" role="row" aria-rowindex={1}>
        <Show when={props.selectable}>
          <div class="table-cell table-check" role="columnheader">
            <input
              type="checkbox"
              tabindex={-1}
              aria-label="Select all rows"
              checked={props.allSelected}
              onChange={() => props.onSelectAll()}
            />
          </div>
        </Show>
        <For each={props.columns}>
          {(column) => (
            <div
              class="table-cell"
              classList={{
                num: isNumeric(column.kind),
                sorted: sortOf(column) >= 0,
                dropping: dragged() === column.id,
              }}
              role="columnheader"
              aria-sort={ariaSort(column)}
              draggable="true"
              onDragStart={(event) => {
                setDragged(column.id);
                event.dataTransfer?.setData("text/plain", column.label);
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(column)}
              onDragEnd={() => setDragged(null)}
            >
              <Show when={column.sort} fallback={<span class="table-name">{column.label}</span>}>
                {(key) => (
                  <button
                    type="button"
                    class="table-name"
                    title="Sort; with Shift as the second key"
                    onClick={(event) => props.onSort(key(), event.shiftKey)}
                  >
                    <span>{column.label}</span>
                    <Show when={ariaSort(column)}>
                      {(direction) => (
                        <>
                          <Icon name={direction() === "descending" ? "down" : "up"} />
                          <Show when={props.sort.length > 1}>
                            <span class="small">{sortOf(column) + 1}</span>
                          </Show>
                        </>
                      )}
                    </Show>
                  </button>
                )}
              </Show>
              <span
                class="table-resize"
                aria-hidden="true"
                onPointerDown={(event) => startResize(event, column)}
                onDblClick={() => props.onLayout(resizeColumn(props.layout, column.id, column.width))}
              />
            </div>
          )}
        </For>
      </div>
      <Show when={props.showFilters}>
        <div class="table-row table-filters" role="row" aria-rowindex={2}>
          <Show when={props.selectable}>
            <div class="table-cell table-check" role="gridcell" />
          </Show>
          <For each={props.columns}>
            {(column) => (
              <div class="table-cell" role="gridcell">
                <Show when={column.filter}>
                  {(filter) => (
                    <FilterCell
                      filter={filter()}
                      label={column.label}
                      values={props.filters}
                      onFilter={(changes) => props.onFilter(changes)}
                    />
                  )}
                </Show>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}
