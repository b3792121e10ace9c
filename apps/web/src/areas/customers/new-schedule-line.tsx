import type { Customer, ServiceEntry } from "@banksia/contracts";
import { createEffect, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findServices } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useServiceGroups } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Combobox, type Choice } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatRate } from "../../lib/money.ts";

/** Adds a fee to a client's schedule. */
export function NewScheduleLine(props: { customer: Customer; onClose: () => void }): JSX.Element {
  const groups = useServiceGroups();
  const entries = createRead<{ items: ServiceEntry[] }>(() => ({
    queryKey: ["entries-of", props.customer.id],
    queryFn: ({ signal }) =>
      api.call(endpoints.listServiceEntries, {
        query: { clientId: props.customer.id, sort: "-entryDate", limit: 100 },
        signal,
      }),
  }));
  const form = createForm(
    {
      serviceEntryId: "",
      serviceGroupId: "",
      billingCodeId: null as number | null,
      serviceId: null as number | null,
      description: "",
      quantity: "1",
      startDate: today(),
      endDate: "",
      billToDate: "",
    },
    async (values) => {
      if (values.serviceEntryId === "") form.fault("serviceEntryId", "Choose the service entry.");
      if (values.billingCodeId === null) form.fault("billingCodeId", "Choose the code.");
      if (values.serviceEntryId === "" || values.billingCodeId === null)
        throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.createScheduleLine, {
        body: {
          serviceEntryId: Number(values.serviceEntryId),
          serviceGroupId: values.serviceGroupId === "" ? null : Number(values.serviceGroupId),
          billingCodeId: values.billingCodeId,
          description: values.description || null,
          quantity: values.quantity,
          startDate: values.startDate,
          endDate: values.endDate || null,
          billToDate: values.billToDate || null,
          ...(values.serviceId === null ? {} : { serviceId: values.serviceId }),
        },
      });
      refreshRows("schedule", "audit");
      toast(["The fee is added.", ...answer.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  createEffect(() => {
    const first = entries().data?.items.find((entry) => entry.status === "current") ?? entries().data?.items[0];
    if (first && form.values.serviceEntryId === "") form.preset("serviceEntryId", String(first.id));
  });
  const findCodes = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const query = {
      active: true,
      limit: 30,
      ...(text.trim() ? { search: text.trim() } : {}),
      ...(form.values.serviceGroupId === "" ? {} : { serviceGroupId: Number(form.values.serviceGroupId) }),
    };
    const { items } = await api.call(endpoints.listBillingCodes, { query, signal });
    return items.map((one) => ({
      value: one.id,
      label: `${one.code} · ${one.description}`,
      note: one.rateToday === null ? "no rate" : `${formatRate(one.rateToday)} per ${one.unit}`,
    }));
  };
  return (
    <DetailPanel title={`Add a fee for ${props.customer.name}`} onClose={() => props.onClose()} focus>
      <FormView
        form={form}
        label="Add a fee"
        verb="Add the fee"
        onCancel={() => props.onClose()}
        onDone={() => props.onClose()}
      >
        <SelectField
          field={form.bind("serviceEntryId")}
          label="Service entry"
          width="full"
          options={(entries().data?.items ?? []).map((entry) => ({
            value: String(entry.id),
            label: `${entry.serviceName}, ${entry.careTypeName}, from ${formatDay(entry.entryDate)}`,
          }))}
        />
        <SelectField
          field={form.bind("serviceGroupId")}
          label="Service group"
          width="full"
          optional
          options={orNone("Any", optionsOf(groups()))}
          hint="Narrows the codes to a package."
        />
        <Combobox field={form.bind("billingCodeId")} label="Billing code" find={findCodes} width="full" autofocus />
        <Combobox
          field={form.bind("serviceId")}
          label="Delivered by"
          find={findServices}
          width="full"
          optional
          hint="The facility of the entry, when left empty."
        />
        <TextField
          field={form.bind("description")}
          label="Description"
          width="full"
          optional
          hint="That of the code, when left empty."
        />
        <div class="fields">
          <DateField field={form.bind("startDate")} label="From" hint="First day billed." />
          <DateField field={form.bind("endDate")} label="To" optional hint="Last day billed." />
        </div>
        <div class="fields">
          <NumberField field={form.bind("quantity")} label="Quantity" />
          <DateField field={form.bind("billToDate")} label="Bill to" optional hint="Billing stops after it." />
        </div>
      </FormView>
    </DetailPanel>
  );
}
