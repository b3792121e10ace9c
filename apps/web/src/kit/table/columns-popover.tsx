import { For, type JSX } from "solid-js";
import { Button } from "../button.tsx";
import { Popover } from "../popover.tsx";
import { type Layout, moveColumn, resizeColumn, toggleColumn } from "./layout.ts";
import type { Column } from "./types.ts";

/** Which columns are shown, in what order and how wide, all by keyboard. */
export function ColumnsPopover<Row>(props: {
  columns: Column<Row>[];
  layout: Layout;
  onLayout: (layout: Layout | null) => void;
}): JSX.Element {
  const labelOf = (id: string) => props.columns.find((column) => column.id === id)?.label ?? id;
  return (
    <Popover label="Columns" title="Columns" icon="columns" iconOnly class="button quiet">
      <ul role="list" class="columns-list">
        <For each={props.layout.order}>
          {(id, index) => (
            <li>
              <label class="check grow">
                <input
                  type="checkbox"
                  checked={!props.layout.hidden.includes(id)}
                  onChange={() => props.onLayout(toggleColumn(props.layout, id))}
                />
                <span>{labelOf(id)}</span>
              </label>
              <Button
                kind="quiet"
                icon="minus"
                label={`Narrower: ${labelOf(id)}`}
                onClick={() => props.onLayout(resizeColumn(props.layout, id, (props.layout.widths[id] ?? 120) - 16))}
              />
              <Button
                kind="quiet"
                icon="plus"
                label={`Wider: ${labelOf(id)}`}
                onClick={() => props.onLayout(resizeColumn(props.layout, id, (props.layout.widths[id] ?? 120) + 16))}
              />
              <Button
                kind="quiet"
                icon="up"
                label={`Move up: ${labelOf(id)}`}
                disabled={index() === 0}
                onClick={() => props.onLayout(moveColumn(props.layout, id, index() - 1))}
              />
              <Button
                kind="quiet"
                icon="down"
                label={`Move down: ${labelOf(id)}`}
                disabled={index() === props.layout.order.length - 1}
                onClick={() => props.onLayout(moveColumn(props.layout, id, index() + 1))}
              />
            </li>
          )}
        </For>
      </ul>
      <Button kind="quiet" onClick={() => props.onLayout(null)}>
        Back to the standard columns
      </Button>
    </Popover>
  );
}
