import type { Contact, Customer } from "@banksia/contracts";
import { createSignal, For, type JSX, Show } from "solid-js";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Notice } from "../../kit/failure.tsx";
import { Facts } from "../../kit/facts.tsx";
import { DetailPanel } from "../../kit/panel.tsx";
import { RecordList } from "../../kit/record-list.tsx";
import { StateChip } from "../../kit/state-chip.tsx";
import { AddressRow } from "./address-row.tsx";
import { ContactForm } from "./contact-form.tsx";
import { DetailRow } from "./contact-detail-row.tsx";
import { contactName, ContactPriority } from "./contact-row.tsx";
import { CHANNELS, PRIORITIES, RELATIONSHIPS } from "./customer-words.ts";

/** A new contact, with a first address and number. */
export function NewContactPanel(props: {
  customer: Customer;
  onClose: () => void;
  onMade: (id: number) => void;
}): JSX.Element {
  return (
    <DetailPanel title={`New contact of ${props.customer.name}`} onClose={() => props.onClose()}>
      <ContactForm
        customer={props.customer}
        contact={null}
        onCancel={() => props.onClose()}
        onDone={(id) => props.onMade(id)}
      />
    </DetailPanel>
  );
}

/** Somebody to speak to about a person: who, in which role, how, and what they are sent. */
export function ContactPanel(props: {
  customer: Customer;
  contact: Contact;
  onOpen: (what: string, contactId?: number) => void;
  onClose: () => void;
}): JSX.Element {
  const [changing, setChanging] = createSignal(false);
  const silent = () => props.contact.priority === "do_not_contact";
  return (
    <DetailPanel
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
      onClose={() => props.onClose()}
      actions={
        <Show when={!changing() && can("customers:write")}>
          <Button icon="draft" onClick={() => setChanging(true)}>
            Change
          </Button>
          <Button icon="plus" onClick={() => props.onOpen("address-new", props.contact.id)}>
            Address
          </Button>
          <Button icon="plus" onClick={() => props.onOpen("detail-new", props.contact.id)}>
            Number or e-mail
          </Button>
        </Show>
      }
    >
      <Show
        when={!changing()}
        fallback={
          <ContactForm
            customer={props.customer}
            contact={props.contact}
            onCancel={() => setChanging(false)}
            onDone={() => setChanging(false)}
          />
        }
      >
        <Show when={silent()}>
          <Notice tone="failed" title={`Do not contact ${props.contact.firstName}`}>
            No letter and no e-mail goes to this contact, not even a copy of the statement.
          </Notice>
        </Show>
        <Facts
          facts={[
            props.contact.knownAs !== null && ["Known as", props.contact.knownAs],
            ["Is", props.contact.contactTypeNames.join(", ")],
            ["Priority", PRIORITIES.of(props.contact.priority)],
            ["Relationship", RELATIONSHIPS.of(props.contact.relationship)],
            [
              "Copy of the statement",
              props.contact.accountReceiver
                ? silent()
                  ? "none, because of “Do not contact”"
                  : `by ${(CHANNELS.of(props.contact.receiverChannel) ?? "").toLowerCase()}`
                : "No",
            ],
            ["Note", props.contact.note],
          ]}
        />
        <Show
          when={!silent()}
          fallback={
            <Show when={props.contact.addresses.length + props.contact.details.length > 0}>
              <details class="no-contact-numbers">
                <summary>Show addresses and numbers all the same</summary>
                <Reaches contact={props.contact} onOpen={props.onOpen} />
              </details>
            </Show>
          }
        >
          <Reaches contact={props.contact} onOpen={props.onOpen} />
        </Show>
      </Show>
    </DetailPanel>
  );
}

function Reaches(props: { contact: Contact; onOpen: (what: string) => void }): JSX.Element {
  return (
    <Show
      when={props.contact.addresses.length + props.contact.details.length > 0}
      fallback={<p class="muted">No address and no number of this contact is on record.</p>}
    >
      <RecordList label={`How to reach ${contactName(props.contact)}`}>
        <For each={props.contact.details}>
          {(one) => <DetailRow detail={one} open={false} onOpen={() => props.onOpen(`detail-${one.id}`)} />}
        </For>
        <For each={props.contact.addresses}>
          {(one) => <AddressRow address={one} open={false} onOpen={() => props.onOpen(`address-${one.id}`)} />}
        </For>
      </RecordList>
    </Show>
  );
}
