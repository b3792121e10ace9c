import type { BillingRate } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCodes, findPeople } from "../../data/find.ts";
import { queries } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { today } from "../../data/today.ts";
import { RadioField } from "../../kit/form/check-field.tsx";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { type Bound, createForm } from "../../kit/form/form.ts";
import { NumberField, RateField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { formatNumber, formatRate } from "../../lib/money.ts";
import { ProposedRate } from "./proposed-rate.tsx";
import { rateWords } from "./rate-text.ts";

interface PriceValues {
  model: "amount" | "percentage";
  rate: string;
  baseCodeId: number | null;
  percent: string;
  source: string;
}

interface NewRateValues extends PriceValues {
  billingCodeId: number | null;
  validFor: "all" | "client";
  clientId: number | null;
  startDate: string;
  endDate: string;
}

function priceOf(values: PriceValues) {
  return values.model === "amount"
    ? { model: values.model, rate: values.rate, source: values.source || null }
    : { model: values.model, baseCodeId: values.baseCodeId, percent: values.percent, source: values.source || null };
}

function checkPrice(form: { fault: (pointer: string, message: string) => void }, values: PriceValues): void {
  if (values.model === "amount" && values.rate === "") {
    form.fault("rate", "Enter the rate.");
    throw new Error("Enter the rate.");
  }
  if (values.model === "percentage" && (values.baseCodeId === null || values.percent === "")) {
    if (values.baseCodeId === null) form.fault("baseCodeId", "Choose the code whose rate is taken.");
    if (values.percent === "") form.fault("percent", "Enter the percentage; negative for a discount.");
    throw new Error("Enter the percentage and its base.");
  }
}

/** The price being typed, as short as it may be. */
function priceWords(values: PriceValues): string {
  if (values.model === "amount") return values.rate === "" ? "new" : formatRate(values.rate);
  return values.percent === "" ? "new" : `${formatNumber(values.percent)}%`;
}

/** Tells what a change of a rate did, and reads again whatever shows rates. */
export function afterRateChange(said: string, adjustmentRequiredLines: number): void {
  refreshRows("rates", "schedule", "codes", "audit");
  for (const name of ["code", "home", "reference"]) void queries.invalidateQueries({ queryKey: [name] });
  toast(
    adjustmentRequiredLines > 0
      ? `${said} ${count(adjustmentRequiredLines, "fee")} already billed now wait to be adjusted.`
      : said,
    adjustmentRequiredLines > 0
      ? { link: { href: "/billing/runs/new?kind=adjustment", text: "Start an adjustment run" } }
      : {},
  );
}

function PriceFields(props: {
  price: { [K in keyof PriceValues]: Bound<PriceValues[K]> };
  baseLabel?: string | undefined;
  unit?: string | undefined;
}): JSX.Element {
  return (
    <>
      <RadioField
        field={props.price.model}
        label="Model"
        options={[
          { value: "amount", label: "Amount per unit" },
          { value: "percentage", label: "Percentage of another code's rate", hint: "Follows that rate day by day." },
        ]}
      />
      <Show
        when={props.price.model.get() === "amount"}
        fallback={
          <>
            <Combobox
              field={props.price.baseCodeId}
              label="Base code"
              find={findCodes}
              chosenLabel={props.baseLabel}
              width="full"
            />
            <NumberField field={props.price.percent} label="Percentage" unit="%" hint="Negative for a discount." />
          </>
        }
      >
        <RateField field={props.price.rate} label="Rate" unit={props.unit ? `$ per ${props.unit}` : "$"} />
      </Show>
      <TextField field={props.price.source} label="Source" width="full" optional hint="Where the figure comes from." />
    </>
  );
}

/** A rate for days that have none: for all clients, or one client's own. */
export function NewRateForm(props: {
  /** The code, when it is the page itself. */
  code?: { id: number; label: string; unit: string } | undefined;
  /** The client, when it is the page itself. */
  client?: { id: number; name: string } | undefined;
  onDone: () => void;
  onCancel: () => void;
}): JSX.Element {
  const form = createForm<NewRateValues>(
    {
      billingCodeId: props.code?.id ?? null,
      validFor: props.client ? "client" : "all",
      clientId: props.client?.id ?? null,
      startDate: today(),
      endDate: "",
      model: "amount",
      rate: "",
      baseCodeId: null,
      percent: "",
      source: "",
    },
    async (values) => {
      if (values.billingCodeId === null) {
        form.fault("billingCodeId", "Choose the code.");
        throw new Error("Choose the code.");
      }
      if (values.validFor === "client" && values.clientId === null) {
        form.fault("clientId", "Choose the client, or make the rate valid for all.");
        throw new Error("Choose the client.");
      }
      checkPrice(form, values);
      const answer = await api.call(endpoints.createBillingRate, {
        body: {
          billingCodeId: values.billingCodeId,
          clientId: values.validFor === "client" ? values.clientId : null,
          startDate: values.startDate,
          endDate: values.endDate || null,
          ...priceOf(values),
        },
      });
      afterRateChange("The rate is added.", answer.adjustmentRequiredLines);
    },
  );
  return (
    <FormView
      form={form}
      label="New rate"
      verb="Add the rate"
      onCancel={props.onCancel}
      onDone={props.onDone}
      follows={
        <ProposedRate
          billingCodeId={form.values.billingCodeId}
          clientId={form.values.validFor === "client" ? form.values.clientId : null}
          from={form.values.startDate}
          to={form.values.endDate}
          words={priceWords(form.values)}
        />
      }
    >
      <Show when={!props.code}>
        <Combobox field={form.bind("billingCodeId")} label="Billing code" find={findCodes} width="full" autofocus />
      </Show>
      <Show when={!props.client}>
        <RadioField
          field={form.bind("validFor")}
          label="Valid for"
          options={[
            { value: "all", label: "All clients without a rate of their own" },
            { value: "client", label: "One client" },
          ]}
        />
        <Show when={form.values.validFor === "client"}>
          <Combobox field={form.bind("clientId")} label="Client" find={findPeople} width="full" />
        </Show>
      </Show>
      <div class="fields">
        <DateField field={form.bind("startDate")} label="From" />
        <DateField field={form.bind("endDate")} label="To" optional hint="Empty: until changed." />
      </div>
      <PriceFields
        price={{
          model: form.bind("model"),
          rate: form.bind("rate"),
          baseCodeId: form.bind("baseCodeId"),
          percent: form.bind("percent"),
          source: form.bind("source"),
        }}
        unit={props.code?.unit}
      />
    </FormView>
  );
}

/** Changes a rate from a day on: the old one ends the day before. */
export function ChangeRateForm(props: { rate: BillingRate; onDone: () => void; onCancel: () => void }): JSX.Element {
  const form = createForm(
    {
      startDate: today(),
      endDate: "",
      model: props.rate.model,
      rate: "",
      baseCodeId: props.rate.baseCodeId,
      percent: "",
      source: "",
    },
    async (values) => {
      checkPrice(form, values);
      const answer = await api.call(endpoints.changeBillingRate, {
        params: { billingRateId: props.rate.id },
        body: { startDate: values.startDate, endDate: values.endDate || null, ...priceOf(values) },
      });
      afterRateChange("The rate is changed.", answer.adjustmentRequiredLines);
    },
  );
  const follows = () => {
    const { startDate } = form.values;
    if (!startDate) return "";
    return `${rateWords(props.rate)} ends on ${formatDay(addDays(startDate, -1))}; the new rate applies from ${formatDay(startDate)}${
      props.rate.clientId === null ? " to every client without a rate of their own" : ""
    }. Days from then on that are already billed are marked for an adjustment run.`;
  };
  return (
    <FormView
      form={form}
      label="Change the rate"
      verb={`Change from ${form.values.startDate ? formatDay(form.values.startDate) : "that day"}`}
      onCancel={props.onCancel}
      onDone={props.onDone}
      follows={
        <>
          <ProposedRate
            billingCodeId={props.rate.billingCodeId}
            clientId={props.rate.clientId}
            from={form.values.startDate}
            to={form.values.endDate}
            words={priceWords(form.values)}
            changes={props.rate}
          />
          <p class="muted">{follows()}</p>
        </>
      }
    >
      <DateField field={form.bind("startDate")} label="From" autofocus />
      <PriceFields
        price={{
          model: form.bind("model"),
          rate: form.bind("rate"),
          baseCodeId: form.bind("baseCodeId"),
          percent: form.bind("percent"),
          source: form.bind("source"),
        }}
        baseLabel={props.rate.baseCode ?? undefined}
      />
      <DateField field={form.bind("endDate")} label="To" optional hint="Empty: until changed." />
    </FormView>
  );
}
