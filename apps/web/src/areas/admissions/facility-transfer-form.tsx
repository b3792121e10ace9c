import type { BodyInput, EntryHistory } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { AdmissionSummary } from "./admission-summary.tsx";
import { type AdmitValues, missingOf, newAdmission } from "./admit-values.ts";
import { EntryFollows } from "./entry-follows.tsx";
import { Follows } from "./follows.tsx";
import { landFaults } from "./land-faults.ts";
import { createPreview } from "./preview.ts";
import { saved, shown } from "./saved.ts";
import { StayFields, type Touched, useChosen } from "./stay-fields.tsx";

interface Values extends AdmitValues {
  noticeDate: string;
  billingEndDate: string;
  departureCapacity: string;
  departPartners: boolean;
}

type Body = Omit<BodyInput<typeof endpoints.transferFacility>, "preview">;

function bodyOf(values: Values): Body | null {
  if (values.serviceId === "" || values.careTypeId === "" || values.entryDate === "") return null;
  return {
    transferDate: values.entryDate,
    noticeDate: values.noticeDate || null,
    ...(values.billingEndDate === "" ? {} : { billingEndDate: values.billingEndDate }),
    ...(values.departureCapacity === "" ? {} : { departureCapacity: values.departureCapacity }),
    departPartners: values.departPartners,
    serviceId: Number(values.serviceId),
    careTypeId: Number(values.careTypeId),
    placeId: values.placeId,
    ...(values.billingStartDate === "" ? {} : { billingStartDate: values.billingStartDate }),
    agreementDate: values.agreementDate || null,
    accommodationStatus: values.accommodationStatus,
    careBeforeJuly2014: values.careBeforeJuly2014,
    newMeansTesting: values.newMeansTesting,
    funded: values.funded,
    moveAddress: values.moveAddress && values.placeId !== null,
    entryEventRequired: values.entryEventRequired,
    departureEventRequired: values.departureEventRequired,
    initialCapacity: values.initialCapacity || null,
  };
}

/** Moves a client to another facility on a day: departs here and admits there in one act. */
export function FacilityTransferForm(props: {
  history: EntryHistory;
  onDone: (newEntryId: number) => void;
  onCancel: () => void;
}): JSX.Element {
  const entry = props.history.serviceEntry;
  const params = { serviceEntryId: entry.id };
  const sharers = () => props.history.partners.filter((one) => one.departureDate === null);
  const [newEntry, setNewEntry] = createSignal<number | null>(null);
  const touched: Touched = new Set(["accommodationStatus"]);
  const form: Form<Values> = createForm<Values>(
    {
      ...newAdmission({
        clientId: entry.clientId,
        careTypeId: String(entry.careTypeId),
        entryDate: today() <= entry.entryDate ? addDays(entry.entryDate, 1) : today(),
        accommodationStatus: entry.accommodationStatus,
        careBeforeJuly2014: entry.careBeforeJuly2014,
        newMeansTesting: entry.newMeansTesting,
      }),
      noticeDate: "",
      billingEndDate: "",
      departureCapacity: "",
      departPartners: false,
    },
    async (values) => {
      const missing = missingOf("stay", values, chosen.placeNeeded());
      for (const [field, message] of missing) form.fault(field, message);
      const body = bodyOf(values);
      if (missing.length > 0 || body === null) throw new Error("Some fields are still empty.");
      try {
        const answer = await api.call(endpoints.transferFacility, { params, body });
        setNewEntry(answer.admission.serviceEntry.id);
        saved(
          `${entry.clientName} moves to ${answer.admission.serviceEntry.serviceName} on ${formatDay(body.transferDate)}.`,
          shown(answer.departure),
          entry.clientId,
        );
      } catch (error) {
        throw landFaults(form, error, (pointer) => (pointer === "transferDate" ? "entryDate" : pointer));
      }
    },
  );
  const chosen = useChosen(form);
  const preview = createPreview(
    () => (chosen.placeNeeded() && form.values.placeId === null ? null : bodyOf(form.values)),
    (body, signal) => api.call(endpoints.transferFacility, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Transfer to another facility"
      verb={`Transfer ${entry.clientName}${chosen.service() ? ` to ${chosen.service()?.name}` : ""}${form.values.entryDate ? ` on ${formatDay(form.values.entryDate)}` : ""}`}
      onCancel={() => props.onCancel()}
      onDone={() => {
        const made = newEntry();
        if (made !== null) props.onDone(made);
      }}
      follows={
        <Follows preview={preview} waiting="Choose the facility and the place to see what follows.">
          {(answer) => (
            <>
              <h4>At {entry.serviceName}</h4>
              <EntryFollows before={entry} change={answer.departure} />
              <h4>At {answer.admission.serviceEntry.serviceName}</h4>
              <AdmissionSummary admission={answer.admission} narrow />
            </>
          )}
        </Follows>
      }
    >
      <StayFields
        form={form}
        touched={touched}
        transfer
        notServiceId={entry.serviceId}
        dayLabel="Day of the transfer"
      />
      <div class="fields tight">
        <DateField field={form.bind("noticeDate")} label="Notice given" optional />
        <DateField
          field={form.bind("billingEndDate")}
          label={`Last day billed at ${entry.serviceName}`}
          optional
          hint={
            entry.setting === "residential" || entry.setting === "respite"
              ? "The day before the transfer, when left empty: no day is charged twice."
              : "As the departure says, when left empty."
          }
        />
        <Show when={entry.initialCapacity !== null}>
          <NumberField field={form.bind("departureCapacity")} label="Capacity at departure" optional unit="of 100" />
        </Show>
      </div>
      <Show when={sharers().length > 0}>
        <CheckField
          field={form.bind("departPartners")}
          label={`${sharers()
            .map((one) => one.clientName)
            .join(" and ")} ${sharers().length === 1 ? "leaves" : "leave"} ${entry.serviceName} on the same day`}
        />
      </Show>
    </FormView>
  );
}
