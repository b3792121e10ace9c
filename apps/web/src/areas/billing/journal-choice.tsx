import type { Journal } from "@banksia/contracts";
import { createEffect, createSignal, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { DateField } from "../../kit/form/date-field.tsx";
import type { Form } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { formatDay } from "../../lib/days.ts";
import { JOURNAL_KINDS, type JournalKind, typeOfKind } from "./journal-kinds.ts";

/** Stands for a journal that is yet to be made. */
const NEW = "new";

type Host = Pick<Form<object>, "bindAt" | "fault">;

export interface JournalChoice {
  /**
   * The journal that was chosen; a new one is made at the first try and kept for the next.
   * @throws when something of a new journal is still empty, which stands at its field
   */
  journal: () => Promise<number>;
  /** The fields of the choice. */
  fields: () => JSX.Element;
  /** The first of them that is empty gets a fault. */
  complete: () => boolean;
}

/** Which draft journal of a kind something goes into: an open one, or a new one with type, date and name. */
export function createJournalChoice(
  kind: JournalKind,
  host: () => Host,
  initial: { description: string; postingDate: string },
): JournalChoice {
  const types = useJournalTypes();
  const drafts = createRead<Journal[]>(() => ({
    queryKey: ["journal", "drafts", kind],
    queryFn: async ({ signal }) => {
      const { items } = await api.call(endpoints.listJournals, {
        query: { show: "unposted", kind, limit: 200 },
        signal,
      });
      return items.filter((journal) => journal.status === "draft" && journal.reversesId === null);
    },
  }));
  const [journalId, setJournalId] = createSignal<string | null>(null);
  const [typeId, setTypeId] = createSignal<string | null>(null);
  const [description, setDescription] = createSignal(initial.description);
  const [postingDate, setPostingDate] = createSignal(initial.postingDate);
  const chosen = () => journalId() ?? String(drafts().data?.[0]?.id ?? NEW);
  const type = () => typeId() ?? String(typeOfKind(kind, types())?.id ?? "");
  // Where the row is refused after its journal was made, the next try goes into that journal.
  let made: number | null = null;
  createEffect(() => {
    // A journal that was posted meanwhile is no longer there to be chosen.
    const id = journalId();
    const open = drafts().data;
    if (id !== null && id !== NEW && open && !open.some((one) => String(one.id) === id)) setJournalId(null);
  });

  const complete = () => {
    if (chosen() !== NEW) return true;
    const empty = [
      ["journalTypeId", type(), "Choose the type."],
      ["postingDate", postingDate(), "Enter the day."],
      ["journalDescription", description().trim(), "Say what the journal is."],
    ].filter(([, value]) => value === "");
    for (const [pointer = "", , message = ""] of empty) host().fault(pointer, message);
    return empty.length === 0;
  };
  return {
    complete,
    journal: async () => {
      if (chosen() !== NEW) return Number(chosen());
      if (made !== null) return made;
      if (!complete()) throw new Error("Some fields are still empty.");
      const journal = await api.call(endpoints.createJournal, {
        body: { journalTypeId: Number(type()), description: description(), postingDate: postingDate(), kind },
      });
      made = journal.id;
      return made;
    },
    fields: () => (
      <>
        <SelectField
          field={host().bindAt("journalId", chosen, setJournalId)}
          label="Into journal"
          width="full"
          options={[
            ...(drafts().data ?? []).map((journal) => ({
              value: String(journal.id),
              label: `${journal.id} ${journal.description}, posting date ${formatDay(journal.postingDate)}`,
            })),
            { value: NEW, label: `A new journal: ${JOURNAL_KINDS[kind].toLowerCase()}` },
          ]}
        />
        <Show when={chosen() === NEW}>
          <div class="fields tight">
            <SelectField
              field={host().bindAt("journalTypeId", type, setTypeId)}
              label="Type"
              options={optionsOf(types())}
            />
            <DateField field={host().bindAt("postingDate", postingDate, setPostingDate)} label="Posting date" />
          </div>
          <TextField
            field={host().bindAt("journalDescription", description, setDescription)}
            label="Description of the journal"
            width="full"
          />
        </Show>
      </>
    ),
  };
}
