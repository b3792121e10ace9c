import type { BedTransfer, BedTransferMade, ServiceEntry } from "@banksia/contracts";
import { type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { Facts } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { addDays, formatDay } from "../../lib/days.ts";
import { formatMoney } from "../../lib/money.ts";
import { Follows } from "./follows.tsx";
import { PlaceChoice } from "./place-choice.tsx";
import { createPreview } from "./preview.ts";
import { saved } from "./saved.ts";
import { transferReasonOptions } from "./words.ts";
import { WarningList } from "./warning-list.tsx";

interface Values {
  toPlaceId: number | null;
  transferDate: string;
  reason: "" | BedTransfer["reason"];
  description: string;
}

/** Moves a client to another place of the same facility. */
export function BedTransferForm(props: {
  entry: ServiceEntry;
  toPlaceId?: number | undefined;
  onDone: () => void;
}): JSX.Element {
  const { entry } = props;
  const params = { serviceEntryId: entry.id };
  const bodyOf = ({ toPlaceId, transferDate, reason, description }: Values) =>
    toPlaceId === null || transferDate === "" || reason === ""
      ? null
      : { toPlaceId, transferDate, reason, description: description || null };
  const form = createForm<Values>(
    {
      toPlaceId: props.toPlaceId ?? null,
      transferDate: today() <= entry.entryDate ? addDays(entry.entryDate, 1) : today(),
      reason: "",
      description: "",
    },
    async (values) => {
      const body = bodyOf(values);
      if (values.transferDate === "") form.fault("transferDate", "Enter the day of the move.");
      if (values.toPlaceId === null) form.fault("toPlaceId", "Choose the new place.");
      if (values.reason === "") form.fault("reason", "Choose the reason: it decides what a dearer place may cost.");
      if (body === null) throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.addBedTransfer, { params, body });
      saved(`${entry.clientName} moves to ${answer.bedTransfer.toPlaceCode}.`, {}, entry.clientId);
    },
  );
  const preview = createPreview(
    () => bodyOf(form.values),
    (body, signal) => api.call(endpoints.addBedTransfer, { params, body: { ...body, preview: true }, signal }),
  );
  return (
    <FormView
      form={form}
      label="Bed transfer"
      verb={`Transfer ${entry.clientName}${form.values.transferDate ? ` on ${formatDay(form.values.transferDate)}` : ""}`}
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Choose the new place and the reason to see what follows.">
          {(made) => <TransferFollows made={made} />}
        </Follows>
      }
    >
      <div class="fields tight">
        <DateField
          field={form.bind("transferDate")}
          label="Day of the move"
          autofocus
          hint="First day in the new place."
        />
        <SelectField field={form.bind("reason")} label="Reason" options={transferReasonOptions} />
      </div>
      <PlaceChoice
        field={form.bind("toPlaceId")}
        label="New place"
        serviceId={entry.serviceId}
        day={form.values.transferDate}
        notPlaceId={entry.placeId}
      />
      <TextField field={form.bind("description")} label="Note" width="full" optional />
    </FormView>
  );
}

function TransferFollows(props: { made: BedTransferMade }): JSX.Element {
  const money = (amount: string | null) => (amount === null ? "not known" : formatMoney(amount));
  return (
    <div class="stack tight">
      <p>
        {props.made.bedTransfer.fromPlaceCode ?? "No place"} → <strong>{props.made.bedTransfer.toPlaceCode}</strong> on{" "}
        {formatDay(props.made.bedTransfer.transferDate)}. The stay and its fees go on.
      </p>
      <Show when={props.made.priceBefore !== null || props.made.priceAfter !== null}>
        <Facts
          facts={[
            ["Published price, old $", money(props.made.priceBefore)],
            ["Published price, new $", money(props.made.priceAfter)],
            ["Difference $", money(props.made.priceDifference)],
          ]}
        />
      </Show>
      <WarningList warnings={props.made.warnings} />
    </div>
  );
}
