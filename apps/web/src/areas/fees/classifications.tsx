import type { Answer, Classification, Customer } from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { Section } from "../../kit/page.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatNumber } from "../../lib/money.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { EffectView } from "./effect-view.tsx";
import { feeKey } from "./fee-key.ts";
import { said } from "./said.ts";

const className = (code: string) =>
  code === "0" ? "Not assessed yet" : code === "0P" ? "Palliative on entry" : `Class ${code}`;

function useClasses(clientId: () => number) {
  return createRead<Answer<typeof endpoints.listClassifications>>(() => ({
    queryKey: feeKey("classes", clientId()),
    queryFn: ({ signal }) => api.call(endpoints.listClassifications, { params: { clientId: clientId() }, signal }),
  }));
}

/** The AN-ACC classes of a client: they limit the means tested and the income tested fee. */
export function Classifications(props: {
  customer: Customer;
  opened: string;
  onOpen: (what: string) => void;
}): JSX.Element {
  const read = useClasses(() => props.customer.id);
  return (
    <Section
      title="AN-ACC class"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" onClick={() => props.onOpen("class-new")}>
            Record a class
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={read().error}>
          <Failure what="The classes" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.items.length === 0}>
          <Empty title="No class is on record.">
            It limits the means tested care fee and the income tested fee. Without one they are limited as if there were
            no base rate.
          </Empty>
        </Match>
        <Match when={read().data}>
          {(found) => (
            <RecordList label="AN-ACC classes">
              <For each={found().items}>
                {(row) => (
                  <RecordRow
                    title={className(row.classCode)}
                    notes={row.weight ? `Weight ${formatNumber(row.weight)}` : "Weight not in the national tables"}
                    end={formatPeriod(row.startDate, row.endDate)}
                    open={props.opened === `class-${row.id}`}
                    onOpen={() => props.onOpen(`class-${row.id}`)}
                  />
                )}
              </For>
            </RecordList>
          )}
        </Match>
        <Match when={true}>
          <span class="skeleton" aria-busy="true" />
        </Match>
      </Switch>
    </Section>
  );
}

/** A class on record, or a new one. */
export function ClassPanel(props: { customer: Customer; classId: number | null; onClose: () => void }): JSX.Element {
  const read = useClasses(() => props.customer.id);
  const row = () => read().data?.items.find((one) => one.id === props.classId);
  return (
    <Show
      when={row()}
      fallback={
        <DetailPanel title="AN-ACC class" focus onClose={() => props.onClose()}>
          <Show when={props.classId === null && read().data} fallback={<span class="skeleton" />}>
            {(found) => <NewClass customer={props.customer} codes={found().classCodes} onClose={props.onClose} />}
          </Show>
        </DetailPanel>
      }
    >
      {(one) => <Existing customer={props.customer} row={one()} onClose={props.onClose} />}
    </Show>
  );
}

function NewClass(props: { customer: Customer; codes: string[]; onClose: () => void }): JSX.Element {
  const params = { clientId: props.customer.id };
  const form = createForm({ classCode: "", startDate: today(), endDate: "" }, async (values) => {
    if (values.classCode === "") {
      form.fault("classCode", "Choose the class.");
      throw new Error("Choose the class.");
    }
    const body = { ...values, endDate: values.endDate || null };
    const { effect } = await api.call(endpoints.createClassification, { params, body });
    await said(props.customer.id, "The class is recorded.", effect);
  });
  const preview = createPreview(
    () =>
      form.values.classCode === "" || form.values.startDate === ""
        ? null
        : { ...form.values, endDate: form.values.endDate || null },
    (body, signal) => api.call(endpoints.createClassification, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="AN-ACC class"
      verb="Record the class"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="Choose the class and its first day.">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <SelectField
        field={form.bind("classCode")}
        label="Class"
        options={props.codes.map((value) => ({ value, label: className(value) }))}
      />
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="First day" hint="The class before it ends the day before." />
        <DateField field={form.bind("endDate")} label="Last day" optional />
      </div>
    </FormView>
  );
}

function Existing(props: { customer: Customer; row: Classification; onClose: () => void }): JSX.Element {
  const params = () => ({ classificationId: props.row.id });
  const remove = async () => {
    try {
      const { effect } = await api.call(endpoints.deleteClassification, { params: params(), body: { preview: true } });
      const text = (
        <>
          <p>The class before it goes on in its place.</p>
          <EffectView effect={effect} />
        </>
      );
      if (!(await confirm("Take the class away?", text, "Take it away", { danger: true }))) return;
      const done = await api.call(endpoints.deleteClassification, { params: params(), body: {} });
      await said(props.customer.id, "The class is taken away.", done.effect);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={className(props.row.classCode)}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write")}>
          <Button onClick={() => void remove()}>Take it away</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Days", formatPeriod(props.row.startDate, props.row.endDate)],
          ["Weight", props.row.weight ? formatNumber(props.row.weight) : null],
        ]}
      />
    </DetailPanel>
  );
}
