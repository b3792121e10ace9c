import { createMemo } from "solid-js";
import type { RowSource } from "../kit/table/types.ts";
import { problemOf } from "./problem.ts";
import { createPages, queries } from "./read.ts";

/** One page of a list of the API. */
export interface RowPage<Row> {
  items: Row[];
  nextCursor: string | null;
  total: number;
  sums?: Record<string, string | number>;
}

/** The part of a query that asks for a page: the first one small and quick, the ones after it as big as they may be. */
export function pageAt(cursor: string | null): { limit: number; cursor?: string } {
  return cursor === null ? { limit: 200 } : { limit: 1000, cursor };
}

/**
 * A list of the API as a source of table rows.
 * @param key names the list and its filters in the cache
 * @param load fetches one page from a cursor
 */
export function createRows<Row>(
  key: () => readonly unknown[],
  load: (cursor: string | null, signal: AbortSignal) => Promise<RowPage<Row>>,
  enabled: () => boolean = () => true,
): RowSource<Row> {
  const result = createPages<RowPage<Row>>(() => ({
    queryKey: ["rows", ...key()],
    enabled: enabled(),
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (previous, previousQuery) => (previousQuery?.queryKey[1] === key()[0] ? previous : undefined),
  }));
  const rows = createMemo(() => result().data?.pages.flatMap((page) => page.items) ?? []);
  const first = () => result().data?.pages[0];
  return {
    rows,
    total: () => first()?.total ?? null,
    sums: () => {
      const sums = first()?.sums;
      return sums ? Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, String(value)])) : null;
    },
    state: () => {
      const { status, fetchStatus } = result();
      if (status === "error") return "failed";
      if (status === "pending") return fetchStatus === "fetching" || fetchStatus === "paused" ? "loading" : "cancelled";
      return "ready";
    },
    stale: () => result().isPlaceholderData,
    error: () => {
      const { error } = result();
      return error ? problemOf(error).detail : null;
    },
    more: () => result().hasNextPage,
    fetchMore: () => {
      if (result().hasNextPage && !result().isFetching) void result().fetchNextPage({ cancelRefetch: false });
    },
    retry: () => void result().refetch(),
    cancel: () => void queries.cancelQueries({ queryKey: ["rows", ...key()] }),
  };
}

/** Reads every list again whose name begins with one of these. */
export function refreshRows(...names: string[]): void {
  for (const name of names) void queries.invalidateQueries({ queryKey: ["rows", name] });
}
