import type { RunSchedule } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { flagOf, wordsOf } from "../../lib/param.ts";
import { recurrenceWords } from "../../lib/recurrence.ts";
import { RUN_KINDS } from "./journal-state.tsx";

/** Whether a schedule fires again. */
export function ScheduleState(props: { schedule: Pick<RunSchedule, "active" | "nextDate"> }): JSX.Element {
  return (
    <Show
      when={props.schedule.active && props.schedule.nextDate !== null}
      fallback={
        <StateChip tone="draft" icon="stop">
          {props.schedule.active ? "Ended" : "Stopped"}
        </StateChip>
      }
    >
      <StateChip tone="posted" icon="clock">
        Active
      </StateChip>
    </Show>
  );
}

/** Runs that start by themselves. */
export default function RunSchedules(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({ active: flagOf(list.get("active")), sort: wordsOf(list.get("sort")) });
  const source = createRows<RunSchedule>(
    () => ["run-schedules", query()],
    (cursor, signal) =>
      api.call(endpoints.listRunSchedules, {
        query: { ...query(), ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<RunSchedule>[] = [
    {
      id: "name",
      label: "Name",
      kind: "text",
      width: 280,
      sort: "name",
      value: (row) => row.name,
      cell: (row) => <Link href={`/billing/schedules/${row.id}`}>{row.name}</Link>,
    },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 104,
      value: (row) => (row.active ? "Active" : "Stopped"),
      cell: (row) => <ScheduleState schedule={row} />,
    },
    { id: "kind", label: "Kind", kind: "text", width: 104, value: (row) => RUN_KINDS[row.kind] },
    { id: "when", label: "When", kind: "text", width: 232, value: (row) => recurrenceWords(row.recurrence) },
    { id: "next", label: "Next", kind: "day", width: 104, sort: "nextDate", value: (row) => row.nextDate },
    { id: "nextEnd", label: "then up to", kind: "day", width: 104, value: (row) => row.nextEndDate },
    { id: "nextPosting", label: "posted on", kind: "day", width: 104, value: (row) => row.nextPostingDate },
    { id: "times", label: "Times left", kind: "number", width: 88, value: (row) => row.timesLeft },
    { id: "user", label: "Sees what … sees", kind: "text", width: 144, value: (row) => row.userName },
    {
      id: "last",
      label: "Last run",
      kind: "text",
      width: 88,
      value: (row) => row.lastRunId,
      cell: (row) =>
        row.lastRunId === null ? "" : <Link href={`/billing/runs/${row.lastRunId}`}>{row.lastRunId}</Link>,
    },
  ];
  return (
    <Page
      title="Run schedules"
      fill
      actions={
        <Show when={can("runs:schedule")}>
          <Link class="button primary" href="/billing/schedules/new">
            <Icon name="plus" />
            New run schedule
          </Link>
        </Show>
      }
    >
      <Table
        id="run-schedules"
        label="Run schedules"
        noun={["run schedule", "run schedules"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        onOpen={(row) => go(`/billing/schedules/${row.id}`)}
        onNew={can("runs:schedule") ? () => go("/billing/schedules/new") : undefined}
        csvHref={api.csvUrl(endpoints.listRunSchedules, { query: query() })}
        empty={
          <Empty
            title="Nothing runs by itself."
            action={
              <Show when={can("runs:schedule")}>
                <Link class="button primary" href="/billing/schedules/new">
                  New run schedule
                </Link>
              </Show>
            }
          >
            For example: every month on the last day, billed up to the end of the month, posted on the 1st.
          </Empty>
        }
      />
    </Page>
  );
}
