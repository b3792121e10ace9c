import { type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRows, pageAt } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link, useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Segments } from "../../kit/tabs.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, oneOf, wordsOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";
import { PortalState } from "./entry-state.tsx";
import { LodgeForm } from "./lodge-form.tsx";
import { saved } from "./saved.ts";
import { DEPARTURE_REASONS, PORTAL_KINDS, PORTAL_STATES, type PortalEvent } from "./words.ts";

const SHOWN = ["waiting", "lodged", "withdrawn", "all"] as const;
const KINDS = ["entry", "departure"] as const;

/** Entries and departures that have to be told to the government's portal: what waits, and what was lodged when. */
export default function PortalEvents(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const show = () => oneOf(list.get("show"), SHOWN) ?? "waiting";
  const query = () => {
    const shown = show();
    return {
      search: wordsOf(list.get("search")),
      sort: wordsOf(list.get("sort")) ?? (shown === "waiting" ? "eventDate" : "-eventDate"),
      serviceId: idOf(list.get("serviceId")) ?? facility.id(),
      kind: oneOf(list.get("kind"), KINDS),
      status: shown === "all" ? undefined : shown,
    };
  };
  const source = createRows<PortalEvent>(
    () => ["portal-events", query()],
    (cursor, signal) => api.call(endpoints.listPortalEvents, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  const lodgeAll = async (rows: PortalEvent[], clear: () => void) => {
    try {
      for (const row of rows)
        await api.call(endpoints.updatePortalEvent, {
          params: { portalEventId: row.id },
          body: { status: "lodged" },
        });
      saved(`${count(rows.length, "event")} marked as lodged today.`, {});
      clear();
    } catch (error) {
      saved("Some events could not be marked.", {});
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  const columns: Column<PortalEvent>[] = [
    {
      id: "kind",
      label: "Event",
      kind: "text",
      width: 104,
      value: (row) => PORTAL_KINDS[row.kind],
      filter: {
        kind: "choice",
        param: "kind",
        options: () => KINDS.map((value) => ({ value, label: PORTAL_KINDS[value] })),
      },
    },
    { id: "date", label: "Date", kind: "day", width: 104, sort: "eventDate", value: (row) => row.eventDate },
    {
      id: "client",
      label: "Client",
      kind: "text",
      width: 208,
      sort: "clientName",
      value: (row) => row.clientName,
      cell: (row) => (
        <Link href={`/customers/${row.clientId}/entries?open=${row.serviceEntryId}`}>{row.clientName}</Link>
      ),
    },
    { id: "account", label: "Account", kind: "text", width: 96, value: (row) => row.clientAccount, hidden: true },
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 192,
      sort: "serviceName",
      value: (row) => row.serviceName,
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    {
      id: "department",
      label: "Department id",
      kind: "text",
      width: 128,
      value: (row) => row.departmentServiceId,
    },
    {
      id: "reason",
      label: "Reason",
      kind: "text",
      width: 128,
      value: (row) => (row.departureReason ? DEPARTURE_REASONS[row.departureReason] : ""),
    },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 176,
      value: (row) => PORTAL_STATES[row.status],
      cell: (row) => <PortalState status={row.status} />,
    },
    { id: "waiting", label: "Days waiting", kind: "number", width: 112, value: (row) => row.daysWaiting },
    { id: "lodged", label: "Lodged on", kind: "day", width: 104, value: (row) => row.lodgedOn },
    { id: "reference", label: "Number of the portal", kind: "text", width: 160, value: (row) => row.reference },
  ];
  return (
    <Page title="Portal events" fill>
      <Split
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(event) => <EventPanel event={event} onClose={() => list.set({ open: null, act: null })} />}
          </Show>
        }
      >
        <Table
          id="portal-events"
          label="Portal events"
          noun={["event", "events"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          search="Search by client"
          selectable
          openKey={openId() ?? null}
          onOpen={(row) => list.set({ open: String(row.id), act: null })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id), act: null })}
          csvHref={api.csvUrl(endpoints.listPortalEvents, { query: query() })}
          tools={
            <Segments
              label="Which events"
              value={show()}
              options={[
                { value: "waiting", label: "Waiting" },
                { value: "lodged", label: "Lodged" },
                { value: "withdrawn", label: "Withdrawn" },
                { value: "all", label: "All" },
              ]}
              onChange={(value) => list.set({ show: value === "waiting" ? null : value, open: null })}
            />
          }
          selectionActions={(rows, clear) => (
            <Show when={can("customers:write") && rows.some((row) => row.status === "waiting")}>
              <Button
                onClick={() =>
                  void lodgeAll(
                    rows.filter((row) => row.status === "waiting"),
                    clear,
                  )
                }
              >
                Mark as lodged today
              </Button>
            </Show>
          )}
          empty={
            <Empty title={show() === "waiting" ? "Nothing waits to be lodged." : "There are no such events."}>
              Admissions and departures of funded residents make them; what is lodged on the portal is marked here.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

function EventPanel(props: { event: PortalEvent; onClose: () => void }): JSX.Element {
  const list = useListState();
  const event = () => props.event;
  const lodging = () => list.get("act") === "lodge" && can("customers:write");
  const look = () => list.set({ act: null });
  const mark = async (status: "waiting" | "withdrawn", said: string) => {
    try {
      await api.call(endpoints.updatePortalEvent, { params: { portalEventId: event().id }, body: { status } });
      saved(said, {}, event().clientId);
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={`${PORTAL_KINDS[event().kind]} of ${event().clientName}`}
      chips={<PortalState status={event().status} />}
      onClose={() => (lodging() ? look() : props.onClose())}
      actions={
        <Show when={!lodging() && can("customers:write")}>
          <Switch>
            <Match when={event().status === "waiting"}>
              <Button kind="primary" icon="check" onClick={() => list.set({ act: "lodge" }, true)}>
                Mark as lodged
              </Button>
              <Button onClick={() => void mark("withdrawn", "The event is withdrawn: it will not be lodged.")}>
                Withdraw
              </Button>
            </Match>
            <Match when={event().status === "lodged"}>
              <Button onClick={() => list.set({ act: "lodge" }, true)}>Correct</Button>
              <Button onClick={() => void mark("waiting", "The event waits to be lodged again.")}>Not lodged</Button>
            </Match>
            <Match when={true}>
              <Button onClick={() => void mark("waiting", "The event waits to be lodged again.")}>Wait again</Button>
            </Match>
          </Switch>
        </Show>
      }
    >
      <Show
        when={lodging()}
        fallback={
          <Facts
            facts={[
              [
                "Client",
                <Link href={`/customers/${event().clientId}/entries?open=${event().serviceEntryId}`}>
                  {event().clientName}
                </Link>,
              ],
              ["Account", event().clientAccount],
              ["Date", formatDay(event().eventDate)],
              event().departureReason !== null && ["Reason", DEPARTURE_REASONS[event().departureReason ?? "other"]],
              ["Facility", event().serviceName],
              ["Department id", event().departmentServiceId],
              event().daysWaiting !== null && ["Waits for", count(event().daysWaiting ?? 0, "day")],
              ["Lodged on", event().lodgedOn ? formatDay(event().lodgedOn ?? "") : null],
              ["Number of the portal", event().reference],
            ]}
          />
        }
      >
        <LodgeForm event={event()} onDone={look} />
      </Show>
    </DetailPanel>
  );
}
