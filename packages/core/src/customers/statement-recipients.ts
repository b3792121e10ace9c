import { type Purposed, DOCUMENT_PURPOSES, addressFor } from "./address-for.ts";
import { type PostalAddress, printedAddress } from "./printed-address.ts";

export type Channel = "email" | "mail";

export interface MailAddress extends Purposed, PostalAddress {}

export interface EmailAddress extends Purposed {
  value: string;
}

/** Somebody who can be written to. */
interface Reachable {
  addresses: readonly MailAddress[];
  emails: readonly EmailAddress[];
}

export interface StatementClient extends Reachable {
  name: string;
  /** Stands on statements in the place of the name. */
  statementName: string | null;
  preference: Channel;
}

export interface StatementContact extends Reachable {
  id: number;
  name: string;
  priority: "primary" | "secondary" | "do_not_contact";
  active: boolean;
  accountReceiver: boolean;
  channel: Channel | null;
}

export interface StatementRecipient {
  /** Null for the client. */
  contactId: number | null;
  name: string;
  channel: Channel;
  email: string | null;
  /** Lines of the envelope. */
  postTo: string[];
  /** The copy shows the client's address, so that a window envelope would send it there. */
  coverNeeded: boolean;
  /** Why it cannot be delivered; null when it can. */
  problem: string | null;
}

/**
 * Who gets a customer's statement: the customer, by the way they chose, and a copy to each contact who is an account
 * receiver. A contact who is not to be contacted gets nothing, whatever else their record says. Nobody is switched from
 * one way to the other: what cannot be delivered is told.
 */
export function statementRecipients(
  client: StatementClient,
  contacts: readonly StatementContact[],
): StatementRecipient[] {
  const own = recipient(null, client.statementName ?? client.name, client.preference, client);
  const copies = contacts
    .filter((contact) => contact.active && contact.accountReceiver && contact.priority !== "do_not_contact")
    .toSorted((a, b) => Number(a.priority === "secondary") - Number(b.priority === "secondary") || a.id - b.id)
    .map((contact) => recipient(contact.id, contact.name, contact.channel ?? "email", contact));
  return [own, ...copies];
}

function recipient(contactId: number | null, name: string, channel: Channel, to: Reachable): StatementRecipient {
  const base = { contactId, name, channel, email: null, postTo: [], coverNeeded: false, problem: null };
  if (channel === "email") {
    const { address } = addressFor(DOCUMENT_PURPOSES.statement, to.emails);
    return address === null
      ? { ...base, problem: "There is no e-mail address: add one, or choose mail." }
      : { ...base, email: address.value };
  }
  const { address } = addressFor(DOCUMENT_PURPOSES.statement, to.addresses);
  if (address === null) return { ...base, problem: "There is no postal address: add one, or choose e-mail." };
  return { ...base, postTo: [name, ...printedAddress(address)], coverNeeded: contactId !== null };
}
