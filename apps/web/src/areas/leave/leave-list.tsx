import type { LeaveOnDay } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Link, useFacility, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Bound } from "../../kit/form/form.ts";
import { Page } from "../../kit/page.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Tabs } from "../../kit/tabs.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { dayOf, idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { LEAVE_TYPES } from "./words.ts";
import "./leave.css";

const TYPES = ["social", "hospital", "hospital_transition", "emergency"] as const;

/** The two lists about leave. */
export function LeaveTabs(): JSX.Element {
  return (
    <Tabs
      label="Leave"
      tabs={[
        { href: "/admissions/leave", label: "Away" },
        { href: "/admissions/leave/emergencies", label: "Declared emergencies" },
      ]}
    />
  );
}

/** Who is away on a day, by facility. */
export default function LeaveList(): JSX.Element {
  const list = useListState();
  const go = useGo();
  const facility = useFacility();
  const services = useServices();
  const day = () => dayOf(list.get("on")) ?? today();
  const query = () => ({
    on: day(),
    search: wordsOf(list.get("search")),
    sort: wordsOf(list.get("sort")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
    type: oneOf(list.get("type"), TYPES),
  });
  const source = createRows<LeaveOnDay>(
    () => ["leave-list", query()],
    (cursor, signal) => api.call(endpoints.listLeave, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const field: Bound<string> = {
    pointer: "on",
    id: "leave-day",
    get: day,
    set: (value) => list.set({ on: value === today() ? null : value || null }),
    error: () => undefined,
    refuse: () => undefined,
    register: () => undefined,
  };
  const columns: Column<LeaveOnDay>[] = [
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 208,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => (
        <Link href={`/customers/${row.clientId}/leave?open=record-${row.leaveRecordId}`}>{row.clientName}</Link>
      ),
    },
    { id: "account", label: "Account", kind: "text", width: 96, value: (row) => row.clientAccount },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 184,
      sort: "serviceName",
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    { id: "place", label: "Place", kind: "text", width: 88, value: (row) => row.placeCode },
    {
      id: "type",
      label: "Leave",
      kind: "text",
      width: 152,
      value: (row) => LEAVE_TYPES[row.type],
      filter: {
        kind: "choice",
        param: "type",
        options: () => TYPES.map((value) => ({ value, label: LEAVE_TYPES[value] })),
      },
    },
    { id: "start", label: "Away since", kind: "day", width: 112, sort: "startDate", value: (row) => row.startDate },
    { id: "days", label: "Days so far", kind: "number", width: 96, value: (row) => row.daysSoFar },
    { id: "end", label: "Back on", kind: "day", width: 104, value: (row) => row.endDate },
    {
      id: "used",
      label: "Social days of the year",
      kind: "number",
      width: 168,
      value: (row) => row.socialDaysUsed,
      cell: (row) => (
        <Show when={row.socialDaysUsed > 52} fallback={row.socialDaysUsed}>
          <StateChip tone="attention">{row.socialDaysUsed} of 52</StateChip>
        </Show>
      ),
    },
    { id: "note", label: "Note", kind: "text", width: 240, value: (row) => row.note },
  ];
  return (
    <Page title="Leave" fill tabs={<LeaveTabs />}>
      <div class="row wrap no-print">
        <Button kind="quiet" icon="left" label="The day before" onClick={() => field.set(addDays(day(), -1))} />
        <DateField field={field} label="On" inline />
        <Button kind="quiet" icon="right" label="The day after" onClick={() => field.set(addDays(day(), 1))} />
      </div>
      <Table
        id="leave"
        label={`Away on ${formatDay(day())}`}
        noun={["resident away", "residents away"]}
        columns={columns}
        source={source}
        rowKey={(row) => row.leaveRecordId}
        list={list}
        search="Search by client or place"
        selectable
        onOpen={(row) => go(`/customers/${row.clientId}/leave?open=record-${row.leaveRecordId}`)}
        csvHref={api.csvUrl(endpoints.listLeave, { query: query() })}
        empty={
          <Empty title={`Nobody is away on ${formatDay(day())}.`}>
            Absences are entered with the resident, under Leave.
          </Empty>
        }
      />
    </Page>
  );
}
