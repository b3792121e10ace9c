import type { Journal } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Icon } from "../../kit/icon.tsx";
import { Page } from "../../kit/page.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { dayOf, flagOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { useListState } from "../../lib/list-state.ts";
import { JOURNAL_KIND_LIST, JOURNAL_KINDS } from "./journal-kinds.ts";
import { JournalState } from "./journal-state.tsx";

const SHOW = ["unposted", "posted", "all"] as const;

/** Journals: the unposted ones unless asked otherwise. */
export default function Journals(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const types = useJournalTypes();
  const show = () => oneOf(list.get("show"), SHOW) ?? "unposted";
  const mine = () => flagOf(list.get("mine")) ?? false;
  const query = () => ({
    show: show(),
    mine: mine(),
    search: wordsOf(list.get("search")),
    journalTypeId: idOf(list.get("journalTypeId")),
    kind: oneOf(list.get("kind"), JOURNAL_KIND_LIST),
    postingFrom: dayOf(list.get("postingFrom")),
    postingTo: dayOf(list.get("postingTo")),
    sort: wordsOf(list.get("sort")),
  });
  const source = createRows<Journal>(
    () => ["journals", query()],
    (cursor, signal) => api.call(endpoints.listJournals, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const columns: Column<Journal>[] = [
    {
      id: "id",
      label: "Number",
      kind: "text",
      width: 96,
      sort: "id",
      value: (row) => row.id,
      cell: (row) => <Link href={`/billing/journals/${row.id}`}>{row.id}</Link>,
    },
    {
      id: "description",
      label: "Description",
      kind: "text",
      width: 240,
      sort: "description",
      value: (row) => row.description,
    },
    {
      id: "state",
      label: "State",
      kind: "text",
      width: 120,
      value: (row) => row.status,
      cell: (row) => <JournalState status={row.status} />,
    },
    {
      id: "kind",
      label: "Holds",
      kind: "text",
      width: 152,
      value: (row) => JOURNAL_KINDS[row.kind],
      filter: {
        kind: "choice",
        param: "kind",
        options: () => JOURNAL_KIND_LIST.map((value) => ({ value, label: JOURNAL_KINDS[value] })),
      },
    },
    {
      id: "type",
      label: "Type",
      kind: "text",
      width: 120,
      value: (row) => row.journalTypeName,
      filter: { kind: "choice", param: "journalTypeId", options: () => optionsOf(types()) },
    },
    {
      id: "postingDate",
      label: "Posting date",
      kind: "day",
      width: 168,
      sort: "postingDate",
      value: (row) => row.postingDate,
      filter: { kind: "days", from: "postingFrom", to: "postingTo" },
    },
    { id: "lines", label: "Rows", kind: "number", width: 88, value: (row) => row.lineCount, dash: true },
    { id: "amount", label: "Amount $", kind: "money", width: 136, sum: "amount", value: (row) => row.amount },
    { id: "tax", label: "Tax $", kind: "money", width: 112, sum: "tax", value: (row) => row.tax },
    { id: "total", label: "Total $", kind: "money", width: 136, sum: "total", value: (row) => row.total },
    { id: "createdBy", label: "Created by", kind: "text", width: 144, value: (row) => row.createdByName },
    {
      id: "createdAt",
      label: "Created",
      kind: "instant",
      width: 168,
      sort: "createdAt",
      value: (row) => row.createdAt,
    },
    { id: "postedBy", label: "Posted by", kind: "text", width: 144, value: (row) => row.postedByName, hidden: true },
    { id: "postedAt", label: "Posted", kind: "instant", width: 168, value: (row) => row.postedAt, hidden: true },
  ];
  return (
    <Page
      title="Journals"
      fill
      actions={
        <>
          <Show when={can("journals:write")}>
            <Link class="button plain" href="/billing/journals/new">
              <Icon name="plus" />
              New journal
            </Link>
          </Show>
          <Show when={can("runs:start")}>
            <Link class="button primary" href="/billing/runs/new">
              <Icon name="play" />
              Start a run
            </Link>
          </Show>
        </>
      }
    >
      <Table
        id="journals"
        label="Journals"
        noun={["journal", "journals"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.id}
        list={list}
        search="Search by number or description"
        selectable
        onOpen={(row) => go(`/billing/journals/${row.id}`)}
        onNew={can("journals:write") ? () => go("/billing/journals/new") : undefined}
        csvHref={api.csvUrl(endpoints.listJournals, { query: query() })}
        tools={
          <>
            <Segments
              label="Which journals"
              value={show()}
              options={[
                { value: "unposted", label: "Unposted" },
                { value: "posted", label: "Posted" },
                { value: "all", label: "All" },
              ]}
              onChange={(value) => list.set({ show: value === "unposted" ? "" : value })}
            />
            <label class="check">
              <input
                type="checkbox"
                checked={mine()}
                onChange={(event) => list.set({ mine: event.currentTarget.checked ? "true" : "" })}
              />
              <span>Only mine</span>
            </label>
          </>
        }
        empty={
          <Empty
            title={show() === "unposted" ? "Every journal is posted." : "There are no journals yet."}
            action={
              <Show when={can("runs:start")}>
                <Link class="button primary" href="/billing/runs/new">
                  Start a run
                </Link>
              </Show>
            }
          >
            A billing run proposes lines into a draft journal; look through it here, then post it.
          </Empty>
        }
      />
    </Page>
  );
}
