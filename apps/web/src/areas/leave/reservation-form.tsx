import type { BedReservation, LeaveAccount } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { MoneyField } from "../../kit/form/money-field.tsx";
import { SelectField } from "../../kit/form/select-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { LeaveFollows } from "./leave-follows.tsx";
import { refreshLeave } from "./leave-key.ts";

interface Values {
  serviceEntryId: string;
  startDate: string;
  endDate: string;
  perDay: string;
}

/** What a resident agreed to pay to keep the place past the social leave of the year. */
export function ReservationForm(props: {
  account: LeaveAccount;
  reservation: BedReservation | null;
  onDone: () => void;
}): JSX.Element {
  const before = props.reservation;
  const stays = props.account.stays;
  const bodyOf = (values: Values) =>
    values.startDate === "" || values.serviceEntryId === ""
      ? null
      : {
          serviceEntryId: Number(values.serviceEntryId),
          startDate: values.startDate,
          endDate: values.endDate || null,
          perDay: values.perDay || null,
        };
  type Body = NonNullable<ReturnType<typeof bodyOf>>;
  const send = (body: Body, preview: boolean, signal?: AbortSignal) => {
    const more = signal === undefined ? {} : { signal };
    if (before === null) return api.call(endpoints.createBedReservation, { body: { ...body, preview }, ...more });
    const { serviceEntryId: _entry, ...changed } = body;
    const params = { bedReservationId: before.id };
    return api.call(endpoints.updateBedReservation, { params, body: { ...changed, preview }, ...more });
  };
  const form: Form<Values> = createForm<Values>(
    {
      serviceEntryId: String(before?.serviceEntryId ?? stays[0]?.serviceEntryId ?? ""),
      startDate: before?.startDate ?? props.account.socialYears[0]?.unfundedFrom ?? today(),
      endDate: before?.endDate ?? "",
      perDay: before?.perDay ?? "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        form.fault("startDate", "Enter the first day.");
        throw new Error("Enter the first day.");
      }
      await send(body, false);
      await refreshLeave(props.account.clientId);
      toast("The agreement is saved.");
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => send(body, true, signal),
  );
  return (
    <FormView
      form={form}
      label="Agreement to keep the place"
      verb="Save the agreement"
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the first day to see what follows.">
          {(change) => <LeaveFollows change={change} />}
        </Follows>
      }
    >
      <Show when={before === null && stays.length > 1}>
        <SelectField
          field={form.bind("serviceEntryId")}
          label="Stay"
          width="full"
          options={stays.map((stay) => ({
            value: String(stay.serviceEntryId),
            label: `${stay.serviceName}, ${formatPeriod(stay.entryDate, stay.departureDate)}`,
          }))}
        />
      </Show>
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="From" autofocus />
        <DateField field={form.bind("endDate")} label="To" optional />
        <MoneyField
          field={form.bind("perDay")}
          label="A day"
          optional
          hint="Empty: the most there is. More than that is never charged."
        />
      </div>
    </FormView>
  );
}
