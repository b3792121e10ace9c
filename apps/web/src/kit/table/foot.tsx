import { For, type JSX, Show } from "solid-js";
import { formatNumber } from "../../lib/money.ts";
import { Money } from "../money.tsx";
import { sumColumn } from "./copy.ts";
import { type Column, isNumeric } from "./types.ts";

export interface FootProps<Row> {
  columns: Column<Row>[];
  selectable: boolean;
  total: number | null;
  /** What one row is: `line`, `customer`. */
  noun: [string, string];
  filtered: boolean;
  sums: Readonly<Record<string, string>> | null;
  selected: readonly Row[];
  /** The figures belong to what was asked for before. */
  stale: boolean;
}

/** The sticky foot: count and sums of what is filtered and, under it, of what is selected. */
export function TableFoot<Row>(props: FootProps<Row>): JSX.Element {
  const countText = () => {
    if (props.stale) return "Searching…";
    if (props.total === null) return "";
    const noun = props.total === 1 ? props.noun[0] : props.noun[1];
    return `${formatNumber(props.total)} ${noun}${props.filtered ? " filtered" : ""}`;
  };
  const line = (kind: "all" | "selected") => (
    <div class="table-row" classList={{ "foot-selected": kind === "selected" }} role="row">
      <Show when={props.selectable}>
        <div class="table-cell table-check" role="gridcell" />
      </Show>
      <For each={props.columns}>
        {(column, index) => {
          const sum = () => {
            if (kind === "selected") return column.sumSelected || column.sum ? sumColumn(column, props.selected) : null;
            return column.sum && !props.stale ? (props.sums?.[column.sum] ?? null) : null;
          };
          return (
            <div
              class="table-cell"
              classList={{ num: isNumeric(column.kind), "foot-count": index() === 0 }}
              role="gridcell"
            >
              <Show when={index() === 0} fallback={<Show when={sum()}>{(amount) => <Money amount={amount()} />}</Show>}>
                <span data-foot={kind}>
                  {kind === "all" ? countText() : `${formatNumber(props.selected.length)} selected`}
                </span>
              </Show>
            </div>
          );
        }}
      </For>
    </div>
  );
  return (
    <div class="table-foot" role="rowgroup">
      {line("all")}
      <Show when={props.selected.length > 0}>{line("selected")}</Show>
    </div>
  );
}
