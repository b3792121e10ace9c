import type { Arrangements, Customer } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { problemOf } from "../../data/problem.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { confirm } from "../../kit/confirm.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { EffectView } from "./effect-view.tsx";
import { said } from "./said.ts";

type Stay = Arrangements["stays"][number];

const KINDS: { value: Stay["kind"]; label: string }[] = [
  { value: "permanent", label: "Permanent care" },
  { value: "respite", label: "Respite" },
  { value: "multi_purpose", label: "Multi-purpose service" },
];

interface Values {
  kind: Stay["kind"];
  home: string;
  startDate: string;
  endDate: string;
}

/** A stay in residential care with another provider. */
export function StayPanel(props: { customer: Customer; stay: Stay | null; onClose: () => void }): JSX.Element {
  const id = props.stay?.earlierStayId ?? null;
  const bodyOf = (values: Values) =>
    values.home.trim() === "" || values.startDate === "" ? null : { ...values, endDate: values.endDate || null };
  const send = (body: NonNullable<ReturnType<typeof bodyOf>> & { preview?: boolean }, signal?: AbortSignal) => {
    const more = signal ? { signal } : {};
    return id === null
      ? api.call(endpoints.createEarlierStay, { params: { clientId: props.customer.id }, body, ...more })
      : api.call(endpoints.updateEarlierStay, { params: { earlierStayId: id }, body, ...more });
  };
  const form = createForm<Values>(
    {
      kind: props.stay?.kind ?? "permanent",
      home: props.stay?.home ?? "",
      startDate: props.stay?.from ?? "",
      endDate: props.stay?.to ?? "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        if (values.home.trim() === "") form.fault("home", "Name the home.");
        if (values.startDate === "") form.fault("startDate", "Enter the day of entry.");
        throw new Error("Some fields are still empty.");
      }
      const { effect } = await send(body);
      await said(props.customer.id, "The stay is recorded.", effect);
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => send({ ...body, preview: true }, signal),
  );
  const remove = async () => {
    if (id === null) return;
    const params = { earlierStayId: id };
    try {
      const { effect } = await api.call(endpoints.deleteEarlierStay, { params, body: { preview: true } });
      const yes = await confirm("Take the stay away?", <EffectView effect={effect} />, "Take it away", {
        danger: true,
      });
      if (!yes) return;
      const done = await api.call(endpoints.deleteEarlierStay, { params, body: {} });
      await said(props.customer.id, "The stay is taken away.", done.effect);
      props.onClose();
    } catch (error) {
      toast(problemOf(error).detail, { tone: "failed" });
    }
  };
  return (
    <DetailPanel
      title={id === null ? "Stay elsewhere" : `Stay in ${props.stay?.home ?? ""}`}
      focus
      onClose={() => props.onClose()}
      actions={
        <Show when={id !== null && can("customers:write")}>
          <Button onClick={() => void remove()}>Take it away</Button>
        </Show>
      }
    >
      <FormView
        form={form}
        label="Stay elsewhere"
        verb={id === null ? "Record the stay" : "Save the stay"}
        onCancel={() => props.onClose()}
        onDone={() => props.onClose()}
        follows={
          <Follows preview={preview} waiting="Name the home and the day of entry.">
            {(answer) => <EffectView effect={answer.effect} />}
          </Follows>
        }
      >
        <SelectField field={form.bind("kind")} label="Kind of care" options={KINDS} />
        <TextField field={form.bind("home")} label="Home" width="full" maxlength={200} />
        <div class="fields tight">
          <DateField field={form.bind("startDate")} label="Entry" />
          <DateField field={form.bind("endDate")} label="Departure" optional />
        </div>
      </FormView>
    </DetailPanel>
  );
}
