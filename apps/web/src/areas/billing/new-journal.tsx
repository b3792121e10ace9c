import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, type JSX, on } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { refreshRows } from "../../data/rows.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { today } from "../../data/today.ts";
import { useGo } from "../../frame/facility.tsx";
import { RadioField } from "../../kit/form/check-field.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Page } from "../../kit/page.tsx";
import { formatMonth } from "../../lib/days.ts";
import { oneOf } from "../../lib/param.ts";
import { JOURNAL_KIND_LIST, JOURNAL_KINDS, type JournalKind, typeOfKind } from "./journal-kinds.ts";

const HINTS: Record<JournalKind, string> = {
  lines: "Proposed by runs or entered by hand; becomes invoices and credit notes.",
  receipts: "Money received, for invoices whole or in part.",
  refunds: "Lump sums and credits given back; owed to the client once posted.",
  payments: "Pays what is owed to clients, and makes the bank file.",
};

const NAMES: Record<JournalKind, string> = {
  lines: "billing",
  receipts: "receipts",
  refunds: "refunds",
  payments: "payments to clients",
};

const suggestion = (kind: JournalKind) => `${formatMonth(today())} ${NAMES[kind]}`;

/** An empty journal of a kind, to run proposals into or to enter by hand what it holds. */
export default function NewJournal(): JSX.Element {
  const go = useGo();
  const types = useJournalTypes();
  const [params] = useSearchParams<{ kind?: string }>();
  const asked = oneOf(params.kind, JOURNAL_KIND_LIST) ?? "lines";
  const [made, setMade] = createSignal<number | null>(null);
  const form = createForm(
    { kind: asked, description: suggestion(asked), journalTypeId: "", postingDate: today() },
    async ({ kind, description, journalTypeId, postingDate }) => {
      if (journalTypeId === "") {
        form.fault("journalTypeId", "Choose the type.");
        throw new Error("Choose the type of the journal.");
      }
      const journal = await api.call(endpoints.createJournal, {
        body: { kind, description, journalTypeId: Number(journalTypeId), postingDate },
      });
      setMade(journal.id);
      refreshRows("journals");
    },
  );
  // Type and name follow the kind until somebody has chosen others.
  createEffect(
    on([() => form.values.kind, types], ([kind, all], before) => {
      const usual = typeOfKind(before?.[0] ?? kind, before?.[1] ?? all);
      const type = typeOfKind(kind, all);
      if (type && (form.values.journalTypeId === "" || form.values.journalTypeId === String(usual?.id)))
        form.preset("journalTypeId", String(type.id));
      if (before && form.values.description === suggestion(before[0])) form.preset("description", suggestion(kind));
    }),
  );
  return (
    <Page title="New journal" up={[{ href: "/billing/journals", label: "Journals" }]}>
      <FormView
        form={form}
        label="New journal"
        verb="Create the journal"
        onCancel={() => go("/billing/journals")}
        onDone={() => go(`/billing/journals/${made() ?? ""}`, { replace: true })}
      >
        <RadioField
          field={form.bind("kind")}
          label="What it holds"
          options={JOURNAL_KIND_LIST.map((value) => ({ value, label: JOURNAL_KINDS[value], hint: HINTS[value] }))}
        />
        <TextField field={form.bind("description")} label="Description" autofocus />
        <SelectField field={form.bind("journalTypeId")} label="Type" options={optionsOf(types())} />
        <DateField field={form.bind("postingDate")} label="Posting date" />
      </FormView>
    </Page>
  );
}
