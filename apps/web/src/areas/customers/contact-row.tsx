import type { Contact } from "@banksia/contracts";
import { type JSX, Match, Show, Switch } from "solid-js";
import { RecordRow } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { RELATIONSHIPS } from "./customer-words.ts";
import { PrimaryMark } from "./primary-mark.tsx";

export function contactName(contact: Pick<Contact, "title" | "firstName" | "middleName" | "lastName">): string {
  return [contact.title, contact.firstName, contact.middleName, contact.lastName].filter(Boolean).join(" ");
}

/** How somebody may be contacted: a plain mark, or words that nobody overlooks. */
export function ContactPriority(props: { contact: Pick<Contact, "priority"> }): JSX.Element {
  return (
    <Switch>
      <Match when={props.contact.priority === "do_not_contact"}>
        <StateChip tone="failed" icon="stop">
          Do not contact
        </StateChip>
      </Match>
      <Match when={props.contact.priority === "primary"}>
        <PrimaryMark what="contact" />
      </Match>
    </Switch>
  );
}

/** The first way to reach a contact: its primary numbers. */
function reachedBy(contact: Contact): string {
  const active = contact.details.filter((one) => one.active);
  const first = (...types: string[]) =>
    active.filter((one) => types.includes(one.type)).toSorted((a, b) => Number(b.primary) - Number(a.primary))[0]
      ?.value;
  return [first("phone", "mobile"), first("email")].filter(Boolean).join(", ");
}

/** A contact among others. One that must not be contacted shows no number. */
export function ContactRow(props: { contact: Contact; open: boolean; onOpen: () => void }): JSX.Element {
  const silent = () => props.contact.priority === "do_not_contact";
  return (
    <RecordRow
      title={contactName(props.contact)}
      chips={
        <>
          <ContactPriority contact={props.contact} />
          <Show when={!props.contact.active}>
            <StateChip tone="draft" icon="stop">
              Out of use
            </StateChip>
          </Show>
        </>
      }
      notes={
        <span class="dotted">
          <Show when={props.contact.contactTypeNames.length > 0}>
            <span>{props.contact.contactTypeNames.join(", ")}</span>
          </Show>
          <Show when={props.contact.relationship !== "none"}>
            <span>{RELATIONSHIPS.of(props.contact.relationship)}</span>
          </Show>
          <Show when={!silent() && reachedBy(props.contact)}>{(words) => <span>{words()}</span>}</Show>
          <Show when={props.contact.accountReceiver && props.contact.active}>
            <span>
              {silent()
                ? "gets no copy of the statement"
                : `Copy of the statement by ${props.contact.receiverChannel === "mail" ? "mail" : "e-mail"}`}
            </span>
          </Show>
        </span>
      }
      open={props.open}
      onOpen={() => props.onOpen()}
      faded={!props.contact.active}
    />
  );
}
