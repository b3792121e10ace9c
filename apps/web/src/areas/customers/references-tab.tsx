import type { ClientReference, Customer } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { optionsInUse, useReferenceTypes } from "../../data/references.ts";
import { can } from "../../data/session.ts";
import { Link } from "../../frame/facility.tsx";
import { Button } from "../../kit/button.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { CheckField } from "../../kit/form/check-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { DetailPanel, Split } from "../../kit/panel.tsx";
import { RecordList, RecordRow, useRecordKeys } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { toast } from "../../kit/toast.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { formatInstantDay } from "../../lib/words.ts";
import { recordKey, refreshRecord } from "./refresh-record.ts";
import "./customers.css";

/** The numbers by which others know a client: pension, aged care record, claims. Earlier ones are kept. */
export function ReferencesTab(props: { customer: Customer }): JSX.Element {
  const list = useListState();
  const mayWrite = () => can("customers:write");
  const read = createRead<{ items: ClientReference[] }>(() => ({
    queryKey: recordKey(props.customer.id, "references"),
    queryFn: ({ signal }) =>
      api.call(endpoints.listClientReferences, { params: { customerId: props.customer.id }, signal }),
  }));
  const all = () => read().data?.items ?? [];
  const adding = () => list.get("open") === "new" && mayWrite();
  const open = () => all().find((one) => one.id === idOf(list.get("open")));
  const close = () => list.set({ open: null });
  useRecordKeys({
    panelOpen: () => adding() || open() !== undefined,
    onNew: mayWrite() ? () => list.set({ open: "new" }) : undefined,
  });
  return (
    <Split
      open={adding() || open() !== undefined}
      panel={
        <Switch>
          <Match when={adding()}>
            <DetailPanel title="New reference number" onClose={close}>
              <NewReference customer={props.customer} all={all()} onDone={() => adding() && close()} />
            </DetailPanel>
          </Match>
          <Match when={open()} keyed>
            {(one) => <ReferencePanel customer={props.customer} reference={one} all={all()} onClose={close} />}
          </Match>
        </Switch>
      }
    >
      <div class="record-page">
        <Section
          title="Reference numbers"
          actions={
            <Show when={mayWrite()}>
              <Button icon="plus" hint="N" onClick={() => list.set({ open: "new" })}>
                Add a number
              </Button>
            </Show>
          }
        >
          <Switch>
            <Match when={read().error}>
              <Failure what="The reference numbers" error={read().error} onRetry={() => void read().refetch()} />
            </Match>
            <Match when={read().data && all().length === 0}>
              <Empty title="No reference number is on record.">
                Claims, payment statements and letters are matched by them: pension card, aged care client record and
                the like. The client is found by each of them in search.
              </Empty>
            </Match>
            <Match when={read().data}>
              <RecordList label="Reference numbers">
                <For each={all()}>
                  {(one) => (
                    <RecordRow
                      title={
                        <>
                          {one.referenceTypeName} <span class="mono">{one.number}</span>
                        </>
                      }
                      chips={<ReferenceState active={one.active} />}
                      end={<span class="muted">on record since {formatInstantDay(one.createdAt)}</span>}
                      open={open()?.id === one.id}
                      onOpen={() => list.set({ open: String(one.id) })}
                      faded={!one.active}
                    />
                  )}
                </For>
              </RecordList>
            </Match>
            <Match when={true}>
              <div class="stack" aria-busy="true">
                <For each={[40, 60]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
              </div>
            </Match>
          </Switch>
        </Section>
      </div>
    </Split>
  );
}

function ReferenceState(props: { active: boolean }): JSX.Element {
  return (
    <Show
      when={props.active}
      fallback={
        <StateChip tone="draft" icon="clock">
          Inactive
        </StateChip>
      }
    >
      <StateChip tone="posted">Active</StateChip>
    </Show>
  );
}

interface ReferenceValues {
  referenceTypeId: string;
  number: string;
  active: boolean;
}

function NewReference(props: { customer: Customer; all: ClientReference[]; onDone: () => void }): JSX.Element {
  const types = useReferenceTypes();
  const form: Form<ReferenceValues> = createForm<ReferenceValues>(
    { referenceTypeId: "", number: "", active: true },
    async (values) => {
      if (values.referenceTypeId === "") {
        form.fault("referenceTypeId", "Choose what kind of number it is.");
        throw new Error("Choose what kind of number it is.");
      }
      await api.call(endpoints.createClientReference, {
        params: { customerId: props.customer.id },
        body: { ...values, referenceTypeId: Number(values.referenceTypeId) },
      });
      await refreshRecord(props.customer.id);
      toast("The reference number is added.");
    },
  );
  const replaced = () =>
    form.values.active
      ? props.all.find((one) => one.active && one.referenceTypeId === Number(form.values.referenceTypeId))
      : undefined;
  return (
    <FormView
      form={form}
      label="New reference number"
      verb="Add the number"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Show when={replaced()}>
          {(one) => (
            <p class="follows">
              {one().referenceTypeName} <span class="mono">{one().number}</span> becomes inactive. It is kept, and still
              finds the client.
            </p>
          )}
        </Show>
      }
    >
      <SelectField field={form.bind("referenceTypeId")} label="Type" options={optionsInUse(types(), [])} width="full" />
      <Show when={types().length === 0 && can("codes:write")}>
        <p class="muted">
          There are no types yet. <Link href="/settings/reference-types?open=new">Make the first one</Link>.
        </p>
      </Show>
      <TextField field={form.bind("number")} label="Number" width="full" maxlength={50} />
      <CheckField field={form.bind("active")} label="Active" hint="Claims and invoices use the active number." />
    </FormView>
  );
}

function ReferencePanel(props: {
  customer: Customer;
  reference: ClientReference;
  all: ClientReference[];
  onClose: () => void;
}): JSX.Element {
  const other = () =>
    props.all.find(
      (one) => one.active && one.referenceTypeId === props.reference.referenceTypeId && one.id !== props.reference.id,
    );
  const set = async (active: boolean) => {
    try {
      await api.call(endpoints.updateClientReference, {
        params: { clientReferenceId: props.reference.id },
        body: { active },
      });
      await refreshRecord(props.customer.id);
      toast(active ? "The number is active again." : "The number is inactive. It is kept.");
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={props.reference.referenceTypeName}
      chips={<ReferenceState active={props.reference.active} />}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write")}>
          <Show when={props.reference.active} fallback={<Button onClick={() => void set(true)}>Make it active</Button>}>
            <Button onClick={() => void set(false)}>Make it inactive</Button>
          </Show>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Number", <CopyId id={props.reference.number} what="number" />],
          ["Type", props.reference.referenceTypeCode],
          ["On record since", <InstantText at={props.reference.createdAt} />],
        ]}
      />
      <p class="muted">
        The number itself never changes: a corrected one is added, and takes this one's place.
        <Show when={!props.reference.active && other()}>
          {(one) => <> Making this one active again makes {one().number} inactive.</>}
        </Show>
      </p>
    </DetailPanel>
  );
}
