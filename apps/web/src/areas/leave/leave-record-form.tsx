import type { LeaveAccount, LeaveRecord, LeaveType } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { CheckField, RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm, type Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatPeriod } from "../../lib/days.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { LeaveFollows } from "./leave-follows.tsx";
import { refreshLeave } from "./leave-key.ts";
import { LEAVE_TYPE_OPTIONS } from "./words.ts";

interface Values {
  serviceEntryId: string;
  type: LeaveType;
  startDate: string;
  endDate: string;
  cameBack: boolean;
  note: string;
}

/** Enters an absence or changes one, with what follows from it worked out while one types. */
export function LeaveRecordForm(props: {
  account: LeaveAccount;
  record: LeaveRecord | null;
  onDone: () => void;
}): JSX.Element {
  const before = props.record;
  const stays = props.account.stays;
  const bodyOf = (values: Values) =>
    values.startDate === "" || values.serviceEntryId === ""
      ? null
      : {
          serviceEntryId: Number(values.serviceEntryId),
          type: values.type,
          startDate: values.startDate,
          endDate: values.endDate || null,
          cameBack: values.cameBack,
          note: values.note || null,
        };
  type Body = NonNullable<ReturnType<typeof bodyOf>>;
  const send = (body: Body, preview: boolean, signal?: AbortSignal) => {
    const more = signal === undefined ? {} : { signal };
    if (before === null) return api.call(endpoints.createLeaveRecord, { body: { ...body, preview }, ...more });
    const { serviceEntryId: _entry, ...changed } = body;
    const params = { leaveRecordId: before.id };
    return api.call(endpoints.updateLeaveRecord, { params, body: { ...changed, preview }, ...more });
  };
  const form: Form<Values> = createForm<Values>(
    {
      serviceEntryId: String(before?.serviceEntryId ?? stays[0]?.serviceEntryId ?? ""),
      type: before?.type ?? "social",
      startDate: before?.startDate ?? today(),
      endDate: before?.endDate ?? "",
      cameBack: before?.cameBack ?? true,
      note: before?.note ?? "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (body === null) {
        form.fault("startDate", "Enter the first day away.");
        throw new Error("Enter the first day away.");
      }
      await send(body, false);
      await refreshLeave(props.account.clientId);
      toast(before === null ? "The absence is entered." : "The absence is changed.");
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => send(body, true, signal),
  );
  return (
    <FormView
      form={form}
      label="Absence"
      verb={before === null ? "Enter the absence" : "Save the absence"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the first day away to see what follows.">
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
      <RadioField field={form.bind("type")} label="Type" options={LEAVE_TYPE_OPTIONS} />
      <div class="fields tight">
        <DateField field={form.bind("startDate")} label="First day away" hint="Counted." />
        <DateField field={form.bind("endDate")} label="Back on" optional hint="Not counted. Empty while it lasts." />
      </div>
      <Show when={form.values.endDate !== ""}>
        <CheckField
          field={form.bind("cameBack")}
          label="Came back to the home on that day"
          hint="If not, another kind of leave begins then, or the stay ends."
        />
      </Show>
      <TextField field={form.bind("note")} label="Note" optional width="full" maxlength={500} />
    </FormView>
  );
}
