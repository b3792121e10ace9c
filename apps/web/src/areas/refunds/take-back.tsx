import type { JournalDetail, MoneyMade } from "@banksia/contracts";
import { createEffect, type JSX } from "solid-js";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { Follows } from "../admissions/follows.tsx";
import { createPreview } from "../admissions/preview.ts";
import { WarningList } from "../admissions/warning-list.tsx";
import { typeOfKind } from "../billing/journal-kinds.ts";
import { refreshMoney } from "../billing/refresh-money.ts";
import { MoneyMadeTable } from "./money-made.tsx";

/** What taking money back asks for. */
export interface TakeBackBody {
  postingDate: string;
  journalTypeId: number;
  reason: string;
  preview?: boolean;
}

/** What every act of taking money back answers. */
interface TakenBack {
  journalId: number;
  made: MoneyMade[];
  warnings: { detail: string }[];
}

/** Asked with until a reason is typed; the words are not kept, because a preview keeps nothing. */
const ASKING = "What would follow";

/** Takes back a refund, receipt or payment that was posted: one act, with everything it makes shown before. */
export function TakeBack<Answer extends TakenBack>(props: {
  label: string;
  verb: string;
  kind: JournalDetail["kind"];
  call: (body: TakeBackBody, signal?: AbortSignal) => Promise<Answer>;
  /** Said when it is done. */
  told: string;
  /** What follows, in words. */
  children: (answer: Answer) => JSX.Element;
  onDone: () => void;
}): JSX.Element {
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
    const done = await props.call({ ...values, journalTypeId: Number(values.journalTypeId) });
    await refreshMoney();
    toast(props.told, { link: { href: `/billing/journals/${done.journalId}`, text: `Journal ${done.journalId}` } });
  });
  createEffect(() => {
    const type = typeOfKind(props.kind, types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  const preview = createPreview(
    () =>
      form.values.journalTypeId === "" || form.values.postingDate === ""
        ? null
        : { postingDate: form.values.postingDate, journalTypeId: Number(form.values.journalTypeId) },
    (body, signal) => props.call({ ...body, reason: ASKING, preview: true }, signal),
  );
  return (
    <FormView
      form={form}
      label={props.label}
      verb={props.verb}
      danger
      focus
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <Follows preview={preview} waiting="Enter the posting date.">
          {(answer) => (
            <div class="stack tight">
              <WarningList warnings={answer.warnings} />
              <p>{props.children(answer)}</p>
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
