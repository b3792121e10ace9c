import { type JSX, Match, Show, Switch } from "solid-js";
import { formatNumber } from "../../lib/money.ts";
import { DateText, InstantText } from "../date-text.tsx";
import { Money } from "../money.tsx";
import { type Column, isNumeric } from "./types.ts";

/** One value of one row, or its skeleton while the row is on its way. */
export function TableCell<Row>(props: {
  column: Column<Row>;
  row: Row | undefined;
  onExplain?: ((row: Row) => void) | undefined;
}): JSX.Element {
  return (
    <div class="table-cell" classList={{ num: isNumeric(props.column.kind) }} role="gridcell">
      <Show when={props.row === undefined ? null : { row: props.row }} fallback={<span class="skeleton" />}>
        {(given) => <CellValue column={props.column} row={given().row} onExplain={props.onExplain} />}
      </Show>
    </div>
  );
}

function CellValue<Row>(props: {
  column: Column<Row>;
  row: Row;
  onExplain?: ((row: Row) => void) | undefined;
}): JSX.Element {
  const value = () => props.column.value(props.row);
  const text = () => {
    const found = value();
    return found === null || found === undefined ? "" : String(found);
  };
  return (
    <Show when={!props.column.cell} fallback={props.column.cell?.(props.row)}>
      <Switch
        fallback={
          <span class="clip" title={text()}>
            {text()}
          </span>
        }
      >
        <Match when={props.column.kind === "money"}>
          <Money
            amount={text()}
            dash={props.column.dash}
            inList
            onExplain={props.onExplain && text() !== "" ? () => props.onExplain?.(props.row) : undefined}
          />
        </Match>
        <Match when={props.column.kind === "rate"}>
          <Money amount={text()} rate />
        </Match>
        <Match when={props.column.kind === "number"}>
          <span>{text() === "" ? "" : props.column.dash && text() === "0" ? "–" : formatNumber(text())}</span>
        </Match>
        <Match when={props.column.kind === "day"}>
          <DateText day={text() || null} />
        </Match>
        <Match when={props.column.kind === "instant"}>
          <InstantText at={text() || null} />
        </Match>
      </Switch>
    </Show>
  );
}
