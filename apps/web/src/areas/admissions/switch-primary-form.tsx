import type { EntryHistory, PrimarySwitch } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { Follows } from "./follows.tsx";
import { createPreview } from "./preview.ts";
import { saved, shown } from "./saved.ts";
import { type DepartureReason, departureReasonOptions } from "./words.ts";
import { WarningList } from "./warning-list.tsx";

interface Values {
  partnerId: string;
  switchDate: string;
  oldPrimary: "becomes_partner" | "departs";
  departureReason: "" | DepartureReason;
}

/** Makes a partner the primary client from a day on; all set-up and history is kept. */
export function SwitchPrimaryForm(props: { history: EntryHistory; onDone: () => void }): JSX.Element {
  const entry = props.history.serviceEntry;
  const params = { serviceEntryId: entry.id };
  const sharers = props.history.partners.filter((one) => one.departureDate === null);
  const partnerOf = (id: string) => sharers.find((one) => String(one.id) === id);
  const bodyOf = ({ partnerId, switchDate, oldPrimary, departureReason }: Values) =>
    partnerId === "" || switchDate === "" || (oldPrimary === "departs" && departureReason === "")
      ? null
      : {
          partnerId: Number(partnerId),
          switchDate,
          oldPrimary,
          departureReason: oldPrimary === "departs" ? departureReason || null : null,
        };
  const form = createForm<Values>(
    {
      partnerId: sharers.length === 1 ? String(sharers[0]?.id ?? "") : "",
      switchDate: today(),
      oldPrimary: "departs",
      departureReason: "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (values.partnerId === "") form.fault("partnerId", "Choose who becomes the primary client.");
      if (values.switchDate === "") form.fault("switchDate", "Enter the first day of the new primary client.");
      if (values.oldPrimary === "departs" && values.departureReason === "")
        form.fault("departureReason", `Choose why ${entry.clientName} leaves.`);
      if (body === null) throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.switchPrimary, { params, body });
      const partner = partnerOf(values.partnerId);
      saved(
        `${answer.serviceEntry.clientName} is the primary client from ${formatDay(body.switchDate)}.`,
        shown(answer),
        entry.clientId,
        ...(partner ? [partner.clientId] : []),
      );
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.switchPrimary, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Switch the primary client"
      verb={`Make ${partnerOf(form.values.partnerId)?.clientName ?? "the partner"} the primary client`}
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Choose the reason to see what follows.">
          {(answer) => <SwitchFollows answer={answer} oldName={entry.clientName} />}
        </Follows>
      }
    >
      <div class="fields tight">
        <SelectField
          field={form.bind("partnerId")}
          label="New primary client"
          options={sharers.map((one) => ({ value: String(one.id), label: one.clientName }))}
        />
        <DateField field={form.bind("switchDate")} label="From" autofocus hint="First day of the new primary client." />
      </div>
      <RadioField
        field={form.bind("oldPrimary")}
        label={entry.clientName}
        options={[
          { value: "departs", label: "Leaves on that day" },
          { value: "becomes_partner", label: "Stays as a partner" },
        ]}
      />
      <Show when={form.values.oldPrimary === "departs"}>
        <SelectField field={form.bind("departureReason")} label="Reason" options={departureReasonOptions} />
      </Show>
    </FormView>
  );
}

function SwitchFollows(props: { answer: PrimarySwitch; oldName: string }): JSX.Element {
  const name = () => props.answer.serviceEntry.clientName;
  return (
    <div class="stack tight">
      <ul class="plain-list">
        <li>
          The entry, its place and its history go on with {name()} as the primary client; statements sent to{" "}
          {props.oldName} stay as they are.
        </li>
        <Show when={props.answer.scheduleLines.length > 0}>
          <li>
            {count(props.answer.scheduleLines.length, "fee")} of {name()}:{" "}
            {props.answer.scheduleLines.map((line) => line.billingCode).join(", ")}.
          </li>
        </Show>
        <Show when={props.answer.endedLines > 0}>
          <li>
            {count(props.answer.endedLines, "fee")} of {props.oldName} {props.answer.endedLines === 1 ? "ends" : "end"}.
          </li>
        </Show>
        <Show when={props.answer.copiedRates > 0}>
          <li>
            {count(props.answer.copiedRates, "own rate")} of {props.oldName} now{" "}
            {props.answer.copiedRates === 1 ? "holds" : "hold"} for {name()}, too.
          </li>
        </Show>
        <li>
          {props.answer.adjustmentRequiredLines > 0
            ? `${count(props.answer.adjustmentRequiredLines, "fee")} already billed will wait for an adjustment run.`
            : "Nothing that is billed already changes."}
        </li>
      </ul>
      <WarningList warnings={props.answer.warnings} />
    </div>
  );
}
