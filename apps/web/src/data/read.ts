import {
  InfiniteQueryObserver,
  type InfiniteQueryObserverOptions,
  type InfiniteQueryObserverResult,
  type InfiniteData,
  type QueryKey,
  QueryClient,
  QueryObserver,
  type QueryObserverOptions,
  type QueryObserverResult,
} from "@tanstack/solid-query";
import { type Accessor, createComputed, createSignal, on, onCleanup, untrack } from "solid-js";
import { problemOf } from "./problem.ts";

/** The cache of everything read from the API. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => {
        const { status } = problemOf(error);
        return failures < 1 && status !== null && status >= 500;
      },
      retryDelay: 500,
    },
    mutations: { retry: false },
  },
});

/**
 * Reads one thing and keeps up with it. The result is plain data, never suspends, and keeps big lists out of
 * Solid's stores, which would wrap every row.
 */
export function createRead<T>(options: () => QueryObserverOptions<T, Error, T, T>): Accessor<QueryObserverResult<T>> {
  const defaulted = () => queries.defaultQueryOptions(options());
  const observer = new QueryObserver<T, Error, T, T>(queries, untrack(defaulted));
  const [result, setResult] = createSignal(observer.getOptimisticResult(untrack(defaulted)), { equals: false });
  onCleanup(observer.subscribe((next) => setResult(next)));
  createComputed(
    on(
      defaulted,
      (next) => {
        observer.setOptions(next);
        setResult(observer.getOptimisticResult(next));
      },
      { defer: true },
    ),
  );
  return result;
}

/** Reads a list page by page. */
export function createPages<Page>(
  options: () => InfiniteQueryObserverOptions<Page, Error, InfiniteData<Page>, QueryKey, string | null>,
): Accessor<InfiniteQueryObserverResult<InfiniteData<Page>>> {
  const observer = new InfiniteQueryObserver<Page, Error, InfiniteData<Page>, QueryKey, string | null>(
    queries,
    untrack(options),
  );
  const [result, setResult] = createSignal(observer.getCurrentResult(), { equals: false });
  onCleanup(observer.subscribe((next) => setResult(next)));
  createComputed(
    on(
      options,
      (next) => {
        observer.setOptions(next);
        setResult(observer.getCurrentResult());
      },
      { defer: true },
    ),
  );
  return result;
}
