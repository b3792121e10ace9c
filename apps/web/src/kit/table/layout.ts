/** Which columns are shown, in what order and how wide: remembered per person. */

export interface Layout {
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
}

interface LayoutColumn {
  id: string;
  width: number;
  hidden?: boolean;
}

export const MIN_WIDTH = 56;
export const MAX_WIDTH = 640;

/** A layout fit for today's columns: unknown ones dropped, new ones added where they stand by default. */
export function normaliseLayout(columns: readonly LayoutColumn[], saved: Partial<Layout> | null): Layout {
  const known = new Map(columns.map((column) => [column.id, column]));
  const order = (saved?.order ?? []).filter((id, index, all) => known.has(id) && all.indexOf(id) === index);
  for (const [index, column] of columns.entries()) {
    if (!order.includes(column.id)) order.splice(Math.min(index, order.length), 0, column.id);
  }
  const remembered = saved?.order ?? [];
  const hidden = columns
    .filter((column) =>
      remembered.includes(column.id) ? (saved?.hidden ?? []).includes(column.id) : (column.hidden ?? false),
    )
    .map((column) => column.id);
  const widths: Record<string, number> = {};
  for (const column of columns) widths[column.id] = clampWidth(saved?.widths?.[column.id] ?? column.width);
  return { order, hidden: hidden.length === columns.length ? [] : hidden, widths };
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
}

/** The layout with one column at another place. */
export function moveColumn(layout: Layout, id: string, to: number): Layout {
  const order = layout.order.filter((one) => one !== id);
  order.splice(Math.max(0, Math.min(order.length, to)), 0, id);
  return { ...layout, order };
}

/** The layout with one column shown or hidden; the last one shown stays. */
export function toggleColumn(layout: Layout, id: string): Layout {
  const hidden = layout.hidden.includes(id) ? layout.hidden.filter((one) => one !== id) : [...layout.hidden, id];
  return hidden.length >= layout.order.length ? layout : { ...layout, hidden };
}

export function resizeColumn(layout: Layout, id: string, width: number): Layout {
  return { ...layout, widths: { ...layout.widths, [id]: clampWidth(width) } };
}

/** Pixels of a bold tabular figure, and of a cell's padding. */
const FIGURE_WIDTH = 9;
const PADDING_WIDTH = 22;

/** How wide a column is drawn: as laid out, but never so narrow that its sum in the foot would lose figures. */
export function drawnWidth(width: number, sum: string | null): number {
  return sum === null ? width : Math.max(width, sum.length * FIGURE_WIDTH + PADDING_WIDTH);
}
