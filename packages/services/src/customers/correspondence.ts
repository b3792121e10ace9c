import type { EmailAddress, MailAddress, StatementClient, StatementContact } from "@banksia/core/customers/index";
import type { OrmTx } from "@banksia/db";
import { sql } from "drizzle-orm";
import { firstOf, rowsOf } from "../common/rows.ts";
import { notFound } from "../errors.ts";
import { type Address, loadAddresses } from "./address-view.ts";
import { type ContactDetail, loadContactDetails } from "./contact-detail-view.ts";
import { type Contact, loadContacts } from "./contact-view.ts";

/** Everything about a customer that decides where documents go. */
export interface Correspondence {
  name: string;
  statementName: string | null;
  statementPreference: "mail" | "email";
  addresses: Address[];
  details: ContactDetail[];
  contacts: Contact[];
  /** Codes of purposes by their ids. */
  purposeCodes: ReadonlyMap<number, string>;
}

/**
 * What decides where the documents of a customer go.
 * @throws NOT_FOUND
 */
export async function loadCorrespondence(tx: OrmTx, customerId: number): Promise<Correspondence> {
  const customer = await firstOf<Pick<Correspondence, "name" | "statementName" | "statementPreference">>(
    tx,
    sql`select name, statement_name as "statementName", statement_preference as "statementPreference"
      from customer where id = ${customerId}`,
  );
  if (customer === null) throw notFound("customer", customerId);
  const purposes = await rowsOf<{ id: number; code: string }>(tx, sql`select id, code from purpose`);
  return {
    ...customer,
    addresses: await loadAddresses(tx, sql`a.customer_id = ${customerId} and a.contact_id is null`),
    details: await loadContactDetails(tx, sql`d.customer_id = ${customerId} and d.contact_id is null`),
    contacts: await loadContacts(tx, sql`k.customer_id = ${customerId}`),
    purposeCodes: new Map(purposes.map((one) => [one.id, one.code])),
  };
}

type Codes = Correspondence["purposeCodes"];

const codesOf = (codes: Codes, purposeIds: readonly number[]) =>
  purposeIds.flatMap((id) => {
    const code = codes.get(id);
    return code === undefined ? [] : [code];
  });

/** Addresses as the rules take them. */
export function mailAddresses(codes: Codes, addresses: readonly Address[]): (Address & MailAddress)[] {
  return addresses.map((one) => ({ ...one, purposes: codesOf(codes, one.purposeIds) }));
}

/** The e-mail addresses among contact details as the rules take them. */
export function emailAddresses(codes: Codes, details: readonly ContactDetail[]): (ContactDetail & EmailAddress)[] {
  return details
    .filter((one) => one.type === "email")
    .map((one) => ({ ...one, purposes: codesOf(codes, one.purposeIds) }));
}

/** The customer as the rule of statements takes it. */
export function statementClient(from: Correspondence): StatementClient {
  return {
    name: from.name,
    statementName: from.statementName,
    preference: from.statementPreference,
    addresses: mailAddresses(from.purposeCodes, from.addresses),
    emails: emailAddresses(from.purposeCodes, from.details),
  };
}

/** The contacts as the rule of statements takes them. */
export function statementContacts({ contacts, purposeCodes }: Correspondence): StatementContact[] {
  return contacts.map((contact) => ({
    id: contact.id,
    name: [contact.title, contact.firstName, contact.lastName].filter((part) => part !== null).join(" "),
    priority: contact.priority,
    active: contact.active,
    accountReceiver: contact.accountReceiver,
    channel: contact.receiverChannel,
    addresses: mailAddresses(purposeCodes, contact.addresses),
    emails: emailAddresses(purposeCodes, contact.details),
  }));
}
