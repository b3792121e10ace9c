import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findCodes, findCustomers, findPeople, findServices } from "../../data/find.ts";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField, RateField } from "../../kit/form/money-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { centsToText, formatMoney, toCents } from "../../lib/money.ts";

/** The product of two decimal texts to the cent, half away from zero: for showing before saving, the server decides. */
export function timesToCents(a: string, b: string): string {
  const scale = (text: string): [bigint, number] => {
    const [whole = "0", fraction = ""] = text.split(".");
    return [BigInt(`${whole}${fraction}` || "0"), fraction.length];
  };
  const [x, dx] = scale(a);
  const [y, dy] = scale(b);
  const product = x * y;
  const digits = (product < 0n ? -product : product).toString().padStart(dx + dy + 1, "0");
  const at = digits.length - dx - dy;
  return centsToText(toCents(`${product < 0n ? "-" : ""}${digits.slice(0, at)}.${digits.slice(at)}`));
}

/** Enters a line by hand into a draft journal. */
export function ManualLinePanel(props: {
  journalId: number;
  postingDate: string;
  onClose: () => void;
  onDone: () => void;
}): JSX.Element {
  const form = createForm(
    {
      clientId: null as number | null,
      customerId: null as number | null,
      billingCodeId: null as number | null,
      serviceId: null as number | null,
      periodFrom: props.postingDate,
      periodTo: props.postingDate,
      quantity: "1",
      rate: "",
      description: "",
      reason: "",
    },
    async (values) => {
      const { clientId, billingCodeId, serviceId } = values;
      if (clientId === null) form.fault("clientId", "Choose the client.");
      if (billingCodeId === null) form.fault("billingCodeId", "Choose the code.");
      if (serviceId === null) form.fault("serviceId", "Choose the facility.");
      if (values.rate === "") form.fault("rate", "Enter the rate; negative for a credit.");
      if (clientId === null || billingCodeId === null || serviceId === null || values.rate === "")
        throw new Error("Some fields are still empty.");
      await api.call(endpoints.addManualLine, {
        params: { journalId: props.journalId },
        body: {
          clientId,
          billingCodeId,
          serviceId,
          periodFrom: values.periodFrom,
          periodTo: values.periodTo,
          quantity: values.quantity,
          rate: values.rate,
          reason: values.reason,
          ...(values.customerId === null ? {} : { customerId: values.customerId }),
          ...(values.description.trim() === "" ? {} : { description: values.description }),
        },
      });
    },
  );
  const amount = () =>
    form.values.rate && form.values.quantity ? timesToCents(form.values.rate, form.values.quantity) : null;
  return (
    <DetailPanel title="Line by hand" onClose={() => props.onClose()} focus>
      <FormView
        form={form}
        label="Line by hand"
        verb="Add the line"
        onCancel={() => props.onClose()}
        onDone={() => props.onDone()}
        follows={
          <p class="muted">
            {amount() === null
              ? "The amount is quantity times rate."
              : `The line will be ${formatMoney(amount() ?? "0")} before tax.`}
          </p>
        }
      >
        <Combobox field={form.bind("clientId")} label="Client" find={findPeople} width="full" autofocus />
        <Combobox
          field={form.bind("customerId")}
          label="Who pays"
          find={findCustomers}
          width="full"
          optional
          hint="The client, when left empty."
        />
        <Combobox field={form.bind("billingCodeId")} label="Billing code" find={findCodes} width="full" />
        <Combobox field={form.bind("serviceId")} label="Facility" find={findServices} width="full" />
        <div class="fields">
          <DateField field={form.bind("periodFrom")} label="From" />
          <DateField field={form.bind("periodTo")} label="To" />
        </div>
        <div class="fields">
          <NumberField field={form.bind("quantity")} label="Quantity" />
          <RateField field={form.bind("rate")} label="Rate" unit="$" hint="Negative for a credit." />
        </div>
        <TextField
          field={form.bind("description")}
          label="Description"
          width="full"
          optional
          hint="That of the code, when left empty."
        />
        <TextField field={form.bind("reason")} label="Reason" width="full" hint="Kept in the audit log." />
      </FormView>
    </DetailPanel>
  );
}
