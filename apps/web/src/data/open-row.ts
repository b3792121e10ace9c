import type { Accessor } from "solid-js";
import type { RowSource } from "../kit/table/types.ts";
import { useListState } from "../lib/list-state.ts";
import { idOf } from "../lib/param.ts";
import { createRead } from "./read.ts";

/**
 * The row that the address opens: out of the list, or read by itself where the list does not hold it, as when a link
 * leads to an old one.
 * @param name of the record in the cache
 */
export function useOpenRow<Row extends { id: number }>(
  name: string,
  source: RowSource<Row>,
  load: (id: number, signal: AbortSignal) => Promise<Row>,
): Accessor<Row | undefined> {
  const list = useListState();
  const id = () => idOf(list.get("open"));
  const listed = () => source.rows().find((row) => row.id === id());
  const read = createRead<Row>(() => ({
    queryKey: ["open-row", name, id()],
    enabled: id() !== undefined && source.state() === "ready" && listed() === undefined,
    queryFn: ({ signal }) => load(id() ?? 0, signal),
    retry: false,
  }));
  return () => listed() ?? (id() === undefined ? undefined : read().data);
}
