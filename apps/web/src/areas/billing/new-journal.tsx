import { createEffect, createSignal, type JSX } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { useGo } from "../../frame/facility.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page } from "../../kit/page.tsx";
import { formatMonth } from "../../lib/days.ts";
import { typeFor } from "./type-for.ts";

/** An empty journal, to run proposals into or to enter lines by hand. */
export default function NewJournal(): JSX.Element {
  const go = useGo();
  const types = useJournalTypes();
  const [made, setMade] = createSignal<number | null>(null);
  const form = createForm(
    { description: `${formatMonth(today())} billing`, journalTypeId: "", postingDate: today() },
    async ({ description, journalTypeId, postingDate }) => {
      if (journalTypeId === "") {
        form.fault("journalTypeId", "Choose the type.");
        throw new Error("Choose the type of the journal.");
      }
      const journal = await api.call(endpoints.createJournal, {
        body: { description, journalTypeId: Number(journalTypeId), postingDate },
      });
      setMade(journal.id);
      refreshRows("journals");
    },
  );
  createEffect(() => {
    const type = typeFor("billing", types());
    if (type && form.values.journalTypeId === "") form.preset("journalTypeId", String(type.id));
  });
  return (
    <Page title="New journal" up={[{ href: "/billing/journals", label: "Journals" }]}>
      <FormView
        form={form}
        label="New journal"
        verb="Create the journal"
        onCancel={() => go("/billing/journals")}
        onDone={() => go(`/billing/journals/${made() ?? ""}`, { replace: true })}
      >
        <TextField field={form.bind("description")} label="Description" autofocus />
        <SelectField field={form.bind("journalTypeId")} label="Type" options={optionsOf(types())} />
        <DateField field={form.bind("postingDate")} label="Posting date" />
      </FormView>
    </Page>
  );
}
