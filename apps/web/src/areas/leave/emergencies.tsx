import type { DeclaredEmergency } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { queries } from "../../data/read.ts";
import { createRows, pageAt, refreshRows } from "../../data/rows.ts";
import { optionsOf, useServices } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { useFacility } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { Table } from "../../kit/table/table.tsx";
import type { Column } from "../../kit/table/types.ts";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { useListState } from "../../lib/list-state.ts";
import { idOf, wordsOf } from "../../lib/param.ts";
import { LeaveTabs } from "./leave-list.tsx";

/** Situations of emergency declared for facilities: whoever is away then is on emergency leave. */
export default function Emergencies(): JSX.Element {
  const list = useListState();
  const facility = useFacility();
  const services = useServices();
  const query = () => ({
    sort: wordsOf(list.get("sort")),
    serviceId: idOf(list.get("serviceId")) ?? facility.id(),
  });
  const source = createRows<DeclaredEmergency>(
    () => ["emergencies", query()],
    (cursor, signal) =>
      api.call(endpoints.listDeclaredEmergencies, { query: { ...query(), ...pageAt(cursor) }, signal }),
  );
  const mayWrite = () => can("customers:write");
  const nameOf = (id: number) => services().find((one) => one.id === id)?.name ?? `Facility ${id}`;
  const [chosen, setChosen] = createSignal<DeclaredEmergency | null>(null);
  const openId = () => idOf(list.get("open"));
  const one = () => (chosen()?.id === openId() ? chosen() : null);
  const adding = () => list.get("open") === "new" && mayWrite();
  const close = () => list.set({ open: null });
  const columns: Column<DeclaredEmergency>[] = [
    {
      id: "service",
      label: "Facility",
      kind: "text",
      width: 240,
      value: (row) => nameOf(row.serviceId),
      filter: { kind: "choice", param: "serviceId", options: () => optionsOf(services()) },
    },
    { id: "start", label: "From", kind: "day", width: 112, sort: "startDate", value: (row) => row.startDate },
    { id: "end", label: "To", kind: "day", width: 112, value: (row) => row.endDate },
    { id: "what", label: "What happened", kind: "text", width: 360, value: (row) => row.description },
  ];
  return (
    <Page
      title="Leave"
      fill
      tabs={<LeaveTabs />}
      actions={
        <Show when={mayWrite()}>
          <Button kind="primary" icon="plus" onClick={() => list.set({ open: "new" })}>
            Record an emergency
          </Button>
        </Show>
      }
    >
      <Split
        open={adding() || one() !== null}
        panel={
          <Switch>
            <Match when={adding()}>
              <DetailPanel title="Declared emergency" onClose={close}>
                <EmergencyForm emergency={null} serviceId={facility.id() ?? null} onDone={close} />
              </DetailPanel>
            </Match>
            <Match when={one()} keyed>
              {(emergency) => (
                <EmergencyPanel emergency={emergency} name={nameOf(emergency.serviceId)} onClose={close} />
              )}
            </Match>
          </Switch>
        }
      >
        <Table
          id="emergencies"
          label="Declared emergencies"
          noun={["emergency", "emergencies"]}
          columns={columns}
          source={source}
          rowKey={(row) => row.id}
          list={list}
          openKey={openId() ?? null}
          onOpen={(row) => {
            setChosen(row);
            list.set({ open: String(row.id) });
          }}
          onNew={mayWrite() ? () => list.set({ open: "new" }) : undefined}
          csvHref={api.csvUrl(endpoints.listDeclaredEmergencies, { query: query() })}
          empty={
            <Empty title="No emergency is declared.">
              When the Minister declares a situation of emergency for a home, leave on its days takes none of the 52
              days.
            </Empty>
          }
        />
      </Split>
    </Page>
  );
}

function refresh(): void {
  refreshRows("emergencies", "leave-list", "schedule");
  void queries.invalidateQueries({ queryKey: ["leave"] });
}

function EmergencyPanel(props: { emergency: DeclaredEmergency; name: string; onClose: () => void }): JSX.Element {
  const remove = async () => {
    const yes = await confirm(
      "Delete this emergency?",
      <p>Leave of its days becomes what it was lodged as, and fees follow.</p>,
      "Delete the emergency",
      { danger: true },
    );
    if (!yes) return;
    try {
      await api.call(endpoints.deleteDeclaredEmergency, { params: { declaredEmergencyId: props.emergency.id } });
      refresh();
      toast("The emergency is deleted.");
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={`${props.name}, ${formatPeriod(props.emergency.startDate, props.emergency.endDate)}`}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write")}>
          <Button onClick={() => void remove()}>Delete</Button>
        </Show>
      }
    >
      <Show when={can("customers:write")} fallback={<p>{props.emergency.description}</p>}>
        <EmergencyForm
          emergency={props.emergency}
          serviceId={props.emergency.serviceId}
          onDone={() => props.onClose()}
        />
      </Show>
    </DetailPanel>
  );
}

interface Values {
  serviceId: string;
  startDate: string;
  endDate: string;
  description: string;
}

function EmergencyForm(props: {
  emergency: DeclaredEmergency | null;
  serviceId: number | null;
  onDone: () => void;
}): JSX.Element {
  const services = useServices();
  const before = props.emergency;
  const form: Form<Values> = createForm<Values>(
    {
      serviceId: props.serviceId === null ? "" : String(props.serviceId),
      startDate: before?.startDate ?? today(),
      endDate: before?.endDate ?? "",
      description: before?.description ?? "",
    },
    async ({ serviceId, startDate, endDate, description }) => {
      if (serviceId === "") form.fault("serviceId", "Choose the facility.");
      if (startDate === "") form.fault("startDate", "Enter the first day.");
      if (serviceId === "" || startDate === "") throw new Error("Some fields are still empty.");
      const body = { startDate, endDate: endDate || null, description };
      if (before === null)
        await api.call(endpoints.createDeclaredEmergency, { body: { serviceId: Number(serviceId), ...body } });
      else await api.call(endpoints.updateDeclaredEmergency, { params: { declaredEmergencyId: before.id }, body });
      refresh();
      toast("The emergency is recorded.");
    },
  );
  return (
    <FormView
      form={form}
      label="Declared emergency"
      verb={before === null ? "Record the emergency" : "Save"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          Leave of these days becomes emergency leave and takes none of the 52 days; fees of whoever is away follow.
        </p>
      }
    >
      <Show when={before === null}>
        <SelectField
          field={form.bind("serviceId")}
          label="Facility"
          width="full"
          options={optionsOf(services().filter((one) => one.kind === "residential"))}
        />
      </Show>
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="From" />
        <DateField field={form.bind("endDate")} label="To" optional hint="Empty while it lasts." />
      </div>
      <TextField field={form.bind("description")} label="What happened" width="full" maxlength={200} />
    </FormView>
  );
}
