import type { EntryHistory } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { formatDay } from "../../lib/days.ts";
import { EntryFollows } from "./entry-follows.tsx";
import { Fold } from "./fold.tsx";
import { Follows } from "./follows.tsx";
import { createPreview } from "./preview.ts";
import { saved, shown } from "./saved.ts";
import { type DepartureReason, departureReasonOptions } from "./words.ts";

interface Values {
  departureDate: string;
  departureReason: "" | DepartureReason;
  noticeDate: string;
  probateDate: string;
  billingEndDate: string;
  departureCapacity: string;
  departPartners: boolean;
}

/** Departs a client, with what follows worked out while one types. */
export function DepartForm(props: { history: EntryHistory; onDone: () => void }): JSX.Element {
  const entry = props.history.serviceEntry;
  const sharers = () => props.history.partners.filter((one) => one.departureDate === null);
  const bodyOf = (values: Values) =>
    values.departureDate === "" || values.departureReason === ""
      ? null
      : {
          departureDate: values.departureDate,
          departureReason: values.departureReason,
          noticeDate: values.noticeDate || null,
          probateDate: (values.departureReason === "deceased" && values.probateDate) || null,
          billingEndDate: values.billingEndDate || null,
          ...(values.departureCapacity ? { departureCapacity: values.departureCapacity } : {}),
          departPartners: values.departPartners,
        };
  const params = { serviceEntryId: entry.id };
  const form = createForm<Values>(
    {
      departureDate: today() < entry.entryDate ? entry.entryDate : today(),
      departureReason: "",
      noticeDate: "",
      probateDate: "",
      billingEndDate: "",
      departureCapacity: "",
      departPartners: false,
    },
    async (values) => {
      const body = bodyOf(values);
      if (values.departureDate === "") form.fault("departureDate", "Enter the day of departure.");
      if (values.departureReason === "") form.fault("departureReason", "Choose the reason.");
      if (body === null) throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.departClient, { params, body });
      saved(
        `${entry.clientName} has departed.`,
        shown(answer),
        entry.clientId,
        ...sharers().map((one) => one.clientId),
      );
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.departClient, { params, body: { ...body, preview: true }, signal }),
  );
  const deceased = () => form.values.departureReason === "deceased";
  return (
    <FormView
      form={form}
      label="Depart the client"
      verb={`Depart ${entry.clientName}${form.values.departureDate ? ` on ${formatDay(form.values.departureDate)}` : ""}`}
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Choose the reason to see what follows.">
          {(change) => <EntryFollows before={entry} change={change} />}
        </Follows>
      }
    >
      <div class="fields tight">
        <DateField field={form.bind("departureDate")} label="Departure" autofocus />
        <SelectField field={form.bind("departureReason")} label="Reason" options={departureReasonOptions} />
        <DateField
          field={form.bind("noticeDate")}
          label="Notice given"
          optional
          hint={deceased() ? undefined : "Decides by when a lump sum is refunded."}
        />
        <Show when={deceased()}>
          <DateField
            field={form.bind("probateDate")}
            label="Probate shown"
            optional
            hint="A lump sum is refunded from then on. It can be entered later."
          />
        </Show>
      </div>
      <Show when={sharers().length > 0}>
        <CheckField
          field={form.bind("departPartners")}
          label={`${sharers()
            .map((one) => one.clientName)
            .join(" and ")} ${sharers().length === 1 ? "leaves" : "leave"} on the same day`}
          hint="If not, make a partner the primary client instead: all set-up is kept."
        />
      </Show>
      <Fold
        title="Billing end and capacity"
        attention={form.faults().some((fault) => ["billingEndDate", "departureCapacity"].includes(fault.pointer))}
      >
        <div class="fields tight">
          <DateField
            field={form.bind("billingEndDate")}
            label="Last day billed"
            optional
            hint="Only where it differs, for example in a village where charges run on."
          />
          <Show when={entry.initialCapacity !== null || entry.setting === "respite" || entry.setting === "home_care"}>
            <NumberField field={form.bind("departureCapacity")} label="Capacity at departure" optional unit="of 100" />
          </Show>
        </div>
      </Fold>
    </FormView>
  );
}
