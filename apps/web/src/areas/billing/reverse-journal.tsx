import type { JournalDetail } from "@banksia/contracts";
import { createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { Link, useGo } from "../../frame/facility.tsx";
import { Notice } from "../../kit/failure.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { TextField } from "../../kit/form/text-field.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDollars } from "../../lib/money.ts";
import { count } from "../../lib/words.ts";
import { refreshJournal } from "./drop-lines.tsx";

/** Makes a draft journal that takes a posted one back line by line. */
export function ReverseJournal(props: { journal: JournalDetail }): JSX.Element {
  const go = useGo();
  const [made, setMade] = createSignal<number | null>(null);
  const form = createForm(
    { postingDate: today(), description: `Reversal of ${props.journal.description}`, reason: "" },
    async (values) => {
      const journal = await api.call(endpoints.reverseJournal, {
        params: { journalId: props.journal.id },
        body: values,
      });
      setMade(journal.id);
      refreshJournal();
    },
  );
  return (
    <Show
      when={props.journal.status === "posted" && props.journal.reversedById === null}
      fallback={
        <Notice tone="draft" title="This journal cannot be reversed">
          {props.journal.reversedById === null ? (
            "Only a posted journal can be taken back; drop the lines of a draft instead."
          ) : (
            <>
              It is taken back by{" "}
              <Link href={`/billing/journals/${props.journal.reversedById}`}>journal {props.journal.reversedById}</Link>
              .
            </>
          )}
        </Notice>
      }
    >
      <FormView
        form={form}
        label="Reverse the journal"
        verb={`Make the reversal of ${count(props.journal.lineCount, "line")}, ${formatDollars(props.journal.total)}`}
        onCancel={() => go(`/billing/journals/${props.journal.id}`)}
        onDone={() => {
          toast("The reversing journal is a draft: look through it, then post it.");
          go(`/billing/journals/${made() ?? props.journal.id}`);
        }}
        follows={
          <Notice tone="attention" title="What will follow">
            A new draft journal with {count(props.journal.lineCount, "line")} that take these back,{" "}
            {formatDollars(props.journal.total)} in all. Nothing is posted until you post it. The days can then be
            billed again.
          </Notice>
        }
      >
        <DateField field={form.bind("postingDate")} label="Posting date" autofocus />
        <TextField field={form.bind("description")} label="Description" />
        <TextField field={form.bind("reason")} label="Reason" width="full" hint="Kept in the audit log." />
      </FormView>
    </Show>
  );
}
