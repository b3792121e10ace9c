import type { QueryObserverResult } from "@tanstack/solid-query";
import type { Accessor } from "solid-js";
import { problemOf } from "../../data/problem.ts";
import type { RowSource } from "../../kit/table/types.ts";

/** What was read whole, as rows of a table that says when it loads and when it failed. */
export function readSource<T, Row>(
  result: Accessor<QueryObserverResult<T>>,
  rows: (data: T) => readonly Row[],
): RowSource<Row> {
  const found = () => {
    const { data } = result();
    return data === undefined ? [] : rows(data);
  };
  return {
    rows: found,
    total: () => (result().data === undefined ? null : found().length),
    sums: () => null,
    state: () => (result().status === "error" ? "failed" : result().status === "pending" ? "loading" : "ready"),
    stale: () => false,
    error: () => {
      const { error } = result();
      return error ? problemOf(error).detail : null;
    },
    more: () => false,
    fetchMore: () => undefined,
    retry: () => void result().refetch(),
    cancel: () => undefined,
  };
}
