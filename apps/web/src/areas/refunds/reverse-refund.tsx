import type { Refund } from "@banksia/contracts";
import { createEffect, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatDollars } from "../../lib/money.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { typeOfKind } from "../billing/journal-kinds.ts";
import { refreshMoney } from "../billing/refresh-money.ts";
import { MoneyMadeTable } from "./money-made.tsx";

/** Asked with until a reason is typed; the words are not kept, because a preview keeps nothing. */
const ASKING = "What would follow";

/** Takes a refund back that was posted and not paid: one act, with everything it makes shown before. */
export function ReverseRefund(props: { refund: Refund; onDone: () => void }): JSX.Element {
  const { refund } = props;
  const params = { refundId: refund.id };
  const types = useJournalTypes();
  const form = createForm({ reason: "", postingDate: today(), journalTypeId: "" }, async (values) => {
    let missing = false;
    const need = (pointer: keyof typeof values, message: string) => {
      if (values[pointer].trim() !== "") return;
      form.fault(pointer, message);
      missing = true;
    };
    need("reason", "Say why in a few words.");
    need("postingDate", "Enter the day.");
    need("journalTypeId", "Choose the type.");
    if (missing) throw new Error("Some fields are still empty.");
    const done = await api.call(endpoints.reverseRefund, {
      params,
      body: { ...values, journalTypeId: Number(values.journalTypeId) },
    });
    await refreshMoney();
    toast(`The refund of ${formatDollars(refund.amount)} is taken back.`, {
      link: { href: `/billing/journals/${done.journalId}`, text: `Journal ${done.journalId}` },
    });
  });
  createEffect(() => {
    const type = typeOfKind("refunds", types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  const preview = createPreview(
    () =>
      form.values.journalTypeId === "" || form.values.postingDate === ""
        ? null
        : { postingDate: form.values.postingDate, journalTypeId: Number(form.values.journalTypeId) },
    (body, signal) =>
      api.call(endpoints.reverseRefund, { params, body: { ...body, reason: ASKING, preview: true }, signal }),
  );
  const lumpSum = refund.accommodationPaymentId !== null;
  return (
    <FormView
      form={form}
      label="Take the refund back"
      verb={`Take ${formatDollars(refund.amount)} back and post it`}
      danger
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the posting date.">
          {(answer) => (
            <div class="stack tight">
              <WarningList warnings={answer.warnings} />
              <p>
                {refund.customerName} is no longer owed {formatDollars(refund.amount)}.{" "}
                <Show when={lumpSum} fallback="The credits stand on the account again.">
                  {formatDollars(answer.figures.balance)} is held of the lump sum again, from{" "}
                  {formatDay(refund.refundDate)} on: interest runs as if it had not been refunded, and it can be
                  refunded later.
                </Show>
              </p>
              <MoneyMadeTable made={answer.made} label="What is made and posted" />
            </div>
          )}
        </Follows>
      }
    >
      <TextField
        field={form.bind("reason")}
        label="Why"
        width="full"
        maxlength={500}
        autofocus
        hint="Kept in the journal and the audit log."
      />
      <div class="fields tight">
        <DateField field={form.bind("postingDate")} label="Posting date" />
        <SelectField field={form.bind("journalTypeId")} label="Journal type" options={optionsOf(types())} />
      </div>
    </FormView>
  );
}
