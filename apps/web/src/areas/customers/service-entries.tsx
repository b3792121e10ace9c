import type { Customer, ServiceEntry } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findPlaces } from "../../data/find.ts";
import { queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { Empty } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { Timeline } from "../../kit/timeline.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { count } from "../../lib/words.ts";

const REASONS = ["deceased", "home", "hospital", "other_service", "other"] as const;

export const DEPARTURE_REASONS: Record<NonNullable<ServiceEntry["departureReason"]>, string> = {
  deceased: "Deceased",
  home: "Went home",
  hospital: "Hospital",
  other_service: "Another service",
  other: "Other",
};

const REASON_OPTIONS = REASONS.map((value) => ({ value, label: DEPARTURE_REASONS[value] }));

/** Expected, in care, departed. */
export function EntryState(props: { status: ServiceEntry["status"] }): JSX.Element {
  return (
    <Show
      when={props.status === "departed"}
      fallback={
        <StateChip
          tone={props.status === "current" ? "posted" : "attention"}
          icon={props.status === "current" ? "check" : "clock"}
        >
          {props.status === "current" ? "In care" : "Expected"}
        </StateChip>
      }
    >
      <StateChip tone="draft" icon="out">
        Departed
      </StateChip>
    </Show>
  );
}

/** A client's stays, as a line of time and as a table. */
export function ServiceEntries(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const go = useGo();
  const source = createRows<ServiceEntry>(
    () => ["entries", props.customer.id],
    (cursor, signal) =>
      api.call(endpoints.listServiceEntries, {
        query: { clientId: props.customer.id, sort: "-entryDate", ...pageAt(cursor) },
        signal,
      }),
  );
  const columns: Column<ServiceEntry>[] = [
    { id: "service", label: "Facility", kind: "text", width: 200, value: (row) => row.serviceName },
    { id: "careType", label: "Care type", kind: "text", width: 176, value: (row) => row.careTypeName },
    {
      id: "status",
      label: "State",
      kind: "text",
      width: 112,
      value: (row) => row.status,
      cell: (row) => <EntryState status={row.status} />,
    },
    { id: "place", label: "Place", kind: "text", width: 88, value: (row) => row.placeCode },
    { id: "entryDate", label: "Entry", kind: "day", width: 104, value: (row) => row.entryDate },
    { id: "billingStart", label: "Billed from", kind: "day", width: 104, value: (row) => row.billingStartDate },
    { id: "departure", label: "Departure", kind: "day", width: 104, value: (row) => row.departureDate },
    { id: "billingEnd", label: "Billed to", kind: "day", width: 104, value: (row) => row.billingEndDate },
    { id: "funded", label: "Funded", kind: "text", width: 80, value: (row) => (row.funded ? "Yes" : "No") },
    { id: "id", label: "Entry number", kind: "text", width: 112, value: (row) => row.id, hidden: true },
  ];
  const openId = () => idOf(list.get("open"));
  const open = () => source.rows().find((row) => row.id === openId());
  return (
    <>
      <Timeline
        label="Service entries over time"
        lanes
        rows={source.rows().map((row) => ({
          from: row.entryDate,
          to: row.departureDate,
          label: `${row.serviceName}, ${row.careTypeName}`,
          faint: row.status === "departed",
          onOpen: () => list.set({ open: String(row.id) }),
        }))}
      />
      <Split
        open={open() !== undefined}
        panel={
          <Show when={open()} keyed>
            {(entry) => <EntryPanel entry={entry} onClose={() => list.set({ open: null })} />}
          </Show>
        }
      >
        <Table
          id="service-entries"
          label={`Service entries of ${props.customer.name}`}
          noun={["entry", "entries"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          openKey={openId() ?? null}
          onOpen={(row) => list.set({ open: String(row.id) })}
          onWalk={(row) => openId() !== undefined && list.set({ open: String(row.id) })}
          onNew={can("customers:write") ? () => go(`/customers/${props.customer.id}/admit`) : undefined}
          empty={
            <Empty
              title={`${props.customer.name} has never been admitted.`}
              action={
                <Show when={can("customers:write")}>
                  <Link class="button primary" href={`/customers/${props.customer.id}/admit`}>
                    Admit
                  </Link>
                </Show>
              }
            >
              Admitting makes a service entry and the fees of its care type.
            </Empty>
          }
        />
      </Split>
    </>
  );
}

function EntryPanel(props: { entry: ServiceEntry; onClose: () => void }): JSX.Element {
  const [mode, setMode] = createSignal<"look" | "change" | "depart">("look");
  return (
    <DetailPanel
      title={`${props.entry.serviceName}, ${props.entry.careTypeName}`}
      chips={<EntryState status={props.entry.status} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={mode() === "look" && can("customers:write")}>
          <Button icon="draft" onClick={() => setMode("change")}>
            Change
          </Button>
          <Show when={props.entry.departureDate === null}>
            <Button icon="out" onClick={() => setMode("depart")}>
              Depart
            </Button>
          </Show>
        </Show>
      }
    >
      <Show when={mode() === "look"}>
        <Facts
          facts={[
            ["Entry number", <CopyId id={props.entry.id} what="entry number" />],
            ["Place", props.entry.placeCode],
            ["Funded", props.entry.funded ? "Yes" : "No"],
            ["Entry", formatDay(props.entry.entryDate)],
            ["Billed from", formatDay(props.entry.billingStartDate)],
            ["Departure", props.entry.departureDate ? formatDay(props.entry.departureDate) : null],
            props.entry.departureReason !== null && ["Reason", DEPARTURE_REASONS[props.entry.departureReason]],
            [
              "Last day billed",
              props.entry.billingEndDate ? formatDay(props.entry.billingEndDate) : "as the departure says",
            ],
          ]}
        />
        <Link href={`/customers/${props.entry.clientId}/schedule`}>Fees of this client</Link>
      </Show>
      <Show when={mode() === "change"}>
        <ChangeEntry entry={props.entry} onDone={() => setMode("look")} />
      </Show>
      <Show when={mode() === "depart"}>
        <DepartEntry entry={props.entry} onDone={() => setMode("look")} />
      </Show>
    </DetailPanel>
  );
}

interface EntryAnswer {
  adjustmentRequiredLines: number;
  warnings: { detail: string }[];
}

function afterEntryChange(clientId: number, said: string, answer: EntryAnswer): void {
  refreshRows("entries", "schedule", "customers", "audit");
  void queries.invalidateQueries({ queryKey: ["customer", clientId] });
  toast(
    [
      said,
      answer.adjustmentRequiredLines > 0
        ? `${count(answer.adjustmentRequiredLines, "fee")} already billed now wait to be adjusted.`
        : "",
      ...answer.warnings.map((warning) => warning.detail),
    ]
      .filter(Boolean)
      .join(" "),
    answer.adjustmentRequiredLines > 0
      ? { link: { href: "/billing/runs/new?kind=adjustment", text: "Start an adjustment run" } }
      : {},
  );
}

function ChangeEntry(props: { entry: ServiceEntry; onDone: () => void }): JSX.Element {
  const { entry } = props;
  const form = createForm(
    {
      placeId: entry.placeId,
      funded: entry.funded,
      entryDate: entry.entryDate,
      billingStartDate: entry.billingStartDate,
      departureDate: entry.departureDate ?? "",
      departureReason: entry.departureReason ?? ("" as const),
      billingEndDate: entry.billingEndDate ?? "",
    },
    async (values) => {
      const answer = await api.call(endpoints.updateServiceEntry, {
        params: { serviceEntryId: entry.id },
        body: {
          placeId: values.placeId,
          funded: values.funded,
          entryDate: values.entryDate,
          billingStartDate: values.billingStartDate,
          departureDate: values.departureDate || null,
          departureReason: values.departureReason || null,
          billingEndDate: values.billingEndDate || null,
        },
      });
      afterEntryChange(entry.clientId, "The service entry is saved.", answer);
    },
  );
  return (
    <FormView
      form={form}
      label="Change the service entry"
      verb="Save"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={<p class="muted">Days already billed that this changes are marked for an adjustment run.</p>}
    >
      <Combobox
        field={form.bind("placeId")}
        label="Place"
        find={findPlaces(() => entry.serviceId)}
        chosenLabel={entry.placeCode ?? undefined}
        width="full"
        optional
      />
      <CheckField field={form.bind("funded")} label="Funded" />
      <div class="fields">
        <DateField field={form.bind("entryDate")} label="Entry" />
        <DateField field={form.bind("billingStartDate")} label="Billed from" />
      </div>
      <div class="fields">
        <DateField field={form.bind("departureDate")} label="Departure" optional />
        <DateField field={form.bind("billingEndDate")} label="Last day billed" optional />
      </div>
      <SelectField
        field={form.bind("departureReason")}
        label="Reason of departure"
        optional
        options={orNone("–", REASON_OPTIONS)}
      />
    </FormView>
  );
}

function DepartEntry(props: { entry: ServiceEntry; onDone: () => void }): JSX.Element {
  const form = createForm<{
    departureDate: string;
    departureReason: "" | (typeof REASONS)[number];
    billingEndDate: string;
  }>({ departureDate: today(), departureReason: "", billingEndDate: "" }, async (values) => {
    if (values.departureReason === "") {
      form.fault("departureReason", "Choose the reason.");
      throw new Error("Choose the reason of the departure.");
    }
    const answer = await api.call(endpoints.departClient, {
      params: { serviceEntryId: props.entry.id },
      body: {
        departureDate: values.departureDate,
        departureReason: values.departureReason,
        billingEndDate: values.billingEndDate || null,
      },
    });
    afterEntryChange(props.entry.clientId, `${props.entry.clientName} has departed.`, answer);
  });
  return (
    <FormView
      form={form}
      label="Depart the client"
      verb="Depart"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="muted">
          Fees stop after the departure. What was billed beyond it in advance is marked for an adjustment run, which
          credits it.
        </p>
      }
    >
      <DateField field={form.bind("departureDate")} label="Departure" autofocus />
      <SelectField field={form.bind("departureReason")} label="Reason" options={REASON_OPTIONS} />
      <DateField
        field={form.bind("billingEndDate")}
        label="Last day billed"
        optional
        hint="Only where it differs, for example in a village where charges run on."
      />
    </FormView>
  );
}
