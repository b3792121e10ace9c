import type { OrmTx } from "@banksia/db";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../common/rows.ts";
import { ids, instantText } from "../common/sql.ts";
import { notFound } from "../errors.ts";
import { type Address, loadAddresses } from "./address-view.ts";
import { type ContactDetail, loadContactDetails } from "./contact-detail-view.ts";

export type ContactPriority = "primary" | "secondary" | "do_not_contact";
export type Relationship = "none" | "personal" | "non_personal";
export type StatementChannel = "email" | "mail";

/** Somebody to speak to about a person who receives care. */
export interface Contact {
  id: number;
  customerId: number;
  title: string | null;
  firstName: string;
  middleName: string | null;
  lastName: string;
  knownAs: string | null;
  contactTypeIds: number[];
  contactTypeNames: string[];
  /** `do_not_contact` keeps every letter and e-mail from them. */
  priority: ContactPriority;
  relationship: Relationship;
  /** Gets a copy of the statement. */
  accountReceiver: boolean;
  receiverChannel: StatementChannel | null;
  note: string | null;
  active: boolean;
  addresses: Address[];
  details: ContactDetail[];
  createdAt: string;
}

/** Contacts `k` that match, the primary one first, those not to be contacted last; three queries, however many. */
export async function loadContacts(tx: OrmTx, where: SQL): Promise<Contact[]> {
  const rows = await rowsOf<Omit<Contact, "addresses" | "details">>(
    tx,
    sql`select k.id, k.customer_id as "customerId", k.title, k.first_name as "firstName", k.middle_name as "middleName",
        k.last_name as "lastName", k.known_as as "knownAs", k.contact_type_ids as "contactTypeIds",
        array(select t.name from unnest(k.contact_type_ids) with ordinality g (id, place) join contact_type t on t.id = g.id
          order by g.place) as "contactTypeNames",
        k.priority, k.relationship, k.account_receiver as "accountReceiver", k.receiver_channel as "receiverChannel",
        k.note, k.active, ${instantText(sql`k.created_at`)} as "createdAt"
      from contact k where ${where}
      order by not k.active, array_position(array['primary', 'secondary', 'do_not_contact'], k.priority), k.id`,
  );
  if (rows.length === 0) return [];
  const of = ids(rows.map((row) => row.id));
  // By the index of the customer, whose contacts they are.
  const owners = ids([...new Set(rows.map((row) => row.customerId))]);
  const addresses = Map.groupBy(
    await loadAddresses(tx, sql`a.customer_id = any(${owners}) and a.contact_id = any(${of})`),
    (one) => one.contactId,
  );
  const details = Map.groupBy(
    await loadContactDetails(tx, sql`d.customer_id = any(${owners}) and d.contact_id = any(${of})`),
    (one) => one.contactId,
  );
  return rows.map((row) => ({ ...row, addresses: addresses.get(row.id) ?? [], details: details.get(row.id) ?? [] }));
}

/**
 * One contact.
 * @throws NOT_FOUND
 */
export async function loadContact(tx: OrmTx, id: number): Promise<Contact> {
  const [found] = await loadContacts(tx, sql`k.id = ${id}`);
  if (found === undefined) throw notFound("contact", id);
  return found;
}

/** What keeps a contact from getting the copy of the statement that they are to get. */
export function contactWarnings(contact: Contact): { code: string; detail: string }[] {
  if (!contact.accountReceiver) return [];
  const warning = (detail: string) => [{ code: "RECEIVER_UNREACHABLE", detail }];
  if (contact.priority === "do_not_contact")
    return warning("The contact is an account receiver, but not to be contacted: no copy of the statement is sent.");
  const email = contact.receiverChannel === "email";
  const reachable = email
    ? contact.details.some((one) => one.type === "email" && one.active)
    : contact.addresses.some((one) => one.active);
  if (reachable) return [];
  return warning(
    email
      ? "The copy of the statement goes by e-mail, but the contact has no e-mail address."
      : "The copy of the statement goes by mail, but the contact has no address.",
  );
}
