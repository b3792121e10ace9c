import type { BodyInput, Customer } from "@banksia/contracts";
import { createEffect, For, Index, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { refreshFees } from "./fee-key.ts";
import { NO_SERVICE, ServiceFields, type ServiceValues, serviceBody } from "./service-fields.tsx";
import { useCareStays } from "./use-stays.ts";
import { asWritten } from "../../lib/words.ts";

interface Values {
  serviceEntryId: string;
  kind: "standing" | "ad_hoc";
  offeredOn: string;
  agreedOn: string;
  reviewOn: string;
  inWriting: boolean;
  standalone: boolean;
  statesIndexation: boolean;
  annualReview: boolean;
  services: ServiceValues[];
}

type Body = Omit<BodyInput<typeof endpoints.createEverydayAgreement>, "preview">;

function bodyOf(values: Values): Body | null {
  const services = values.services.flatMap((service) => serviceBody(service) ?? []);
  if (values.serviceEntryId === "" || values.offeredOn === "" || values.agreedOn === "") return null;
  if (services.length < values.services.length) return null;
  return {
    ...values,
    serviceEntryId: Number(values.serviceEntryId),
    reviewOn: values.reviewOn || null,
    services,
  };
}

/** A higher everyday living agreement as it was made, with what it does not meet shown before it is saved. */
export function NewAgreement(props: {
  customer: Customer;
  onClose: () => void;
  onMade: (id: number) => void;
}): JSX.Element {
  const params = { clientId: props.customer.id };
  const stays = useCareStays(() => props.customer.id);
  let made = 0;
  const form = createForm<Values>(
    {
      serviceEntryId: "",
      kind: "standing",
      offeredOn: today(),
      agreedOn: today(),
      reviewOn: "",
      inWriting: true,
      standalone: true,
      statesIndexation: true,
      annualReview: true,
      services: [{ ...NO_SERVICE }],
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        if (values.serviceEntryId === "") form.fault("serviceEntryId", "Choose the stay.");
        if (values.offeredOn === "") form.fault("offeredOn", "Enter the day.");
        if (values.agreedOn === "") form.fault("agreedOn", "Enter the day.");
        for (const [at, service] of values.services.entries()) {
          if (service.service.trim() === "") form.fault(`services/${at}/service`, "Name the service.");
          if (service.amount === "") form.fault(`services/${at}/amount`, "Enter the agreed amount.");
        }
        throw new Error("Some fields are still empty.");
      }
      const { everydayAgreement } = await api.call(endpoints.createEverydayAgreement, { params, body });
      made = everydayAgreement.id;
      await refreshFees(props.customer.id);
      toast("The agreement is recorded. Add a schedule line to charge a service of it.");
    },
  );
  createEffect(() => {
    const [stay] = stays();
    if (form.values.serviceEntryId === "" && stay) form.preset("serviceEntryId", stay.value);
  });
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.createEverydayAgreement, { params, body: { ...body, preview: true }, signal }),
  );
  const bind = form.bind;
  const setServices = (services: ServiceValues[]) => form.set("services", services);
  const setPart = <K extends keyof ServiceValues>(at: number, part: K, value: ServiceValues[K]) =>
    setServices(form.values.services.map((one, index) => (index === at ? { ...one, [part]: value } : one)));
  return (
    <DetailPanel title="Higher everyday living agreement" focus onClose={() => props.onClose()}>
      <FormView
        form={form}
        label="Higher everyday living agreement"
        verb="Record the agreement"
        onCancel={() => props.onClose()}
        onDone={() => props.onMade(made)}
        follows={
          <Follows preview={preview} waiting="Name a service and its amount.">
            {(answer) => (
              <Show
                when={answer.everydayAgreement.issues.length > 0}
                fallback={<p>It meets what the law asks of it: its services can be charged.</p>}
              >
                <For each={answer.everydayAgreement.issues}>
                  {(issue) => <Notice tone="attention">{asWritten(issue.message)}</Notice>}
                </For>
                <p class="muted">It can be recorded; nothing can be charged on it before this is mended.</p>
              </Show>
            )}
          </Follows>
        }
      >
        <SelectField field={bind("serviceEntryId")} label="Stay" options={stays()} width="full" />
        <RadioField
          field={bind("kind")}
          label="Kind"
          inline
          options={[
            { value: "standing", label: "Standing" },
            { value: "ad_hoc", label: "Ad hoc, for one service" },
          ]}
        />
        <div class="fields tight">
          <DateField field={bind("offeredOn")} label="Put to the person on" />
          <DateField field={bind("agreedOn")} label="Agreed on" />
          <DateField field={bind("reviewOn")} label="Next review" optional />
        </div>
        <div class="stack tight">
          <CheckField field={bind("inWriting")} label="In writing" />
          <CheckField
            field={bind("standalone")}
            label="Stands by itself, not in the service or accommodation agreement"
          />
          <CheckField field={bind("statesIndexation")} label="Says that amounts are indexed" />
          <CheckField field={bind("annualReview")} label="Provides for a review every year" />
        </div>
        <Index each={form.values.services}>
          {(_service, at) => (
            <fieldset class="fieldset stack tight">
              <legend class="legend row">
                <span class="grow">Service {form.values.services.length > 1 ? at + 1 : ""}</span>
                <Show when={form.values.services.length > 1}>
                  <Button
                    kind="quiet"
                    icon="cross"
                    label={`Take service ${at + 1} out`}
                    onClick={() => setServices(form.values.services.filter((_one, index) => index !== at))}
                  />
                </Show>
              </legend>
              <ServiceFields
                bind={(part) =>
                  form.bindAt(
                    `services/${at}/${part}`,
                    () => form.values.services[at]?.[part] ?? NO_SERVICE[part],
                    (value) => setPart(at, part, value),
                  )
                }
              />
            </fieldset>
          )}
        </Index>
        <Show when={form.values.kind === "standing"}>
          <div>
            <Button icon="plus" onClick={() => setServices([...form.values.services, { ...NO_SERVICE }])}>
              Another service
            </Button>
          </div>
        </Show>
      </FormView>
    </DetailPanel>
  );
}
