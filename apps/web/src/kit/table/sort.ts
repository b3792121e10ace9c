/** Sort order in the URL and on the wire: `-postingDate,name`, two keys at most. */

export interface SortKey {
  key: string;
  descending: boolean;
}

export function parseSort(text: string | undefined): SortKey[] {
  if (!text) return [];
  return text
    .split(",")
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => ({ key: part.replace(/^-/, ""), descending: part.startsWith("-") }));
}

export function writeSort(keys: readonly SortKey[]): string {
  return keys.map(({ key, descending }) => `${descending ? "-" : ""}${key}`).join(",");
}

/** A click on a column's head: up, down, back to the list's own order. With `add` it becomes or turns the second key. */
export function clickSort(keys: readonly SortKey[], key: string, add: boolean): SortKey[] {
  const at = keys.findIndex((one) => one.key === key);
  const found = keys[at];
  if (!add) {
    if (!found || keys.length > 1) return [{ key, descending: false }];
    return found.descending ? [] : [{ key, descending: true }];
  }
  if (found) {
    return found.descending
      ? keys.filter((one) => one.key !== key)
      : keys.map((one) => (one.key === key ? { key, descending: true } : one));
  }
  return [...keys.slice(0, 1), { key, descending: false }];
}
