import type { BringIn } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
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
import { oneOf, wordsOf } from "../../lib/param.ts";

export const BRING_IN_KINDS: Record<BringIn["kind"], string> = {
  customers: "Customers",
  admissions: "Admissions",
  service_entries: "Service entries",
  schedule_lines: "Schedule lines",
  rates: "Rates",
  national_rates: "National rates",
  fee_advices: "Fee advices",
};

export const KIND_LIST = [
  "customers",
  "admissions",
  "service_entries",
  "schedule_lines",
  "rates",
  "national_rates",
  "fee_advices",
] as const;

/** How a file stands. */
export function BringInState(props: { status: BringIn["status"] }): JSX.Element {
  return (
    <Switch>
      <Match when={props.status === "loaded"}>
        <StateChip tone="posted">Loaded</StateChip>
      </Match>
      <Match when={props.status === "checked"}>
        <StateChip tone="posted" icon="check">
          Every row is good
        </StateChip>
      </Match>
      <Match when={props.status === "refused"}>
        <StateChip tone="attention">Refused</StateChip>
      </Match>
      <Match when={props.status === "failed"}>
        <StateChip tone="failed">Failed</StateChip>
      </Match>
      <Match when={true}>
        <StateChip tone="attention" icon="running">
          {props.status === "checking" ? "Being checked" : "Loading"}
        </StateChip>
      </Match>
    </Switch>
  );
}

/** Files brought in from outside, the newest first. */
export default function BringIns(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const query = () => ({ kind: oneOf(list.get("kind"), KIND_LIST), sort: wordsOf(list.get("sort")) });
  const source = createRows<BringIn>(
    () => ["bring-ins", query()],
    (cursor, signal) => api.call(endpoints.listBringIns, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<BringIn>[] = [
    {
      id: "file",
      label: "File",
      kind: "text",
      width: 280,
      value: (row) => row.fileName,
      cell: (row) => <Link href={`/settings/bring-in/${row.id}`}>{row.fileName}</Link>,
    },
    {
      id: "kind",
      label: "Kind",
      kind: "text",
      width: 144,
      value: (row) => BRING_IN_KINDS[row.kind],
      filter: {
        kind: "choice",
        param: "kind",
        options: () => KIND_LIST.map((value) => ({ value, label: BRING_IN_KINDS[value] })),
      },
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 160,
      value: (row) => row.status,
      cell: (row) => <BringInState status={row.status} />,
    },
    { id: "rows", label: "Rows", kind: "number", width: 96, value: (row) => row.rowCount },
    { id: "errors", label: "Bad rows", kind: "number", width: 96, value: (row) => row.errorCount, dash: true },
    { id: "by", label: "By", kind: "text", width: 160, value: (row) => row.startedByName },
    { id: "at", label: "When", kind: "instant", width: 176, sort: "createdAt", value: (row) => row.createdAt },
  ];
  return (
    <Page
      title="Bring in"
      fill
      actions={
        <Show when={can("bring-in:load")}>
          <Link class="button primary" href="/settings/bring-in/new">
            <Icon name="upload" />
            Bring in a file
          </Link>
        </Show>
      }
    >
      <Table
        id="bring-ins"
        label="Files brought in"
        noun={["file", "files"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        onOpen={(row) => go(`/settings/bring-in/${row.id}`)}
        onNew={can("bring-in:load") ? () => go("/settings/bring-in/new") : undefined}
        csvHref={api.csvUrl(endpoints.listBringIns, { query: query() })}
        empty={
          <Empty
            title="Nothing was brought in yet."
            action={
              <Show when={can("bring-in:load")}>
                <Link class="button primary" href="/settings/bring-in/new">
                  Bring in a file
                </Link>
              </Show>
            }
          >
            Customers, service entries, schedule lines and rates come in as CSV. Every row is checked first; a file with
            a bad row loads nothing.
          </Empty>
        }
      />
    </Page>
  );
}
