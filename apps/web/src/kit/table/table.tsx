import { createVirtualizer } from "@tanstack/solid-virtual";
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
  onMount,
  Show,
} from "solid-js";
import { announce } from "../announce.tsx";
import { copyText } from "../copy-id.tsx";
import { useKeys } from "../keys.ts";
import { TableCell } from "./cell.tsx";
import { rowsToTsv } from "./copy.ts";
import { TableFoot } from "./foot.tsx";
import { TableHead } from "./head.tsx";
import { drawnWidth } from "./layout.ts";
import { extendTo, type Key, NOTHING, toggleAll, toggleRow, walk } from "./selection.ts";
import { clickSort, parseSort, writeSort } from "./sort.ts";
import { TableStatus } from "./status.tsx";
import { TableToolbar } from "./toolbar.tsx";
import { type Column, paramsOf, type RowSource } from "./types.ts";
import { useLayout } from "./use-layout.ts";
import type { ListState } from "../../lib/list-state.ts";
import { formatMoney } from "../../lib/money.ts";
import "./table.css";

export const ROW_HEIGHT = 32;
/** Beyond this many rows the scroll bar shows only what is loaded, because pages come one after another. */
const FULL_LENGTH = 60_000;

export interface TableProps<Row> {
  /** Remembered under this name. */
  id: string;
  label: string;
  noun: [one: string, many: string];
  columns: Column<Row>[];
  source: RowSource<Row>;
  rowKey: (row: Row) => Key;
  /** Filters, sort and search in the URL; without it the table is a plain one. */
  list?: ListState | undefined;
  /** Placeholder of the search field; without it there is none. */
  search?: string | undefined;
  /** Enter or a click opens the row. */
  onOpen?: ((row: Row, index: number) => void) | undefined;
  /** Walking moves here; for a panel beside the list that follows. */
  onWalk?: ((row: Row) => void) | undefined;
  openKey?: Key | null | undefined;
  onExplain?: ((row: Row) => void) | undefined;
  onNew?: (() => void) | undefined;
  selectable?: boolean | undefined;
  /** Buttons for the selected rows. */
  selectionActions?: ((rows: Row[], clear: () => void) => JSX.Element) | undefined;
  tools?: JSX.Element;
  csvHref?: string | undefined;
  empty: JSX.Element;
  /** As high as its rows instead of filling the page. */
  fit?: boolean | undefined;
  /** Marks a row: struck through, greyed. */
  rowClass?: ((row: Row) => string) | undefined;
}

/** The list of everything: virtual rows, sums at the foot, and the keys of a spreadsheet. */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const gridId = createUniqueId();
  let scroller: HTMLDivElement | undefined;
  const [ready, setReady] = createSignal(false);
  const { layout, setLayout, shown } = useLayout(props.id, () => props.columns);
  const [active, setActive] = createSignal(-1);
  const [selection, setSelection] = createSignal(NOTHING);
  const [printing, setPrinting] = createSignal(false);
  const [filtersOpen, setFiltersOpen] = createSignal(false);

  const rows = () => props.source.rows();
  const sort = createMemo(() => parseSort(props.list?.get("sort")));
  const filterable = () => props.columns.some((column) => column.filter);
  const filterParams = createMemo(() => props.columns.flatMap(({ filter }) => (filter ? paramsOf(filter) : [])));
  const filterValues = createMemo(() =>
    Object.fromEntries(filterParams().map((param) => [param, props.list?.get(param) ?? ""])),
  );
  const filtered = () =>
    Object.values(filterValues()).some(Boolean) || Boolean(props.search && props.list?.get("search"));
  const showFilters = () => filterable() && (filtersOpen() || Object.values(filterValues()).some(Boolean));

  const total = () => props.source.total();
  /** Rows that the scroll bar stands for; those not loaded yet are skeletons. */
  const length = createMemo(() => {
    const loaded = rows().length;
    if (props.source.state() === "loading" && loaded === 0) return 0;
    if (!props.source.more()) return loaded;
    const all = total();
    return all !== null && all <= FULL_LENGTH ? Math.max(all, loaded) : loaded + 40;
  });

  const virtualizer = createVirtualizer<HTMLDivElement, HTMLDivElement>({
    get count() {
      return ready() ? length() : 0;
    },
    getScrollElement: () => scroller ?? null,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    get paddingStart() {
      return 0;
    },
    scrollPaddingStart: ROW_HEIGHT * 2,
    scrollPaddingEnd: ROW_HEIGHT * 3,
  });

  onMount(() => setReady(true));

  createEffect(() => {
    const last = virtualizer.getVirtualItems().at(-1);
    if (last && last.index >= rows().length - 20 && props.source.more()) props.source.fetchMore();
  });
  const listQuery = createMemo(() => props.list?.query());
  createEffect(
    on(
      listQuery,
      () => {
        setSelection(NOTHING);
        setActive(-1);
        if (scroller) scroller.scrollTop = 0;
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    const key = props.openKey;
    if (key === null || key === undefined) return;
    const index = rows().findIndex((row) => props.rowKey(row) === key);
    if (index >= 0) setActive(index);
  });

  const rowAt = (index: number): Row | undefined => rows()[index];
  const keyAt = (index: number) => {
    const row = rowAt(index);
    return row === undefined ? undefined : props.rowKey(row);
  };
  const classOf = (index: number) => {
    const row = rowAt(index);
    return row === undefined ? "" : (props.rowClass?.(row) ?? "");
  };
  const selectedRows = createMemo(() => {
    const { keys } = selection();
    return keys.size === 0 ? [] : rows().filter((row) => keys.has(props.rowKey(row)));
  });
  const move = (step: number, extend = false) => {
    const next = walk(active(), step, rows().length);
    if (next < 0) return;
    if (extend && props.selectable) {
      const from = active() < 0 ? next : active();
      const start = selection().anchor === null ? { ...selection(), anchor: from } : selection();
      setSelection(extendTo(start, next, keyAt));
    }
    setActive(next);
    virtualizer.scrollToIndex(next, { align: "auto" });
    const row = rowAt(next);
    if (row !== undefined) props.onWalk?.(row);
  };
  const open = (index: number) => {
    const row = rowAt(index);
    if (row !== undefined) props.onOpen?.(row, index);
  };
  const pageRows = () => Math.max(1, Math.floor((scroller?.clientHeight ?? 320) / ROW_HEIGHT) - 3);

  const copyRows = async (withHead: boolean) => {
    const current = rowAt(active());
    const chosen = selectedRows().length > 0 ? selectedRows() : current === undefined ? [] : [current];
    if (chosen.length === 0) return;
    if (await copyText(rowsToTsv(shown(), chosen, withHead)))
      announce(`Copied ${chosen.length} ${chosen.length === 1 ? props.noun[0] : props.noun[1]}`);
  };

  useKeys("List", [
    { keys: ["j"], label: "Next row", run: () => move(1) },
    { keys: ["k"], label: "Row before", run: () => move(-1) },
    {
      keys: ["enter"],
      label: "Open the row",
      when: () => active() >= 0 && Boolean(props.onOpen) && isFree(),
      run: () => open(active()),
    },
    {
      keys: ["x"],
      label: "Select the row",
      when: () => Boolean(props.selectable) && active() >= 0,
      run: () => {
        const key = keyAt(active());
        if (key !== undefined) setSelection(toggleRow(selection(), active(), key));
      },
    },
    {
      keys: ["shift+x"],
      label: "Select all rows from the last one selected",
      when: () => Boolean(props.selectable) && active() >= 0,
      run: () => setSelection(extendTo(selection(), active(), keyAt)),
    },
    ...(props.onExplain
      ? [
          {
            keys: ["e"],
            label: "Explain the amount",
            when: () => active() >= 0,
            run: () => {
              const row = rowAt(active());
              if (row !== undefined) props.onExplain?.(row);
            },
          },
        ]
      : []),
    ...(props.onNew ? [{ keys: ["n"], label: "New", run: () => props.onNew?.() }] : []),
    {
      keys: ["escape"],
      label: "Clear the selection",
      when: () => selection().keys.size > 0 && (props.openKey ?? null) === null,
      run: () => setSelection(NOTHING),
    },
  ]);

  /** Enter belongs to the row unless something that takes it has the focus. */
  const isFree = () => !document.activeElement?.matches("a, button, input, select, textarea, summary");

  const onGridKey = (event: KeyboardEvent) => {
    if (event.target !== scroller) return;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows(),
      PageUp: -pageRows(),
      Home: -rows().length,
      End: rows().length,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(step, event.shiftKey);
    } else if (event.key === " " && props.selectable && active() >= 0) {
      event.preventDefault();
      const key = keyAt(active());
      if (key !== undefined) setSelection(toggleRow(selection(), active(), key));
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a" && props.selectable) {
      event.preventDefault();
      setSelection(toggleAll(NOTHING, rows().map(props.rowKey)));
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c") {
      if (window.getSelection()?.isCollapsed === false) return;
      event.preventDefault();
      void copyRows(false);
    }
  };

  const onRowClick = (event: MouseEvent, index: number) => {
    if (event.target instanceof Element && event.target.closest("a, button, input")) return;
    if (window.getSelection()?.isCollapsed === false) return;
    setActive(index);
    const key = keyAt(index);
    if (key === undefined) return;
    if (props.selectable && event.shiftKey) setSelection(extendTo(selection(), index, keyAt));
    else if (props.selectable && (event.ctrlKey || event.metaKey)) setSelection(toggleRow(selection(), index, key));
    else open(index);
  };

  onMount(() => {
    const before = () => setPrinting(true);
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    onCleanup(() => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    });
  });

  const widthOf = (column: Column<Row>) => {
    const sum = column.sum === undefined ? undefined : props.source.sums()?.[column.sum];
    return drawnWidth(layout().widths[column.id] ?? column.width, sum === undefined ? null : formatMoney(sum));
  };
  const template = createMemo(() =>
    [...(props.selectable ? ["32px"] : []), ...shown().map((column) => `${widthOf(column)}px`), "minmax(0, 1fr)"].join(
      " ",
    ),
  );
  const width = createMemo(() => shown().reduce((sum, column) => sum + widthOf(column), props.selectable ? 32 : 0));
  const items = () =>
    printing()
      ? rows().map((_, index) => ({ index, start: 0 }))
      : virtualizer.getVirtualItems().map((item) => ({ index: item.index, start: item.start }));
  const indexes = createMemo(() => items().map((item) => item.index), [], {
    equals: (a, b) => a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1),
  });
  const headRows = () => (showFilters() ? 2 : 1);
  const status = () => {
    const state = props.source.state();
    if (state === "failed" || state === "cancelled") return state;
    if (state === "loading" && rows().length === 0) return "loading";
    return rows().length === 0 ? "empty" : "rows";
  };

  return (
    <div class="table-wrap" classList={{ fit: props.fit ?? false }}>
      <TableToolbar
        id={props.id}
        columns={props.columns}
        layout={layout()}
        onLayout={setLayout}
        list={props.list}
        search={props.search}
        filterable={filterable()}
        filtersOpen={showFilters()}
        onToggleFilters={() => setFiltersOpen(!showFilters())}
        filterParams={filterParams()}
        filtered={filtered()}
        csvHref={props.csvHref}
        tools={props.tools}
        selectedCount={selectedRows().length}
        onCopy={(withHead) => void copyRows(withHead)}
        onClearSelection={() => setSelection(NOTHING)}
        selectionActions={props.selectionActions?.(selectedRows(), () => setSelection(NOTHING))}
        onFocusList={() => scroller?.focus()}
      />
      <div
        class="table"
        classList={{ stale: props.source.stale() }}
        ref={(element) => (scroller = element)}
        role="grid"
        tabindex={0}
        aria-label={props.label}
        aria-rowcount={total() === null ? -1 : (total() ?? 0) + headRows()}
        aria-colcount={shown().length + (props.selectable ? 1 : 0)}
        aria-multiselectable={props.selectable ? "true" : undefined}
        aria-busy={props.source.state() === "loading" || props.source.stale()}
        aria-activedescendant={active() >= 0 && indexes().includes(active()) ? `${gridId}-${active()}` : undefined}
        style={{ "--cols": template(), "--width": `${width()}px` }}
        onKeyDown={onGridKey}
        onFocus={() => active() < 0 && rows().length > 0 && setActive(0)}
      >
        <TableHead
          columns={shown()}
          layout={layout()}
          onLayout={setLayout}
          sort={sort()}
          onSort={(key, add) => props.list?.set({ sort: writeSort(clickSort(sort(), key, add)) })}
          selectable={props.selectable ?? false}
          allSelected={rows().length > 0 && selection().keys.size >= rows().length}
          onSelectAll={() => setSelection(toggleAll(selection(), rows().map(props.rowKey)))}
          showFilters={showFilters()}
          filters={filterValues()}
          onFilter={(changes) => props.list?.set(changes)}
        />
        <div
          class="table-body"
          role="rowgroup"
          classList={{ printing: printing() }}
          style={{ height: status() === "rows" && !printing() ? `${virtualizer.getTotalSize()}px` : undefined }}
        >
          <Show
            when={status() === "rows"}
            fallback={
              <TableStatus
                status={status()}
                columns={shown()}
                selectable={props.selectable ?? false}
                error={props.source.error()}
                onRetry={() => props.source.retry()}
                onCancel={() => props.source.cancel()}
                filtered={filtered()}
                onClearFilters={() =>
                  props.list?.set(Object.fromEntries([...filterParams(), "search"].map((param) => [param, ""])))
                }
                noun={props.noun}
                empty={props.empty}
              />
            }
          >
            <For each={indexes()}>
              {(index) => (
                <div
                  id={`${gridId}-${index}`}
                  class={`table-row ${classOf(index)}`}
                  classList={{
                    active: active() === index,
                    selected: selection().keys.has(keyAt(index) ?? ""),
                    open: props.openKey !== null && props.openKey !== undefined && keyAt(index) === props.openKey,
                    opens: Boolean(props.onOpen),
                  }}
                  role="row"
                  aria-rowindex={index + 1 + headRows()}
                  aria-selected={props.selectable ? selection().keys.has(keyAt(index) ?? "") : undefined}
                  style={{ transform: printing() ? undefined : `translateY(${index * ROW_HEIGHT}px)` }}
                  onClick={(event) => onRowClick(event, index)}
                >
                  <Show when={props.selectable}>
                    <div class="table-cell table-check" role="gridcell">
                      <Show when={rowAt(index) !== undefined}>
                        <input
                          type="checkbox"
                          tabindex={-1}
                          aria-label={`Select row ${index + 1}`}
                          checked={selection().keys.has(keyAt(index) ?? "")}
                          onClick={(event) => {
                            const key = keyAt(index);
                            if (key === undefined) return;
                            setActive(index);
                            setSelection(
                              event.shiftKey ? extendTo(selection(), index, keyAt) : toggleRow(selection(), index, key),
                            );
                          }}
                        />
                      </Show>
                    </div>
                  </Show>
                  <For each={shown()}>
                    {(column) => (
                      <TableCell
                        column={column}
                        row={rowAt(index)}
                        onExplain={column.kind === "money" ? props.onExplain : undefined}
                      />
                    )}
                  </For>
                </div>
              )}
            </For>
          </Show>
        </div>
        <Show when={total() !== null && status() !== "failed"}>
          <TableFoot
            columns={shown()}
            selectable={props.selectable ?? false}
            total={total()}
            noun={props.noun}
            filtered={filtered()}
            sums={props.source.sums()}
            selected={selectedRows()}
            stale={props.source.stale()}
          />
        </Show>
      </div>
    </div>
  );
}
