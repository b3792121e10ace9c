import type { CustomerListItem, EntryHistory, EntryPartner } from "@banksia/contracts";
import { createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { today } from "../../data/today.ts";
import { Button } from "../../kit/button.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DateField } from "../../kit/form/date-field.tsx";
import { FormView } from "../../kit/form/form-view.tsx";
import { createForm } from "../../kit/form/form.ts";
import { SelectField } from "../../kit/form/select-field.tsx";
import { formatDay } from "../../lib/days.ts";
import { FindPerson } from "./find-person.tsx";
import { createNewPerson, namesOf, NewPersonFields } from "./new-person.tsx";
import { saved } from "./saved.ts";
import { type DepartureReason, departureReasonOptions } from "./words.ts";

interface Chosen {
  id: number;
  name: string;
  account: string;
  birthDate: string | null;
}

/** Adds a partner: somebody who shares the place and the entry, found on record or new, without an entry of their own. */
export function AddPartnerForm(props: { history: EntryHistory; onDone: () => void }): JSX.Element {
  const entry = props.history.serviceEntry;
  const [chosen, setChosen] = createSignal<Chosen | null>(null);
  const [adding, setAdding] = createSignal(false);
  const [text, setText] = createSignal("");
  const fresh = createNewPerson(entry.serviceId);
  const refuse = (person: CustomerListItem) => {
    if (person.id === entry.clientId) return "The primary client of this entry.";
    if (!person.active) return "Inactive: make the record active first.";
    return props.history.partners.some((one) => one.clientId === person.id && one.departureDate === null)
      ? "Shares this entry already."
      : null;
  };
  const choose = (person: CustomerListItem) => setChosen(person);
  return (
    <Switch>
      <Match when={chosen()} keyed>
        {(person) => (
          <PartnerDates
            history={props.history}
            person={person}
            onBack={() => setChosen(null)}
            onDone={() => props.onDone()}
          />
        )}
      </Match>
      <Match when={adding()}>
        <FormView
          form={fresh.form}
          label="New person"
          verb="Create the person and go on"
          onCancel={() => setAdding(false)}
          onDone={() => setChosen(fresh.made())}
        >
          <NewPersonFields new={fresh} refuse={refuse} onChoose={choose} />
        </FormView>
      </Match>
      <Match when={true}>
        <h3>Add a partner</h3>
        <FindPerson
          text={text()}
          onText={setText}
          label={`Who shares ${entry.currentPlaceCode ?? entry.placeCode ?? "the place"} with ${entry.clientName}?`}
          refuse={refuse}
          onChoose={choose}
          onNew={(typed) => {
            const { firstName, lastName } = namesOf(typed);
            if (fresh.form.values.firstName === "") fresh.form.set("firstName", firstName);
            if (fresh.form.values.lastName === "") fresh.form.set("lastName", lastName);
            setAdding(true);
          }}
        />
        <div>
          <Button onClick={() => props.onDone()}>Cancel</Button>
        </div>
      </Match>
    </Switch>
  );
}

function PartnerDates(props: {
  history: EntryHistory;
  person: Chosen;
  onBack: () => void;
  onDone: () => void;
}): JSX.Element {
  const entry = props.history.serviceEntry;
  const { person } = props;
  const form = createForm({ clientId: person.id, entryDate: entry.entryDate }, async (values) => {
    if (values.entryDate === "") {
      form.fault("entryDate", "Enter the day on which the partner moves in.");
      throw new Error("Some fields are still empty.");
    }
    const answer = await api.call(endpoints.addPartner, {
      params: { serviceEntryId: entry.id },
      body: { clientId: values.clientId, entryDate: values.entryDate },
    });
    saved(`${person.name} shares the entry of ${entry.clientName}.`, answer, entry.clientId, person.id);
  });
  return (
    <FormView
      form={form}
      label="Add a partner"
      verb={`Add ${person.name} as a partner`}
      onCancel={() => props.onBack()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <ul class="plain-list">
            <li>
              {person.name} is shown in {entry.currentPlaceCode ?? entry.placeCode ?? "this entry"} with{" "}
              {entry.clientName}
              {form.values.entryDate ? ` from ${formatDay(form.values.entryDate)}` : ""}.
            </li>
            <li>No fees are made for a partner: the entry goes on being billed to {entry.clientName}.</li>
          </ul>
        </section>
      }
    >
      <Facts
        facts={[
          ["Partner", `${person.name}, ${person.account}`],
          ["Born", person.birthDate ? formatDay(person.birthDate) : null],
        ]}
      />
      <DateField
        field={form.bind("entryDate")}
        label="Moves in on"
        autofocus
        hint={`${entry.clientName} entered on ${formatDay(entry.entryDate)}.`}
      />
    </FormView>
  );
}

/** A partner leaves; the primary client stays. */
export function PartnerLeavesForm(props: {
  history: EntryHistory;
  partner: EntryPartner;
  onDone: () => void;
}): JSX.Element {
  const entry = props.history.serviceEntry;
  const { partner } = props;
  const form = createForm<{ departureDate: string; departureReason: "" | DepartureReason }>(
    { departureDate: today() < partner.entryDate ? partner.entryDate : today(), departureReason: "" },
    async ({ departureDate, departureReason }) => {
      if (departureDate === "") form.fault("departureDate", "Enter the day of leaving.");
      if (departureReason === "") form.fault("departureReason", "Choose the reason.");
      if (departureDate === "" || departureReason === "") throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.departPartner, {
        params: { partnerId: partner.id },
        body: { departureDate, departureReason },
      });
      saved(`${partner.clientName} has left.`, answer, entry.clientId, partner.clientId);
    },
  );
  return (
    <FormView
      form={form}
      label="A partner leaves"
      verb={`${partner.clientName} leaves${form.values.departureDate ? ` on ${formatDay(form.values.departureDate)}` : ""}`}
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
      follows={
        <section class="consequences" aria-label="What will follow">
          <h3>What will follow</h3>
          <p>
            {entry.clientName} stays, and goes on being billed. {partner.clientName} is shown as having left.
          </p>
        </section>
      }
    >
      <div class="fields tight">
        <DateField field={form.bind("departureDate")} label="Leaves on" autofocus />
        <SelectField field={form.bind("departureReason")} label="Reason" options={departureReasonOptions} />
      </div>
    </FormView>
  );
}

/** Corrects a partner's dates; an empty departure takes it back. */
export function PartnerDatesForm(props: {
  history: EntryHistory;
  partner: EntryPartner;
  onDone: () => void;
}): JSX.Element {
  const { partner } = props;
  const form = createForm<{ entryDate: string; departureDate: string; departureReason: "" | DepartureReason }>(
    {
      entryDate: partner.entryDate,
      departureDate: partner.departureDate ?? "",
      departureReason: partner.departureReason ?? "",
    },
    async ({ entryDate, departureDate, departureReason }) => {
      if (entryDate === "") form.fault("entryDate", "Enter the day of moving in.");
      if (departureDate !== "" && departureReason === "") form.fault("departureReason", "Choose the reason.");
      if (entryDate === "" || (departureDate !== "" && departureReason === ""))
        throw new Error("Some fields are still empty.");
      const answer = await api.call(endpoints.updatePartner, {
        params: { partnerId: partner.id },
        body: {
          entryDate,
          departureDate: departureDate || null,
          departureReason: departureDate === "" ? null : departureReason || null,
        },
      });
      saved(
        `The days of ${partner.clientName} are saved.`,
        answer,
        props.history.serviceEntry.clientId,
        partner.clientId,
      );
    },
  );
  return (
    <FormView
      form={form}
      label="Correct the partner's days"
      verb="Save the days"
      onCancel={() => props.onDone()}
      onDone={() => props.onDone()}
    >
      <div class="fields tight">
        <DateField field={form.bind("entryDate")} label="Moved in on" autofocus />
        <Show when={partner.departureDate !== null}>
          <DateField field={form.bind("departureDate")} label="Left on" optional hint="Empty takes the leaving back." />
          <SelectField
            field={form.bind("departureReason")}
            label="Reason"
            optional={form.values.departureDate === ""}
            options={departureReasonOptions}
          />
        </Show>
      </div>
    </FormView>
  );
}
