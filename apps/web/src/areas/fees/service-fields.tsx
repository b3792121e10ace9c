import type { JSX } from "solid-js";
import type { Bound } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Fold } from "../admissions/fold.tsx";

export interface ServiceValues {
  service: string;
  standard: string;
  amount: string;
  per: "day" | "week" | "fortnight" | "month" | "occasion";
  bundle: string;
  standaloneAmount: string;
}

export const NO_SERVICE: ServiceValues = {
  service: "",
  standard: "",
  amount: "",
  per: "day",
  bundle: "",
  standaloneAmount: "",
};

const PER: { value: ServiceValues["per"]; label: string }[] = [
  { value: "day", label: "a day" },
  { value: "week", label: "a week" },
  { value: "fortnight", label: "a fortnight" },
  { value: "month", label: "a month" },
  { value: "occasion", label: "each time" },
];

/** One agreed service. */
export function ServiceFields(props: {
  bind: <K extends keyof ServiceValues>(part: K) => Bound<ServiceValues[K]>;
}): JSX.Element {
  return (
    <>
      <TextField field={props.bind("service")} label="Service" width="full" maxlength={200} />
      <TextField
        field={props.bind("standard")}
        label="Higher standard or additional service"
        width="full"
        maxlength={500}
        hint="As the agreement specifies it; without it nothing may be charged."
      />
      <div class="fields tight">
        <MoneyField field={props.bind("amount")} label="Agreed amount" />
        <SelectField field={props.bind("per")} label="Charged" options={PER} />
      </div>
      <Fold title="Bundled with others" attention={props.bind("bundle").get() !== ""}>
        <div class="fields tight">
          <TextField field={props.bind("bundle")} label="Bundle" optional maxlength={60} />
          <MoneyField
            field={props.bind("standaloneAmount")}
            label="By itself"
            optional
            hint="Empty: the person cannot use it."
          />
        </div>
      </Fold>
    </>
  );
}

/** As the API takes a service; null while its name or amount is missing. */
export function serviceBody(values: ServiceValues) {
  if (values.service.trim() === "" || values.amount === "") return null;
  const { bundle, standaloneAmount, ...rest } = values;
  return { ...rest, bundle: bundle.trim() || null, standaloneAmount: standaloneAmount || null };
}
