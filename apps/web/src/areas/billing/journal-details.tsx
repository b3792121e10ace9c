import type { JournalDetail } from "@banksia/contracts";
import { For, type JSX, Show } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { can } from "../../data/session.ts";
import { optionsOf, useJournalTypes } from "../../data/references.ts";
import { Link } from "../../frame/facility.tsx";
import { CopyId } from "../../kit/copy-id.tsx";
import { InstantText } from "../../kit/date-text.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { TextField } from "../../kit/form/text-field.tsx";
import { Section } from "../../kit/page.tsx";
import { toast } from "../../kit/toast.tsx";
import { formatDay } from "../../lib/days.ts";
import { formatMoney, formatNumber } from "../../lib/money.ts";
import { refreshJournal } from "./drop-lines.tsx";
import { JOURNAL_KINDS } from "./journal-kinds.ts";
import { LINE_KINDS } from "./line-columns.tsx";

/** What a journal is; while it is a draft, its name, type and date can be changed. */
export function JournalDetails(props: { journal: JournalDetail }): JSX.Element {
  const types = useJournalTypes();
  const form = createForm(
    {
      description: props.journal.description,
      journalTypeId: String(props.journal.journalTypeId),
      postingDate: props.journal.postingDate,
    },
    async ({ description, journalTypeId, postingDate }) => {
      await api.call(endpoints.updateJournal, {
        params: { journalId: props.journal.id },
        body: { description, journalTypeId: Number(journalTypeId), postingDate },
      });
      refreshJournal();
    },
  );
  return (
    <>
      <Show when={props.journal.status === "draft" && can("journals:write")}>
        <FormView form={form} label="Journal details" verb="Save" onDone={() => toast("The journal is saved.")}>
          <TextField field={form.bind("description")} label="Description" />
          <SelectField field={form.bind("journalTypeId")} label="Type" options={optionsOf(types())} />
          <DateField field={form.bind("postingDate")} label="Posting date" />
        </FormView>
      </Show>
      <Section title="Facts">
        <Facts
          facts={[
            ["Number", <CopyId id={props.journal.id} what="journal number" />],
            ["Type", props.journal.journalTypeName],
            ["Posting date", formatDay(props.journal.postingDate)],
            [
              "Created",
              <>
                {props.journal.createdByName}, <InstantText at={props.journal.createdAt} />
              </>,
            ],
            props.journal.postedAt !== null && [
              "Posted",
              <>
                {props.journal.postedByName}, <InstantText at={props.journal.postedAt} />
              </>,
            ],
            ["Clients", formatNumber(props.journal.clientCount)],
            ["Who pays", formatNumber(props.journal.customerCount)],
            ["Holds", JOURNAL_KINDS[props.journal.kind]],
            props.journal.kind === "lines" && ["Changed by hand", formatNumber(props.journal.changedCount)],
            props.journal.kind === "lines" && ["Consolidated lines", formatNumber(props.journal.groupCount)],
            [
              "Runs",
              props.journal.runIds.length > 0 ? (
                <For each={props.journal.runIds}>
                  {(id) => (
                    <>
                      <Link href={`/billing/runs/${id}`}>{id}</Link>{" "}
                    </>
                  )}
                </For>
              ) : null,
            ],
          ]}
        />
      </Section>
      <Show when={props.journal.kinds.length > 0}>
        <Section title="Kinds of lines">
          <table class="plain-table">
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col" class="num">
                  Lines
                </th>
                <th scope="col" class="num">
                  Amount $
                </th>
                <th scope="col" class="num">
                  Tax $
                </th>
                <th scope="col" class="num">
                  Total $
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={props.journal.kinds}>
                {(row) => (
                  <tr>
                    <td>{LINE_KINDS[row.kind]}</td>
                    <td class="num">{formatNumber(row.lineCount)}</td>
                    <td class="num">{formatMoney(row.amount)}</td>
                    <td class="num">{formatMoney(row.tax)}</td>
                    <td class="num">{formatMoney(row.total)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Section>
      </Show>
    </>
  );
}
