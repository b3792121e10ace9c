import { type Accessor, createMemo } from "solid-js";
import { preference, remember } from "../../data/preferences.ts";
import { type Layout, normaliseLayout } from "./layout.ts";
import type { Column } from "./types.ts";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

function readLayout(value: unknown): Partial<Layout> | null {
  if (!isRecord(value)) return null;
  const widths: Record<string, number> = {};
  if (isRecord(value["widths"]))
    for (const [id, width] of Object.entries(value["widths"])) if (typeof width === "number") widths[id] = width;
  return { order: strings(value["order"]), hidden: strings(value["hidden"]), widths };
}

/** The remembered layout of a table and the columns in sight, in order. */
export function useLayout<Row>(
  tableId: string,
  columns: Accessor<Column<Row>[]>,
): {
  layout: Accessor<Layout>;
  setLayout: (layout: Layout | null) => void;
  shown: Accessor<Column<Row>[]>;
} {
  const name = `columns.${tableId}`;
  const layout = createMemo(() => normaliseLayout(columns(), readLayout(preference(name))));
  const shown = createMemo(() => {
    const byId = new Map(columns().map((column) => [column.id, column]));
    const { order, hidden } = layout();
    return order.flatMap((id) => {
      const column = byId.get(id);
      return column && !hidden.includes(id) ? [column] : [];
    });
  });
  return { layout, setLayout: (next) => remember(name, next && { ...next, widths: { ...next.widths } }), shown };
}
