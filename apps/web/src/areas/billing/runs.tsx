import type { Run } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { duration } from "../../lib/words.ts";
import { RUN_KIND_OPTIONS, RUN_KINDS, RunState } from "./journal-state.tsx";

/** Every run, the newest first. */
export default function Runs(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({
    kind: oneOf(list.get("kind"), ["billing", "adjustment"]),
    status: oneOf(list.get("status"), ["planned", "running", "cancelling", "cancelled", "done", "failed"]),
    active: flagOf(list.get("active")),
    preview: flagOf(list.get("preview")),
    scheduleId: idOf(list.get("scheduleId")),
    journalId: idOf(list.get("journalId")),
    mine: flagOf(list.get("mine")) ?? false,
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Run>(
    () => ["runs", query()],
    (cursor, signal) => api.call(endpoints.listRuns, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<Run>[] = [
    {
      id: "id",
      label: "Run",
      kind: "text",
      width: 88,
      sort: "id",
      value: (row) => row.id,
      cell: (row) => <Link href={`/billing/runs/${row.id}`}>{row.id}</Link>,
    },
    {
      id: "kind",
      label: "Kind",
      kind: "text",
      width: 168,
      value: (row) => `${RUN_KINDS[row.kind]}${row.preview ? " preview" : ""}`,
      filter: {
        kind: "choice",
        param: "kind",
        options: () => RUN_KIND_OPTIONS.map(({ value, label }) => ({ value, label })),
      },
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 136,
      value: (row) => row.status,
      cell: (row) => <RunState run={row} />,
      filter: {
        kind: "choice",
        param: "status",
        options: () => [
          { value: "running", label: "Running" },
          { value: "done", label: "Done" },
          { value: "failed", label: "Failed" },
          { value: "cancelled", label: "Cancelled" },
        ],
      },
    },
    { id: "endDate", label: "Up to", kind: "day", width: 104, value: (row) => row.endDate },
    {
      id: "postingDate",
      label: "Posting date",
      kind: "day",
      width: 112,
      sort: "postingDate",
      value: (row) => row.postingDate,
    },
    { id: "clients", label: "Clients", kind: "number", width: 88, value: (row) => row.clientsDone },
    { id: "lines", label: "Lines", kind: "number", width: 88, value: (row) => row.lineCount, dash: true },
    { id: "amount", label: "Amount $", kind: "money", width: 136, value: (row) => row.amount, sumSelected: true },
    {
      id: "parked",
      label: "Set aside",
      kind: "number",
      width: 96,
      value: (row) => row.parkedOpen,
      dash: true,
      cell: (row) =>
        row.parkedOpen > 0 ? (
          <Link href={`/billing/runs/${row.id}/parked`}>{row.parkedOpen}</Link>
        ) : (
          <span class="muted">–</span>
        ),
    },
    {
      id: "journal",
      label: "Journal",
      kind: "text",
      width: 88,
      value: (row) => row.journalId,
      cell: (row) =>
        row.journalId === null ? "" : <Link href={`/billing/journals/${row.journalId}`}>{row.journalId}</Link>,
    },
    { id: "startedBy", label: "Started by", kind: "text", width: 144, value: (row) => row.startedByName },
    {
      id: "createdAt",
      label: "Started",
      kind: "instant",
      width: 176,
      sort: "createdAt",
      value: (row) => row.createdAt,
    },
    {
      id: "seconds",
      label: "Took",
      kind: "text",
      width: 96,
      value: (row) => (row.seconds === null ? "" : duration(row.seconds)),
    },
  ];
  return (
    <Page
      title="Runs"
      fill
      actions={
        <Show when={can("runs:start")}>
          <Link class="button primary" href="/billing/runs/new">
            <Icon name="play" />
            Start a run
          </Link>
        </Show>
      }
    >
      <Table
        id="runs"
        label="Runs"
        noun={["run", "runs"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        selectable
        onOpen={(row) => go(`/billing/runs/${row.id}`)}
        onNew={can("runs:start") ? () => go("/billing/runs/new") : undefined}
        csvHref={api.csvUrl(endpoints.listRuns, { query: query() })}
        tools={
          <>
            <label class="check">
              <input
                type="checkbox"
                checked={query().active ?? false}
                onChange={(event) => list.set({ active: event.currentTarget.checked ? "true" : "" })}
              />
              <span>Under way</span>
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={query().mine}
                onChange={(event) => list.set({ mine: event.currentTarget.checked ? "true" : "" })}
              />
              <span>Only mine</span>
            </label>
          </>
        }
        empty={
          <Empty
            title={query().active ? "Nothing is running." : "No run has been started yet."}
            action={
              <Show when={can("runs:start")}>
                <Link class="button primary" href="/billing/runs/new">
                  Start a run
                </Link>
              </Show>
            }
          >
            A preview works everything out and writes nothing; start with one.
          </Empty>
        }
      />
    </Page>
  );
}
