import type {
  Address,
  Contact,
  ContactDetail,
  Customer,
  DocumentAddress,
  StatementRecipient,
} from "@banksia/contracts";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { api, endpoints } from "../../data/api.ts";
import { createRead } from "../../data/read.ts";
import { can } from "../../data/session.ts";
import { Button } from "../../kit/button.tsx";
import { Empty, Failure } from "../../kit/failure.tsx";
import { Section } from "../../kit/page.tsx";
import { Split } from "../../kit/panel.tsx";
import { RecordList, useRecordKeys } from "../../kit/record-list.tsx";
import { useListState } from "../../lib/list-state.ts";
import { idOf } from "../../lib/param.ts";
import { AddressPanel } from "./address-panel.tsx";
import { AddressRow } from "./address-row.tsx";
import { ContactPanel, NewContactPanel } from "./contact-panel.tsx";
import { ContactRow } from "./contact-row.tsx";
import { DetailPanelOf } from "./contact-detail-panel.tsx";
import { DetailRow } from "./contact-detail-row.tsx";
import { DocumentAddresses } from "./document-addresses.tsx";
import { recordKey } from "./refresh-record.ts";
import "./contacts-tab.css";

/** Everything that an address or number of a customer or contact is looked up by. */
export interface Places {
  addresses: Address[];
  details: ContactDetail[];
  contacts: Contact[];
  documents: DocumentAddress[];
  recipients: StatementRecipient[];
}

async function readPlaces(customer: Customer, signal: AbortSignal): Promise<Places> {
  const of = { params: { customerId: customer.id }, signal };
  const [addresses, details, contacts, documents, recipients] = await Promise.all([
    api.call(endpoints.listAddresses, of),
    api.call(endpoints.listContactDetails, of),
    customer.type === "person" ? api.call(endpoints.listContacts, of) : { items: [] },
    api.call(endpoints.listDocumentAddresses, of),
    api.call(endpoints.listStatementRecipients, of),
  ]);
  return {
    addresses: addresses.items,
    details: details.items,
    contacts: contacts.items,
    documents: documents.items,
    recipients: recipients.items,
  };
}

/** Where a customer lives, by which numbers it is reached, who speaks for it, and which document goes where. */
export function ContactsTab(props: { customer: Customer }): JSX.Element {
  const read = createRead<Places>(() => ({
    queryKey: recordKey(props.customer.id, "places"),
    queryFn: ({ signal }) => readPlaces(props.customer, signal),
  }));
  return (
    <Switch>
      <Match when={read().data}>{(places) => <PlacesBody customer={props.customer} places={places()} />}</Match>
      <Match when={read().error}>
        <Failure what="The addresses" error={read().error} onRetry={() => void read().refetch()} />
      </Match>
      <Match when={true}>
        <div class="stack" aria-busy="true">
          <For each={[30, 60, 50, 40]}>{(width) => <span class="skeleton" style={{ width: `${width}%` }} />}</For>
        </div>
      </Match>
    </Switch>
  );
}

function PlacesBody(props: { customer: Customer; places: Places }): JSX.Element {
  const list = useListState();
  const person = () => props.customer.type === "person";
  const mayWrite = () => can("customers:write");
  const open = (what: string | null, contactId?: number | null) =>
    list.set({ open: what, contact: contactId ? String(contactId) : null });
  const opened = () => {
    const [kind, key] = (list.get("open") ?? "").split("-");
    return { kind, isNew: key === "new" && mayWrite(), id: idOf(key) };
  };
  const everyAddress = () => [
    ...props.places.addresses,
    ...props.places.contacts.flatMap((contact) => contact.addresses),
  ];
  const everyDetail = () => [...props.places.details, ...props.places.contacts.flatMap((contact) => contact.details)];
  const address = () =>
    opened().kind === "address" ? everyAddress().find((one) => one.id === opened().id) : undefined;
  const detail = () => (opened().kind === "detail" ? everyDetail().find((one) => one.id === opened().id) : undefined);
  const contactOf = (id: number | null | undefined) => props.places.contacts.find((one) => one.id === id);
  const contact = () => (opened().kind === "contact" ? contactOf(opened().id) : undefined);
  const newFor = () => contactOf(idOf(list.get("contact"))) ?? null;
  const panelOpen = () =>
    (opened().isNew && ["address", "detail", "contact"].includes(opened().kind ?? "")) ||
    address() !== undefined ||
    detail() !== undefined ||
    contact() !== undefined;
  useRecordKeys({
    panelOpen,
    onNew: mayWrite() ? () => open(person() ? "contact-new" : "address-new") : undefined,
  });
  /** Closing what belongs to a contact goes back to the contact. */
  const close = () => {
    const owner = address()?.contactId ?? detail()?.contactId ?? newFor()?.id;
    open(owner ? `contact-${owner}` : null);
  };
  /** Closes a panel, unless another one has been opened while its form was being saved. */
  const closing = (what: string) => () => list.get("open") === what && close();
  return (
    <Split
      wide={opened().kind === "contact"}
      open={panelOpen()}
      panel={
        <Switch>
          <Match when={opened().kind === "address" && opened().isNew}>
            <AddressPanel
              customer={props.customer}
              places={props.places}
              owner={newFor()}
              address={null}
              onClose={closing("address-new")}
            />
          </Match>
          <Match when={address()} keyed>
            {(one) => (
              <AddressPanel
                customer={props.customer}
                places={props.places}
                owner={contactOf(one.contactId) ?? null}
                address={one}
                onClose={closing(`address-${one.id}`)}
              />
            )}
          </Match>
          <Match when={opened().kind === "detail" && opened().isNew}>
            <DetailPanelOf
              customer={props.customer}
              places={props.places}
              owner={newFor()}
              detail={null}
              onClose={closing("detail-new")}
            />
          </Match>
          <Match when={detail()} keyed>
            {(one) => (
              <DetailPanelOf
                customer={props.customer}
                places={props.places}
                owner={contactOf(one.contactId) ?? null}
                detail={one}
                onClose={closing(`detail-${one.id}`)}
              />
            )}
          </Match>
          <Match when={opened().kind === "contact" && opened().isNew}>
            <NewContactPanel
              customer={props.customer}
              onClose={closing("contact-new")}
              onMade={(id) => list.get("open") === "contact-new" && open(`contact-${id}`)}
            />
          </Match>
          <Match when={contact()} keyed>
            {(one) => (
              <ContactPanel
                customer={props.customer}
                contact={one}
                onOpen={open}
                onClose={closing(`contact-${one.id}`)}
              />
            )}
          </Match>
        </Switch>
      }
    >
      <div class="contacts-page" classList={{ beside: panelOpen() }}>
        <div class="contacts-lists">
          <Section
            title="Addresses"
            actions={
              <Show when={mayWrite()}>
                <Button icon="plus" onClick={() => open("address-new")}>
                  Add an address
                </Button>
              </Show>
            }
          >
            <Show
              when={props.places.addresses.length > 0}
              fallback={
                <Empty title="No address is on record.">
                  Without one nothing can be posted: invoices and statements need an address or an e-mail address.
                </Empty>
              }
            >
              <RecordList label="Addresses">
                <For each={props.places.addresses}>
                  {(one) => (
                    <AddressRow
                      address={one}
                      open={address()?.id === one.id}
                      onOpen={() => open(`address-${one.id}`)}
                    />
                  )}
                </For>
              </RecordList>
            </Show>
          </Section>
          <Section
            title="Phone and e-mail"
            actions={
              <Show when={mayWrite()}>
                <Button icon="plus" onClick={() => open("detail-new")}>
                  Add a number or e-mail
                </Button>
              </Show>
            }
          >
            <Show
              when={props.places.details.length > 0}
              fallback={<Empty title="No phone number and no e-mail address is on record." />}
            >
              <RecordList label="Phone and e-mail">
                <For each={props.places.details}>
                  {(one) => (
                    <DetailRow detail={one} open={detail()?.id === one.id} onOpen={() => open(`detail-${one.id}`)} />
                  )}
                </For>
              </RecordList>
            </Show>
          </Section>
          <Show when={person()}>
            <Section
              title="Contacts"
              actions={
                <Show when={mayWrite()}>
                  <Button icon="plus" hint="N" onClick={() => open("contact-new")}>
                    Add a contact
                  </Button>
                </Show>
              }
            >
              <Show
                when={props.places.contacts.length > 0}
                fallback={
                  <Empty title="Nobody is on record to speak to.">
                    Family, next of kin, attorney or case manager: with how they are reached, and whether they get a
                    copy of the statement.
                  </Empty>
                }
              >
                <RecordList label="Contacts">
                  <For each={props.places.contacts}>
                    {(one) => (
                      <ContactRow
                        contact={one}
                        open={contact()?.id === one.id}
                        onOpen={() => open(`contact-${one.id}`)}
                      />
                    )}
                  </For>
                </RecordList>
              </Show>
            </Section>
          </Show>
        </div>
        <DocumentAddresses customer={props.customer} places={props.places} />
      </div>
    </Split>
  );
}
