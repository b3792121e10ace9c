import type { LeaveAccount, LeaveRecord } from "@banksia/contracts";
import type { JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { CheckField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { LeaveFollows } from "./leave-follows.tsx";
import { refreshLeave } from "./leave-key.ts";

/** Ends an absence that lasts. */
export function EndLeaveForm(props: { account: LeaveAccount; record: LeaveRecord; onDone: () => void }): JSX.Element {
  const params = { leaveRecordId: props.record.id };
  const form = createForm({ endDate: today(), cameBack: true }, async (values) => {
    if (values.endDate === "") {
      form.fault("endDate", "Enter the day of return.");
      throw new Error("Enter the day of return.");
    }
    await api.call(endpoints.endLeave, { params, body: values });
    await refreshLeave(props.account.clientId);
    toast("The absence has ended.");
  });
  const preview = createPreview(
    () => (form.values.endDate === "" ? null : { ...form.values }),
    (body, signal) => api.call(endpoints.endLeave, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="End the absence"
      verb={form.values.cameBack ? `Back on ${formatDay(form.values.endDate)}` : "End the absence"}
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the day to see what follows.">
          {(change) => <LeaveFollows change={change} />}
        </Follows>
      }
    >
      <DateField field={form.bind("endDate")} label="Back on" hint="This day is not counted as leave." autofocus />
      <CheckField
        field={form.bind("cameBack")}
        label="Came back to the home on that day"
        hint="If not, another kind of leave begins then, or the stay ends."
      />
    </FormView>
  );
}
