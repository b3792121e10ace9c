import type { Answer, BodyInput, Customer, FeeReduction } from "@banksia/contracts";
import { createEffect, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { Section } from "../../kit/page.tsx";
import { RecordList, RecordRow } from "../../kit/record-list.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { EffectView } from "./effect-view.tsx";
import { feeKey } from "./fee-key.ts";
import { said } from "./said.ts";
import { useCareStays } from "./use-stays.ts";

function useReductions(clientId: () => number) {
  return createRead<Answer<typeof endpoints.listFeeReductions>>(() => ({
    queryKey: feeKey("reductions", clientId()),
    queryFn: ({ signal }) => api.call(endpoints.listFeeReductions, { params: { clientId: clientId() }, signal }),
  }));
}

const titleOf = (row: FeeReduction) =>
  row.kind === "remaining_income"
    ? `Remaining income ${formatMoney(row.dailyRemainingIncome ?? "0.00")} a day`
    : `Supplement of before November 2025, ${formatMoney(row.supplement ?? "0.00")} a day`;

/** Hardship determinations: what the government pays in the place of the resident. */
export function Hardship(props: { customer: Customer; opened: string; onOpen: (what: string) => void }): JSX.Element {
  const read = useReductions(() => props.customer.id);
  return (
    <Section
      title="Hardship"
      actions={
        <Show when={can("customers:write")}>
          <Button icon="plus" onClick={() => props.onOpen("hardship-new")}>
            Record a determination
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={read().error}>
          <Failure what="The determinations" error={read().error} onRetry={() => void read().refetch()} />
        </Match>
        <Match when={read().data?.items.length === 0}>
          <Empty title="No hardship determination is on record.">
            With one, part of the fees is charged to the government: a negative fee on the bill, a positive line of the
            funding schedule.
          </Empty>
        </Match>
        <Match when={read().data}>
          {(found) => (
            <RecordList label="Hardship determinations">
              <For each={found().items}>
                {(row) => (
                  <RecordRow
                    title={titleOf(row)}
                    notes={row.reference ? `${row.serviceName}, ${row.reference}` : row.serviceName}
                    end={formatPeriod(row.startDate, row.endDate)}
                    open={props.opened === `hardship-${row.id}`}
                    onOpen={() => props.onOpen(`hardship-${row.id}`)}
                    faded={row.endDate !== null && row.endDate < today()}
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

/** A determination on record, or a new one. */
export function HardshipPanel(props: {
  customer: Customer;
  reductionId: number | null;
  onClose: () => void;
}): JSX.Element {
  const read = useReductions(() => props.customer.id);
  const row = () => read().data?.items.find((one) => one.id === props.reductionId);
  return (
    <Show
      when={row()}
      fallback={
        <DetailPanel title="Hardship determination" focus onClose={() => props.onClose()}>
          <Show when={props.reductionId === null} fallback={<span class="skeleton" />}>
            <NewReduction customer={props.customer} onClose={props.onClose} />
          </Show>
        </DetailPanel>
      }
    >
      {(one) => <Existing customer={props.customer} row={one()} onClose={props.onClose} />}
    </Show>
  );
}

interface Values {
  serviceEntryId: string;
  kind: FeeReduction["kind"];
  startDate: string;
  endDate: string;
  dailyRemainingIncome: string;
  supplement: string;
  accommodationMost: string;
  reference: string;
}

type Body = Omit<BodyInput<typeof endpoints.createFeeReduction>, "preview">;

function bodyOf(values: Values): Body | null {
  const old = values.kind === "of_before_november_2025";
  if (values.serviceEntryId === "" || values.startDate === "") return null;
  if ((old ? values.supplement : values.dailyRemainingIncome) === "") return null;
  return {
    serviceEntryId: Number(values.serviceEntryId),
    kind: values.kind,
    startDate: values.startDate,
    endDate: values.endDate || null,
    dailyRemainingIncome: old ? null : values.dailyRemainingIncome,
    supplement: old ? values.supplement : null,
    accommodationMost: old ? values.accommodationMost || null : null,
    reference: values.reference || null,
  };
}

function NewReduction(props: { customer: Customer; onClose: () => void }): JSX.Element {
  const params = { clientId: props.customer.id };
  const stays = useCareStays(() => props.customer.id);
  const form = createForm<Values>(
    {
      serviceEntryId: "",
      kind: "remaining_income",
      startDate: today(),
      endDate: "",
      dailyRemainingIncome: "",
      supplement: "",
      accommodationMost: "",
      reference: "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        if (values.serviceEntryId === "") form.fault("serviceEntryId", "Choose the stay.");
        if (values.startDate === "") form.fault("startDate", "Enter the first day.");
        form.fault(
          values.kind === "remaining_income" ? "dailyRemainingIncome" : "supplement",
          "Enter the amount as determined.",
        );
        throw new Error("Some fields are still empty.");
      }
      const { effect } = await api.call(endpoints.createFeeReduction, { params, body });
      await said(props.customer.id, "The determination is recorded.", effect);
    },
  );
  createEffect(() => {
    const [stay] = stays();
    if (form.values.serviceEntryId === "" && stay) form.preset("serviceEntryId", stay.value);
  });
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.createFeeReduction, { params, body: { ...body, preview: true }, signal }),
  );
  const bind = form.bind;
  return (
    <FormView
      form={form}
      label="Hardship determination"
      verb="Record the determination"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="Enter the amount as determined.">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <SelectField field={bind("serviceEntryId")} label="Stay" options={stays()} width="full" />
      <RadioField
        field={bind("kind")}
        label="Determined"
        options={[
          { value: "remaining_income", label: "From November 2025: remaining income" },
          { value: "of_before_november_2025", label: "Before November 2025: supplement" },
        ]}
      />
      <Show
        when={form.values.kind === "remaining_income"}
        fallback={
          <div class="fields tight">
            <MoneyField field={bind("supplement")} label="Supplement" unit="$ a day" />
            <MoneyField field={bind("accommodationMost")} label="Most for the room" unit="$ a day" optional />
          </div>
        }
      >
        <MoneyField
          field={bind("dailyRemainingIncome")}
          label="Remaining income"
          unit="$ a day"
          hint="Income less essential expenses; below zero with a minus."
        />
      </Show>
      <div class="fields tight">
        <DateField field={bind("startDate")} label="First day" />
        <DateField field={bind("endDate")} label="Last day" optional />
      </div>
      <TextField field={bind("reference")} label="Reference" optional width="full" maxlength={100} />
    </FormView>
  );
}

function Existing(props: { customer: Customer; row: FeeReduction; onClose: () => void }): JSX.Element {
  const [ending, setEnding] = createSignal(false);
  const params = () => ({ feeReductionId: props.row.id });
  const remove = async () => {
    try {
      const { effect } = await api.call(endpoints.deleteFeeReduction, { params: params(), body: { preview: true } });
      const yes = await confirm("Take the determination away?", <EffectView effect={effect} />, "Take it away", {
        danger: true,
      });
      if (!yes) return;
      const done = await api.call(endpoints.deleteFeeReduction, { params: params(), body: {} });
      await said(props.customer.id, "The determination is taken away.", done.effect);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title="Hardship determination"
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write") && !ending()}>
          <Button onClick={() => setEnding(true)}>Set its last day</Button>
          <Button onClick={() => void remove()}>Take it away</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Days", formatPeriod(props.row.startDate, props.row.endDate)],
          ["Facility", props.row.serviceName],
          ["As determined", titleOf(props.row)],
          props.row.accommodationMost !== null && [
            "Most for the room",
            `${formatMoney(props.row.accommodationMost)} a day`,
          ],
          ["Reference", props.row.reference],
        ]}
      />
      <Show when={ending()}>
        <EndReduction customer={props.customer} row={props.row} onClose={() => setEnding(false)} />
      </Show>
    </DetailPanel>
  );
}

function EndReduction(props: { customer: Customer; row: FeeReduction; onClose: () => void }): JSX.Element {
  const params = { feeReductionId: props.row.id };
  const form = createForm({ endDate: props.row.endDate ?? today() }, async (values) => {
    const body = { endDate: values.endDate || null };
    const { effect } = await api.call(endpoints.endFeeReduction, { params, body });
    await said(props.customer.id, "The last day is set.", effect);
  });
  const preview = createPreview(
    () => ({ endDate: form.values.endDate || null }),
    (body, signal) => api.call(endpoints.endFeeReduction, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Last day of the determination"
      verb="Set the last day"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <DateField field={form.bind("endDate")} label="Last day" optional hint="Empty: until further notice." />
    </FormView>
  );
}
