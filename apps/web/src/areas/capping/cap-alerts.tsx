import type { CapAlert, LimitType } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { capAmount, LIMIT_TYPES } from "./words.ts";

const TYPES = ["MEANS_TESTED_ANNUAL", "MEANS_TESTED_LIFETIME", "CONTRIBUTION_LIFETIME", "CARE_DAYS"] as const;
const WITHIN = ["due", "30", "90", "365", "1826"] as const;
const WITHIN_WORDS: Record<(typeof WITHIN)[number], string> = {
  due: "Alert due",
  "30": "30 days",
  "90": "90 days",
  "365": "A year",
  "1826": "Five years",
};

/** Clients who will reach a cap soon, as last calculated. */
export default function CapAlerts(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const facility = useFacility();
  const services = useServices();
  const within = () => oneOf(list.get("within"), WITHIN) ?? "due";
  const query = () => ({
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    limitType: oneOf(list.get("limitType"), TYPES),
    ...(within() === "due" ? {} : { withinDays: Number(within()) }),
  });
  const source = createRows<CapAlert>(
    () => ["cap-alerts", query()],
    (cursor, signal) => api.call(endpoints.listCapAlerts, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const amount = (type: LimitType, value: string | null) => capAmount(type, value);
  const columns: Column<CapAlert>[] = [
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 160,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => <Link href={`/customers/${row.clientId}/caps`}>{row.clientName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 88, value: (row) => row.clientAccount },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 136,
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    {
      id: "limit",
      label: "Cap",
      kind: "text",
      width: 240,
      value: (row) => LIMIT_TYPES[row.limitType],
      filter: {
        kind: "choice",
        param: "limitType",
        options: () => TYPES.map((value) => ({ value, label: LIMIT_TYPES[value] })),
      },
    },
    {
      id: "forecast",
      label: "Reached on",
      kind: "day",
      width: 104,
      sort: "forecastDate",
      value: (row) => row.forecastDate,
    },
    { id: "days", label: "Days to go", kind: "number", width: 88, value: (row) => row.daysToGo },
    {
      id: "remaining",
      label: "Left",
      kind: "text",
      width: 96,
      sort: "remaining",
      value: (row) => amount(row.limitType, row.remaining),
      cell: (row) => <span class="money">{amount(row.limitType, row.remaining)}</span>,
    },
    {
      id: "state",
      label: "Alert",
      kind: "text",
      width: 96,
      value: (row) => (row.alertDue ? "Due" : ""),
      cell: (row) => (
        <Show when={row.alertDue}>
          <StateChip tone="attention">{row.daysToGo < 0 ? "Passed" : "Due"}</StateChip>
        </Show>
      ),
    },
    {
      id: "total",
      label: "Used",
      kind: "text",
      width: 112,
      value: (row) => amount(row.limitType, row.total),
      cell: (row) => <span class="money">{amount(row.limitType, row.total)}</span>,
    },
    {
      id: "threshold",
      label: "Threshold",
      kind: "text",
      width: 112,
      value: (row) => amount(row.limitType, row.threshold),
      cell: (row) => <span class="money">{amount(row.limitType, row.threshold)}</span>,
    },
    { id: "calculated", label: "Calculated", kind: "day", width: 112, value: (row) => row.calculatedDate },
  ];
  return (
    <Page
      title="Cap alerts"
      fill
      actions={
        <Show when={can("runs:start")}>
          <Link class="button primary" href="/billing/runs/new?kind=capping">
            Calculate everybody
          </Link>
        </Show>
      }
    >
      <div class="row wrap no-print">
        <Segments
          label="Reached within"
          value={within()}
          options={WITHIN.map((value) => ({ value, label: WITHIN_WORDS[value] }))}
          onChange={(value) => list.set({ within: value === "due" ? null : value })}
        />
      </div>
      <Table
        id="cap-alerts"
        label="Clients who will reach a cap"
        noun={["client", "clients"]}
        columns={columns}
        source={source}
        rowKey={(row) => `${row.clientId}-${row.limitType}`}
        list={list}
        search="Search by client or facility"
        selectable
        onOpen={(row) => go(`/customers/${row.clientId}/caps`)}
        csvHref={api.csvUrl(endpoints.listCapAlerts, { query: query() })}
        empty={
          <Empty title="Nobody will reach a cap in that time.">
            As last calculated. The run “Caps” works it out for everybody, best after each posting.
          </Empty>
        }
      />
    </Page>
  );
}
