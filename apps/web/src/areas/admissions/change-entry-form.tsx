import type { BodyInput, EntryHistory, ServiceEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { NumberField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { formatNumber } from "../../lib/money.ts";
import { EntryFollows } from "./entry-follows.tsx";
import { Fold } from "./fold.tsx";
import { Follows } from "./follows.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import { createPreview } from "./preview.ts";
import { saved, shown } from "./saved.ts";
import { accommodationOptions, type DepartureReason, departureReasonOptions } from "./words.ts";

interface Values {
  placeId: number | null;
  entryDate: string;
  billingStartDate: string;
  agreementDate: string;
  accommodationStatus: ServiceEntry["accommodationStatus"];
  funded: boolean;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
  initialCapacity: string;
  departureCapacity: string;
  entryEventRequired: boolean;
  departureEventRequired: boolean;
  partnered: boolean;
  departureDate: string;
  departureReason: "" | DepartureReason;
  noticeDate: string;
  probateDate: string;
  billingEndDate: string;
}

type Body = Omit<BodyInput<typeof endpoints.updateServiceEntry>, "preview">;

const plain = (percent: string | null) => (percent === null ? "" : formatNumber(percent).replaceAll(",", ""));

function valuesOf(entry: ServiceEntry): Values {
  return {
    placeId: entry.placeId,
    entryDate: entry.entryDate,
    billingStartDate: entry.billingStartDate,
    agreementDate: entry.agreementDate ?? "",
    accommodationStatus: entry.accommodationStatus,
    funded: entry.funded,
    careBeforeJuly2014: entry.careBeforeJuly2014,
    newMeansTesting: entry.newMeansTesting,
    initialCapacity: plain(entry.initialCapacity),
    departureCapacity: plain(entry.departureCapacity),
    entryEventRequired: entry.entryEventRequired,
    departureEventRequired: entry.departureEventRequired,
    partnered: entry.partnered,
    departureDate: entry.departureDate ?? "",
    departureReason: entry.departureReason ?? "",
    noticeDate: entry.noticeDate ?? "",
    probateDate: entry.probateDate ?? "",
    billingEndDate: entry.billingEndDate ?? "",
  };
}

/** What was changed by hand; the rest stays whatever others do to it meanwhile. */
function changesOf(values: Values, entry: ServiceEntry): Body {
  const before = valuesOf(entry);
  const sent = {
    ...values,
    agreementDate: values.agreementDate || null,
    initialCapacity: values.initialCapacity || null,
    departureCapacity: values.departureCapacity || null,
    departureDate: values.departureDate || null,
    departureReason: values.departureReason || null,
    noticeDate: values.noticeDate || null,
    probateDate: values.probateDate || null,
    billingEndDate: values.billingEndDate || null,
  } satisfies Body;
  return Object.fromEntries(
    Object.entries(sent).filter(([key]) => Reflect.get(values, key) !== Reflect.get(before, key)),
  );
}

/** Every field of an entry; a move is a transfer, and leaving is a departure, with forms of their own. */
export function ChangeEntryForm(props: { history: EntryHistory; onDone: () => void }): JSX.Element {
  const entry = props.history.serviceEntry;
  const params = { serviceEntryId: entry.id };
  const residential = entry.setting === "residential" || entry.setting === "respite";
  const departed = entry.departureDate !== null;
  const form = createForm<Values>(valuesOf(entry), async (values) => {
    if (values.entryDate === "") form.fault("entryDate", "Enter the day of entry.");
    if (values.billingStartDate === "") form.fault("billingStartDate", "Enter the first day billed.");
    if (values.entryDate === "" || values.billingStartDate === "") throw new Error("Some fields are still empty.");
    const answer = await api.call(endpoints.updateServiceEntry, { params, body: changesOf(values, entry) });
    saved("The service entry is saved.", shown(answer), entry.clientId);
  });
  const preview = createPreview(
    () => {
      const body = changesOf(form.values, entry);
      return Object.keys(body).length === 0 ? null : body;
    },
    (body, signal) => api.call(endpoints.updateServiceEntry, { params, body: { ...body, preview: true }, signal }),
  );
  const bind = form.bind;
  const faulty = (...fields: string[]) => form.faults().some((fault) => fields.includes(fault.pointer));
  return (
    <FormView
      form={form}
      label="Change the service entry"
      verb="Save the entry"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Nothing is changed yet.">
          {(change) => <EntryFollows before={entry} change={change} />}
        </Follows>
      }
    >
      <div class="fields tight">
        <DateField field={bind("entryDate")} label="Entry" />
        <DateField field={bind("billingStartDate")} label="Billed from" />
        <DateField field={bind("agreementDate")} label="Agreement of" optional />
        <SelectField
          field={bind("accommodationStatus")}
          label="Accommodation status"
          options={accommodationOptions(entry.setting === "respite" ? "residential" : entry.setting)}
        />
      </div>
      <Show when={departed}>
        <div class="fields tight">
          <DateField field={bind("departureDate")} label="Departure" optional hint="Empty takes the departure back." />
          <SelectField field={bind("departureReason")} label="Reason" options={departureReasonOptions} />
          <DateField field={bind("noticeDate")} label="Notice given" optional />
          <Show when={form.values.departureReason === "deceased"}>
            <DateField field={bind("probateDate")} label="Probate shown" optional />
          </Show>
          <DateField field={bind("billingEndDate")} label="Last day billed" optional />
          <NumberField field={bind("departureCapacity")} label="Capacity at departure" optional unit="of 100" />
        </div>
      </Show>
      <div class="stack tight">
        <CheckField field={bind("funded")} label="Funded" />
        <Show when={residential}>
          <CheckField field={bind("careBeforeJuly2014")} label="First admitted before 1 July 2014" />
          <CheckField field={bind("newMeansTesting")} label="Subject to the means testing of 1 July 2014" />
        </Show>
        <CheckField field={bind("entryEventRequired")} label="Tell the government's portal of the entry" />
        <CheckField field={bind("departureEventRequired")} label="Tell the government's portal of the departure" />
        <Show when={entry.partnered || props.history.partners.length > 0}>
          <CheckField field={bind("partnered")} label="Shared with a partner" />
        </Show>
      </div>
      <Fold title="Capacity at entry, and a place entered wrongly" attention={faulty("initialCapacity", "placeId")}>
        <NumberField
          field={bind("initialCapacity")}
          label="Capacity at entry"
          optional
          unit="of 100"
          hint="Only for restorative care."
        />
        <PlaceChoice
          field={bind("placeId")}
          label={props.history.bedTransfers.length > 0 ? "Place since the last move" : "Place"}
          serviceId={entry.serviceId}
          day={props.history.placeStays.at(-1)?.startDate ?? entry.entryDate}
          optional={entry.setting !== "residential" && entry.setting !== "respite"}
        />
      </Fold>
    </FormView>
  );
}
