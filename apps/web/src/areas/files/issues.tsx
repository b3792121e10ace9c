import type { FileIssue } from "banksia-files/inspect";
import { createMemo, type JSX, Show } from "solid-js";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column, listSource } from "../../kit/table/types.ts";
import type { ListState } from "../../lib/list-state.ts";
import { oneOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import type { CheckedFile } from "./check-file.ts";
import { listIssues, type ListedIssue } from "./issue-list.ts";
import { IssuePeek } from "./peek.tsx";

const SEVERITIES = ["error", "warning"] as const;
const SEVERITY_WORDS: Record<FileIssue["severity"], string> = { error: "Error", warning: "Warning" };

const columnsText = ({ columns }: FileIssue): string => {
  if (columns === null) return "";
  return columns[0] === columns[1] ? String(columns[0]) : `${columns[0]}–${columns[1]}`;
};

/** The findings of a file, and the place in the file of the one that is open. */
export function Issues(props: { file: File; checked: CheckedFile; list: ListState }): JSX.Element {
  const report = () => props.checked.report;
  const list: ListState = {
    get: (param) => props.list.get(param),
    set: (changes, add) => props.list.set(changes, add),
    // Which file is open and which finding are no part of what the list holds.
    query: () => {
      const search = new URLSearchParams(props.list.query());
      for (const name of ["file", "at", "view"]) search.delete(name);
      return search.toString();
    },
    replaceAll: (query) => {
      const search = new URLSearchParams(query);
      search.set("file", props.list.get("file") ?? "");
      props.list.replaceAll(search.toString());
    },
  };
  const shown = createMemo(() =>
    listIssues(report().issues, {
      severity: oneOf(list.get("severity"), SEVERITIES),
      code: list.get("code"),
      search: list.get("search"),
      sort: list.get("sort"),
    }),
  );
  const codes = createMemo(() => [...new Set(report().issues.map(({ code }) => code))].toSorted());
  const columns: Column<ListedIssue>[] = [
    {
      id: "severity",
      label: "Severity",
      kind: "text",
      width: 112,
      sort: "severity",
      value: ({ severity }) => SEVERITY_WORDS[severity],
      cell: ({ severity }) => (
        <StateChip tone={severity === "error" ? "failed" : "attention"}>{SEVERITY_WORDS[severity]}</StateChip>
      ),
      filter: {
        kind: "choice",
        param: "severity",
        options: () => SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] })),
      },
    },
    { id: "line", label: "Line", kind: "number", width: 80, sort: "line", value: ({ line }) => line },
    { id: "columns", label: "Columns", kind: "text", width: 88, sort: "columns", value: columnsText },
    { id: "field", label: "Field", kind: "text", width: 144, sort: "field", value: ({ field }) => field },
    {
      id: "message",
      label: "What is wrong, and what is right",
      kind: "text",
      width: 480,
      value: ({ message }) => message,
    },
    { id: "value", label: "Found", kind: "text", width: 160, value: ({ value }) => value },
    {
      id: "code",
      label: "Code",
      kind: "text",
      width: 208,
      sort: "code",
      value: ({ code }) => code,
      cell: ({ code }) => <span class="mono clip">{code}</span>,
      filter: { kind: "choice", param: "code", options: () => codes().map((value) => ({ value, label: value })) },
    },
  ];
  const open = createMemo(() => {
    const at = Number(list.get("at") ?? "-1");
    return shown().find((issue) => issue.at === at) ?? shown()[0];
  });
  const show = (issue: ListedIssue) => list.set({ at: String(issue.at) });
  return (
    <div class="stack tight">
      <Show when={open()}>{(issue) => <IssuePeek file={props.file} checked={props.checked} issue={issue()} />}</Show>
      <Table
        id="checker-issues"
        label="Findings"
        noun={["finding", "findings"]}
        columns={columns}
        source={listSource(shown)}
        rowKey={({ at }) => at}
        list={list}
        search="Search the findings"
        openKey={open()?.at ?? null}
        onOpen={show}
        onWalk={show}
        selectable
        empty={<></>}
        fit
      />
      <Show when={report().leftOff > 0}>
        <p class="muted">
          {count(report().leftOff, "more finding")} {report().leftOff === 1 ? "was" : "were"} counted but not listed:
          mend the ones above first.
        </p>
      </Show>
    </div>
  );
}
