import { Index, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useAccountNames, useCodes } from "../../data/references.ts";
import { Button } from "../../kit/button.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { MoneyField, NumberField } from "../../kit/form/money-field.tsx";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import {
  ingoingBody,
  ingoingFaults,
  ingoingValues,
  type IngoingValues,
  NO_RATE,
  type RateValues,
} from "./ingoing-values.ts";
import { refreshAccommodation } from "./payment-key.ts";
import type { AccommodationDetail } from "./types.ts";

const BASES = [
  { value: "entry" as const, label: "Ingoing contribution" },
  { value: "resale" as const, label: "Price at resale" },
];
const METHODS = [
  { value: "daily" as const, label: "day by day" },
  { value: "completed_years" as const, label: "completed years, then days" },
  { value: "started_years" as const, label: "each year as it starts" },
  { value: "ended_years" as const, label: "each year as it ends" },
];
const DIVISORS = [
  { value: "days_in_year" as const, label: "days of the year" },
  { value: "365" as const, label: "365 days" },
];

/** What a village contract says: fees while the ingoing contribution is held, and shares at the end. */
export function IngoingForm(props: { payment: AccommodationDetail; onDone: () => void }): JSX.Element {
  const { payment } = props;
  const names = useAccountNames();
  const codes = useCodes();
  const form = createForm<IngoingValues>(ingoingValues(payment.ingoing, payment), async (values) => {
    const body = ingoingBody(values);
    if (body === null) {
      for (const [pointer, message] of ingoingFaults(values)) form.fault(pointer, message);
      throw new Error("Some fields need attention.");
    }
    await api.call(endpoints.setIngoingContribution, { params: { accommodationPaymentId: payment.id }, body });
    await refreshAccommodation();
    toast("The ingoing contribution is set up.");
  });
  const { bind } = form;
  const setRates = (rates: RateValues[]) => form.set("rates", rates);
  const rateField = (at: number, part: keyof RateValues) =>
    form.bindAt(
      `rates/${at}/${part}`,
      () => form.values.rates[at]?.[part] ?? "",
      (value: string) =>
        setRates(form.values.rates.map((rate, index) => (index === at ? { ...rate, [part]: value } : rate))),
    );
  const accounts = () => names().filter((name) => name.type === "accommodation" || name.type === "customer");
  return (
    <FormView
      form={form}
      label="Ingoing contribution"
      verb="Save the terms"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <p class="follows">
          The proposal of deferred management and capital replacement fees charges by these terms from its next run on;
          the exit estimate follows them at once.
        </p>
      }
    >
      <div class="fields tight">
        <MoneyField field={bind("agreedAmount")} label="Ingoing contribution" autofocus />
        <DateField field={bind("startDate")} label="Held since" />
      </div>
      <SelectField
        field={bind("accountNameId")}
        label="Fees are charged on"
        options={optionsOf(accounts())}
        width="full"
      />
      <SelectField field={bind("method")} label="They grow" width="full" options={METHODS} />
      <div class="fields tight">
        <SelectField field={bind("base")} label="Fees are a share of the" options={BASES} />
        <SelectField field={bind("dayDivisor")} label="A day is a year over" options={DIVISORS} />
      </div>
      <Index each={form.values.rates}>
        {(_rate, at) => (
          <fieldset class="fieldset stack tight">
            <legend class="legend row">
              <span class="grow">Fees a year{form.values.rates.length > 1 ? `, step ${at + 1}` : ""}</span>
              <Show when={form.values.rates.length > 1}>
                <Button
                  kind="quiet"
                  icon="cross"
                  label={`Take step ${at + 1} out`}
                  onClick={() => setRates(form.values.rates.filter((_one, index) => index !== at))}
                />
              </Show>
            </legend>
            <div class="fields tight">
              <DateField field={rateField(at, "startDate")} label="From" />
              <DateField field={rateField(at, "endDate")} label="To" optional />
            </div>
            <div class="fields tight">
              <NumberField field={rateField(at, "dmfPercent")} label="Deferred management" unit="%" />
              <SelectField
                field={rateField(at, "dmfCodeId")}
                label="Billing code"
                optional
                options={orNone("As set up", optionsOf(codes()))}
              />
            </div>
            <div class="fields tight">
              <NumberField field={rateField(at, "crfPercent")} label="Capital replacement" unit="%" />
              <SelectField
                field={rateField(at, "crfCodeId")}
                label="Billing code"
                optional
                options={orNone("As set up", optionsOf(codes()))}
              />
            </div>
          </fieldset>
        )}
      </Index>
      <div>
        <Button icon="plus" onClick={() => setRates([...form.values.rates, { ...NO_RATE }])}>
          Another step
        </Button>
      </div>
      <TextField
        field={bind("dmfYears")}
        label="Deferred management by year of the stay"
        width="full"
        optional
        hint="Percent of each year in turn, with commas: 10, 10, 8. Empty: the steps above hold."
      />
      <TextField
        field={bind("crfYears")}
        label="Capital replacement by year of the stay"
        width="full"
        optional
        hint="Likewise."
      />
      <div class="fields tight">
        <NumberField field={bind("capYears")} label="Each at most" unit="years" optional />
        <NumberField field={bind("capPercent")} label="Each at most" unit="% in all" optional />
        <NumberField field={bind("leastPercent")} label="Deferred management at least" unit="% in all" optional />
      </div>
      <div class="fields tight">
        <NumberField field={bind("gainShare")} label="Resident's share of a gain" unit="%" />
        <NumberField field={bind("lossShare")} label="Resident's share of a loss" unit="%" />
      </div>
      <div class="fields tight">
        <MoneyField field={bind("resalePrice")} label="Resale price" optional hint="An estimate until the resale." />
        <DateField field={bind("resaleDate")} label="Resold on" optional />
        <MoneyField field={bind("otherDeductions")} label="Other deductions" />
      </div>
    </FormView>
  );
}
