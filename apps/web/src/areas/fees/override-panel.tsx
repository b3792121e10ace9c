import type { ArrangementOverride, Customer } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { EffectView } from "./effect-view.tsx";
import { said } from "./said.ts";
import { type Arrangement, FEE_ARRANGEMENTS, ROOM_ARRANGEMENTS } from "./words.ts";

const wordsOf = (field: "fee" | "accommodation") => (field === "fee" ? FEE_ARRANGEMENTS : ROOM_ARRANGEMENTS);
const ARRANGEMENTS: Arrangement[] = ["PRE14", "POST14", "NOV25"];

/** An arrangement that people decided otherwise than the dates say: a new one, or one on record. */
export function OverridePanel(props: {
  customer: Customer;
  override: ArrangementOverride | null;
  onClose: () => void;
}): JSX.Element {
  return (
    <Show
      when={props.override}
      fallback={
        <DetailPanel title="Decide an arrangement otherwise" focus onClose={() => props.onClose()}>
          <NewOverride customer={props.customer} onClose={props.onClose} />
        </DetailPanel>
      }
    >
      {(one) => <Existing customer={props.customer} override={one()} onClose={props.onClose} />}
    </Show>
  );
}

function NewOverride(props: { customer: Customer; onClose: () => void }): JSX.Element {
  const params = { clientId: props.customer.id };
  const form = createForm<{
    field: "fee" | "accommodation";
    arrangement: Arrangement | "";
    startDate: string;
    endDate: string;
    reason: string;
    retention: "" | "yes" | "no";
  }>({ field: "fee", arrangement: "", startDate: today(), endDate: "", reason: "", retention: "" }, async (values) => {
    const body = bodyOf(values);
    if (body === null) {
      if (values.arrangement === "") form.fault("arrangement", "Choose the arrangement.");
      if (values.startDate === "") form.fault("startDate", "Enter the first day.");
      throw new Error("Some fields are still empty.");
    }
    const { effect } = await api.call(endpoints.createArrangementOverride, { params, body });
    await said(props.customer.id, "The arrangement is decided.", effect);
  });
  const preview = createPreview(
    () => (form.values.reason.trim().length < 3 ? null : bodyOf(form.values)),
    (body, signal) =>
      api.call(endpoints.createArrangementOverride, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Decide an arrangement otherwise"
      verb="Decide"
      onCancel={() => props.onClose()}
      onDone={() => props.onClose()}
      follows={
        <Follows preview={preview} waiting="Choose the arrangement and say why.">
          {(answer) => <EffectView effect={answer.effect} />}
        </Follows>
      }
    >
      <RadioField
        field={form.bind("field")}
        label="What"
        inline
        options={[
          { value: "fee", label: "Fees" },
          { value: "accommodation", label: "Accommodation" },
        ]}
      />
      <SelectField
        field={form.bind("arrangement")}
        label="Arrangement"
        options={ARRANGEMENTS.map((value) => ({ value, label: wordsOf(form.values.field)[value] }))}
        width="full"
      />
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="First day" />
        <DateField field={form.bind("endDate")} label="Last day" optional />
      </div>
      <Show when={form.values.field === "accommodation"}>
        <SelectField
          field={form.bind("retention")}
          label="Retention from lump sums"
          options={[
            { value: "", label: "As the arrangement has it" },
            { value: "yes", label: "Deducted" },
            { value: "no", label: "Not deducted" },
          ]}
        />
      </Show>
      <TextField
        field={form.bind("reason")}
        label="Why the dates do not decide"
        long
        width="full"
        maxlength={500}
        hint="Name the letter or the decision. It is kept with your name."
      />
    </FormView>
  );
}

function bodyOf(values: {
  field: "fee" | "accommodation";
  arrangement: Arrangement | "";
  startDate: string;
  endDate: string;
  reason: string;
  retention: "" | "yes" | "no";
}) {
  const { field, arrangement, startDate, endDate, reason, retention } = values;
  if (arrangement === "" || startDate === "") return null;
  return {
    field,
    arrangement,
    startDate,
    endDate: endDate || null,
    reason,
    retention: field === "fee" || retention === "" ? null : retention === "yes",
  };
}

function Existing(props: { customer: Customer; override: ArrangementOverride; onClose: () => void }): JSX.Element {
  const [ending, setEnding] = createSignal(false);
  const params = { arrangementOverrideId: props.override.id };
  const remove = async () => {
    try {
      const { effect } = await api.call(endpoints.deleteArrangementOverride, { params, body: { preview: true } });
      const yes = await confirm("Take the override back?", <EffectView effect={effect} />, "Take it back", {
        danger: true,
      });
      if (!yes) return;
      const done = await api.call(endpoints.deleteArrangementOverride, { params, body: {} });
      await said(props.customer.id, "The override is taken back.", done.effect);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={wordsOf(props.override.field)[props.override.arrangement]}
      onClose={() => props.onClose()}
      actions={
        <Show when={can("customers:write") && !ending()}>
          <Button onClick={() => setEnding(true)}>Set its last day</Button>
          <Button onClick={() => void remove()}>Take it back</Button>
        </Show>
      }
    >
      <Facts
        facts={[
          ["Days", formatPeriod(props.override.startDate, props.override.endDate)],
          ["Why", props.override.reason],
          ["Decided by", props.override.createdByName],
          ["On", <InstantText at={props.override.createdAt} />],
          props.override.retention !== null && ["Retention", props.override.retention ? "Deducted" : "Not deducted"],
        ]}
      />
      <Show when={ending()}>
        <EndOverride {...props} onClose={() => setEnding(false)} />
      </Show>
    </DetailPanel>
  );
}

function EndOverride(props: { customer: Customer; override: ArrangementOverride; onClose: () => void }): JSX.Element {
  const params = { arrangementOverrideId: props.override.id };
  const form = createForm({ endDate: props.override.endDate ?? today() }, async (values) => {
    const { effect } = await api.call(endpoints.endArrangementOverride, {
      params,
      body: { endDate: values.endDate || null },
    });
    await said(props.customer.id, "The last day is set.", effect);
  });
  const preview = createPreview(
    () => ({ endDate: form.values.endDate || null }),
    (body, signal) => api.call(endpoints.endArrangementOverride, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Last day of the override"
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
