/** Selected rows by key, with the anchor from which shift extends. */

export type Key = number | string;

export interface Selection {
  keys: ReadonlySet<Key>;
  anchor: number | null;
}

export const NOTHING: Selection = { keys: new Set(), anchor: null };

/** Turns one row on or off and makes it the anchor. */
export function toggleRow(selection: Selection, index: number, key: Key): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, anchor: index };
}

/** Adds all rows between the anchor and this one. */
export function extendTo(selection: Selection, index: number, keyAt: (index: number) => Key | undefined): Selection {
  const anchor = selection.anchor ?? index;
  const keys = new Set(selection.keys);
  for (let i = Math.min(anchor, index); i <= Math.max(anchor, index); i += 1) {
    const key = keyAt(i);
    if (key !== undefined) keys.add(key);
  }
  return { keys, anchor };
}

/** All of these, or none when all of them are selected already. */
export function toggleAll(selection: Selection, all: readonly Key[]): Selection {
  const every = all.length > 0 && all.every((key) => selection.keys.has(key));
  return every ? NOTHING : { keys: new Set(all), anchor: 0 };
}

/** The row that a walking key leads to; the first or last one stays put. */
export function walk(active: number, step: number, length: number): number {
  if (length === 0) return -1;
  if (active < 0) return step > 0 ? 0 : length - 1;
  return Math.max(0, Math.min(length - 1, active + step));
}
