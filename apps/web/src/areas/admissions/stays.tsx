import type { ServiceEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useCareTypes, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Page } from "../../kit/page.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { EntryPanel } from "./entry-panel.tsx";
import { ENTRY_STATES, EntryState } from "./entry-state.tsx";
import { ACCOMMODATION_STATUSES, DEPARTURE_REASONS } from "./words.ts";

const STATUSES = ["expected", "current", "departed"] as const;

/** Every service entry: who is expected, in care and departed; filtered by facility, care type and state. */
export default function Stays(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const facility = useFacility();
  const services = useServices();
  const careTypes = useCareTypes();
  const query = () => ({
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")) ?? (status() === "departed" ? "-departureDate" : "-entryDate"),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    careTypeId: idOf(list.get("careTypeId")),
    status: status(),
    entryFrom: dayOf(list.get("entryFrom")),
    entryTo: dayOf(list.get("entryTo")),
    departureFrom: dayOf(list.get("departureFrom")),
    departureTo: dayOf(list.get("departureTo")),
  });
  const status = () => oneOf(list.get("status"), STATUSES);
  const source = createRows<ServiceEntry>(
    () => ["entries", query()],
    (cursor, signal) => api.call(endpoints.listServiceEntries, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const openId = () => idOf(list.get("open"));
  const columns: Column<ServiceEntry>[] = [
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 184,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => <Link href={`/customers/${row.clientId}`}>{row.clientName}</Link>,
    },
    { id: "account", label: "Account", kind: "text", width: 96, value: (row) => row.clientAccount },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 160,
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    {
      id: "entryDate",
      label: "Entry",
      kind: "day",
      width: 176,
      sort: "entryDate",
      value: (row) => row.entryDate,
      filter: { kind: "days", from: "entryFrom", to: "entryTo" },
    },
    {
      id: "departure",
      label: "Departure",
      kind: "day",
      width: 176,
      sort: "departureDate",
      value: (row) => row.departureDate,
      filter: { kind: "days", from: "departureFrom", to: "departureTo" },
    },
    {
      id: "careType",
      label: "Care type",
      kind: "text",
      width: 208,
      value: (row) => row.careTypeName,
      filter: { kind: "choice", param: "careTypeId", options: () => optionsOf(careTypes()) },
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 112,
      value: (row) => ENTRY_STATES[row.status],
      cell: (row) => <EntryState status={row.status} />,
      filter: {
        kind: "choice",
        param: "status",
        options: () => STATUSES.map((value) => ({ value, label: ENTRY_STATES[value] })),
      },
    },
    { id: "place", label: "Place", kind: "text", width: 88, value: (row) => row.currentPlaceCode ?? row.placeCode },
    {
      id: "reason",
      label: "Reason",
      kind: "text",
      width: 128,
      value: (row) => (row.departureReason ? DEPARTURE_REASONS[row.departureReason] : ""),
    },
    { id: "notice", label: "Notice given", kind: "day", width: 112, value: (row) => row.noticeDate, hidden: true },
    { id: "probate", label: "Probate shown", kind: "day", width: 120, value: (row) => row.probateDate, hidden: true },
    { id: "billingStart", label: "Billed from", kind: "day", width: 104, value: (row) => row.billingStartDate },
    { id: "billingEnd", label: "Billed to", kind: "day", width: 104, value: (row) => row.billingEndDate, hidden: true },
    {
      id: "accommodation",
      label: "Accommodation",
      kind: "text",
      width: 176,
      value: (row) => ACCOMMODATION_STATUSES[row.accommodationStatus],
      hidden: true,
    },
    { id: "funded", label: "Funded", kind: "text", width: 80, value: (row) => (row.funded ? "Yes" : "No") },
    { id: "id", label: "Entry number", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];
  const admitHref = () => "/admissions/new";
  return (
    <Page
      title={status() === "departed" ? "Departures" : status() === "expected" ? "Expected" : "Stays"}
      fill
      actions={
        <Show when={can("customers:write")}>
          <Link class="button primary" href={admitHref()}>
            Admit
          </Link>
        </Show>
      }
    >
      <Split
        wide
        open={openId() !== undefined}
        panel={
          <Show when={openId()} keyed>
            {(entryId) => <EntryPanel entryId={entryId} onClose={() => list.set({ open: null, act: null })} />}
          </Show>
        }
      >
        <Table
          id="stays"
          label="Service entries"
          noun={["entry", "entries"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by client or account"
          selectable
          openKey={openId() ?? null}
          onOpen={(row) => list.set({ open: String(row.id), act: null })}
          onWalk={(row) =>
            openId() !== undefined && list.get("act") === undefined && list.set({ open: String(row.id) })
          }
          onNew={can("customers:write") ? () => go(admitHref()) : undefined}
          csvHref={api.csvUrl(endpoints.listServiceEntries, { query: query() })}
          rowClass={(row) => (row.status === "departed" && status() !== "departed" ? "faded" : "")}
          empty={
            <Empty title="Nobody has been admitted yet.">
              An admission makes a service entry with its fees, funding, home address and portal event.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}
