import type { Customer, ServiceEntry } from "@banksia/contracts";
import { createEffect, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { findServices } from "../../data/find.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useServiceGroups } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { Combobox } from "../../kit/form/combobox.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { orNone, SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { findFundingCodes } from "./find-codes.ts";
import { refreshFundingLines } from "./refresh-lines.ts";

/** Adds funding to a client's schedule. */
export function NewFundingLine(props: { customer: Customer; onClose: () => void }): JSX.Element {
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
      fundingCodeId: null as number | null,
      serviceId: null as number | null,
      description: "",
      startDate: today(),
      endDate: "",
    },
    async (values) => {
      if (values.serviceEntryId === "") form.fault("serviceEntryId", "Choose the service entry.");
      if (values.fundingCodeId === null) form.fault("fundingCodeId", "Choose the code.");
      if (values.serviceEntryId === "" || values.fundingCodeId === null)
        throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.createFundingLine, {
        body: {
          serviceEntryId: Number(values.serviceEntryId),
          serviceGroupId: values.serviceGroupId === "" ? null : Number(values.serviceGroupId),
          fundingCodeId: values.fundingCodeId,
          description: values.description || null,
          startDate: values.startDate,
          endDate: values.endDate || null,
          ...(values.serviceId === null ? {} : { serviceId: values.serviceId }),
        },
      });
      refreshFundingLines();
      toast(["The funding is added.", ...answer.warnings.map((warning) => warning.detail)].join(" "));
    },
  );
  createEffect(() => {
    const all = entries().data?.items ?? [];
    const first = all.find((entry) => entry.status === "current" && entry.funded) ?? all[0];
    if (first && form.values.serviceEntryId === "") form.preset("serviceEntryId", String(first.id));
  });
  return (
    <DetailPanel title={`Add funding for ${props.customer.name}`} onClose={() => props.onClose()} focus>
      <FormView
        form={form}
        label="Add funding"
        verb="Add the funding"
        onCancel={() => props.onClose()}
        onDone={() => props.onClose()}
      >
        <SelectField
          field={form.bind("serviceEntryId")}
          label="Service entry"
          width="full"
          options={(entries().data?.items ?? []).map((entry) => ({
            value: String(entry.id),
            label: `${entry.serviceName}, ${entry.careTypeName}, from ${formatDay(entry.entryDate)}${entry.funded ? "" : ", not funded"}`,
          }))}
        />
        <SelectField
          field={form.bind("serviceGroupId")}
          label="Service group"
          width="full"
          optional
          options={orNone("Any", optionsOf(groups()))}
        />
        <Combobox
          field={form.bind("fundingCodeId")}
          label="Funding code"
          find={findFundingCodes}
          width="full"
          autofocus
          hint="Codes that set off a fee come with the fee."
        />
        <Combobox
          field={form.bind("serviceId")}
          label="Claimed by"
          find={findServices}
          width="full"
          optional
          hint="The service whose claim carries the line; that of the entry, when left empty."
        />
        <div class="fields">
          <DateField field={form.bind("startDate")} label="From" hint="First funded day." />
          <DateField field={form.bind("endDate")} label="To" optional hint="Last funded day." />
        </div>
        <TextField
          field={form.bind("description")}
          label="Description"
          width="full"
          optional
          hint="That of the code, when left empty."
        />
      </FormView>
    </DetailPanel>
  );
}
