import type { ClientStay, Customer, EntryHistory, LeaveAccount } from "@banksia/contracts";
import { createMemo, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import { type Column } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { EntryPanel } from "./entry-panel.tsx";
import { StayStateChip } from "./entry-state.tsx";
import { readSource } from "./read-source.ts";
import { lanesOf } from "./stay-lanes.ts";
import { stayState } from "./stay-state.ts";
import { ACCOMMODATION_STATUSES } from "./words.ts";

const ROLE_WORDS: Record<ClientStay["role"], string> = {
  primary: "Client",
  former_primary: "Former primary",
  partner: "Partner",
};

/** Somebody can be in one entry twice: as its primary client until a switch, and as partner from then on. */
const keyOf = (stay: ClientStay) => `${stay.serviceEntry.id} ${stay.role} ${stay.startDate}`;

/** Entries whose moves are drawn; those before them stand in the table. */
const DRAWN = 12;

/** A person's stays, drawn with places, partners and leave, and as a table; the open one beside it. */
export function ServiceEntries(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const id = () => props.customer.id;
  const read = createRead<{ items: ClientStay[] }>(() => ({
    queryKey: ["stays", id()],
    queryFn: ({ signal }) => api.call(endpoints.listClientStays, { params: { customerId: id() }, signal }),
  }));
  const source = readSource(read, (data) => data.items);
  const stays = () => source.rows();
  const drawn = createMemo(() => [...new Set(stays().map((stay) => stay.serviceEntry.id))].slice(0, DRAWN));
  const histories = createRead<EntryHistory[]>(() => ({
    queryKey: ["stays", id(), "histories", drawn()],
    enabled: drawn().length > 0,
    queryFn: ({ signal }) =>
      Promise.all(
        drawn().map((serviceEntryId) => api.call(endpoints.getEntryHistory, { params: { serviceEntryId }, signal })),
      ),
  }));
  const leave = createRead<LeaveAccount>(() => ({
    queryKey: ["stays", id(), "leave"],
    enabled: stays().some((stay) => stay.serviceEntry.setting === "residential"),
    queryFn: ({ signal }) => api.call(endpoints.getLeaveAccount, { params: { clientId: id() }, signal }),
  }));
  const lanes = createMemo(() =>
    lanesOf(
      stays().filter((stay) => drawn().includes(stay.serviceEntry.id)),
      new Map((histories().data ?? []).map((history) => [history.serviceEntry.id, history])),
      leave().data?.records ?? [],
      id(),
      today(),
    ),
  );
  const openId = () => idOf(list.get("open"));
  const open = () => stays().find((stay) => stay.serviceEntry.id === openId());
  const openKey = () => {
    const stay = open();
    return stay ? keyOf(stay) : null;
  };
  const show = (entryId: number) => list.set({ open: String(entryId), act: null });
  return (
    <>
      <Timeline
        label="Stays over time, with places, partners and leave"
        lanes
        rows={lanes().map((row) => ({
          from: row.from,
          to: row.to,
          label: row.label,
          lane: row.lane,
          faint: row.past || row.kind === "partner",
          hatched: row.kind === "leave",
          ...(row.kind === "stay" ? { onOpen: () => show(row.serviceEntryId) } : {}),
          ...(row.kind === "leave" ? { onOpen: () => go(`/customers/${id()}/leave`) } : {}),
        }))}
      />
      <Split
        wide
        open={openId() !== undefined && (open() !== undefined || source.state() === "ready")}
        panel={
          <Show when={openId()} keyed>
            {(entryId) => <EntryPanel entryId={entryId} onClose={() => list.set({ open: null, act: null })} />}
          </Show>
        }
      >
        <Table
          id="client-stays"
          label={`Service entries of ${props.customer.name}`}
          noun={["entry", "entries"]}
          columns={COLUMNS}
          source={source}
          rowKey={keyOf}
          openKey={openKey()}
          onOpen={(row) => show(row.serviceEntry.id)}
          onWalk={(row) => openId() !== undefined && list.get("act") === undefined && show(row.serviceEntry.id)}
          onNew={can("customers:write") ? () => go(`/customers/${id()}/admit`) : undefined}
          empty={
            <Empty
              title={`${props.customer.name} has never been admitted.`}
              action={
                <Show when={can("customers:write")}>
                  <Link class="button primary" href={`/customers/${id()}/admit`}>
                    Admit
                  </Link>
                </Show>
              }
            >
              Admitting makes a service entry with the fees of its care type, funding, home address and portal event.
            </Empty>
          }
        />
      </Split>
    </>
  );
}

const COLUMNS: Column<ClientStay>[] = [
  { id: "service", label: "Facility", kind: "text", width: 200, value: (row) => row.serviceEntry.serviceName },
  { id: "careType", label: "Care type", kind: "text", width: 208, value: (row) => row.serviceEntry.careTypeName },
  {
    id: "status",
    label: "State",
    kind: "text",
    width: 112,
    value: (row) => stayState(row, today()),
    cell: (row) => <StayStateChip state={stayState(row, today())} />,
  },
  { id: "role", label: "As", kind: "text", width: 144, value: (row) => ROLE_WORDS[row.role] },
  {
    id: "place",
    label: "Place",
    kind: "text",
    width: 80,
    value: (row) => row.serviceEntry.currentPlaceCode ?? row.serviceEntry.placeCode,
  },
  { id: "from", label: "From", kind: "day", width: 104, value: (row) => row.startDate },
  { id: "to", label: "To", kind: "day", width: 104, value: (row) => row.endDate },
  {
    id: "billingStart",
    label: "Billed from",
    kind: "day",
    width: 104,
    value: (row) => row.serviceEntry.billingStartDate,
  },
  { id: "billingEnd", label: "Billed to", kind: "day", width: 104, value: (row) => row.serviceEntry.billingEndDate },
  {
    id: "accommodation",
    label: "Accommodation",
    kind: "text",
    width: 160,
    value: (row) => ACCOMMODATION_STATUSES[row.serviceEntry.accommodationStatus],
    hidden: true,
  },
  {
    id: "funded",
    label: "Funded",
    kind: "text",
    width: 80,
    value: (row) => (row.serviceEntry.funded ? "Yes" : "No"),
  },
  { id: "id", label: "Entry number", kind: "text", width: 112, value: (row) => row.serviceEntry.id, hidden: true },
];
