import type { JSX } from "solid-js";
import type { Option } from "../form/select-field.tsx";

/** How a value is shown and copied. Numbers align right. */
export type ColumnKind = "text" | "money" | "rate" | "number" | "day" | "instant";

/** What the filter row offers under a column; `param` is the name in the URL and in the query. */
export type ColumnFilter =
  | { kind: "text"; param: string }
  | { kind: "choice"; param: string; options: () => Option[] }
  | { kind: "day"; param: string }
  | { kind: "days"; from: string; to: string }
  | { kind: "amounts"; from: string; to: string };

/** The parameters that a filter sets. */
export function paramsOf(filter: ColumnFilter): string[] {
  return filter.kind === "days" || filter.kind === "amounts" ? [filter.from, filter.to] : [filter.param];
}

export interface Column<Row> {
  id: string;
  label: string;
  kind: ColumnKind;
  /** The plain value: decimal text, `YYYY-MM-DD`, or words. */
  value: (row: Row) => string | number | null | undefined;
  /** How it looks where the kind alone does not say. */
  cell?: (row: Row) => JSX.Element;
  width: number;
  /** Key to sort by on the wire. */
  sort?: string;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** Key of the list's `sums` for the foot. */
  sum?: string;
  /** Sums of the selected rows are shown in the foot. */
  sumSelected?: boolean;
  filter?: ColumnFilter;
  /** Zero means none: a dash. */
  dash?: boolean;
}

/** Where rows come from: pages fetched as the reader goes down, or a plain list. */
export interface RowSource<Row> {
  rows: () => readonly Row[];
  /** Count of all that match; null while unknown. */
  total: () => number | null;
  sums: () => Readonly<Record<string, string>> | null;
  state: () => "loading" | "ready" | "failed" | "cancelled";
  /** Shown rows are older than what was just asked for. */
  stale: () => boolean;
  error: () => string | null;
  more: () => boolean;
  fetchMore: () => void;
  retry: () => void;
  cancel: () => void;
}

/** A row source over rows that are already there. */
export function listSource<Row>(rows: () => readonly Row[], sums?: () => Record<string, string>): RowSource<Row> {
  return {
    rows,
    total: () => rows().length,
    sums: () => sums?.() ?? null,
    state: () => "ready",
    stale: () => false,
    error: () => null,
    more: () => false,
    fetchMore: () => undefined,
    retry: () => undefined,
    cancel: () => undefined,
  };
}

/** Columns of a list that is short enough to be neither filtered nor sorted. */
export function plainColumns<Row>(columns: Column<Row>[]): Column<Row>[] {
  return columns.map((column) => {
    const { filter, sort, ...rest } = column;
    return filter === undefined && sort === undefined ? column : rest;
  });
}

export const isNumeric = (kind: ColumnKind): boolean => kind === "money" || kind === "rate" || kind === "number";
