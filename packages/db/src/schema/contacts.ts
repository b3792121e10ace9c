import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { createdAt, id, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** What an address, phone number or email is for; documents choose by it. */
export const purpose = pgTable("purpose", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  active: boolean("active").notNull().default(true),
});

/** How a contact is related: wife, next of kin, power of attorney. */
export const contactType = pgTable("contact_type", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  active: boolean("active").notNull().default(true),
});

/** Somebody to speak to about a person who receives care. */
export const contact = pgTable(
  "contact",
  {
    id: id(),
    /** The person whose contact it is. */
    customerId: ref("customer_id")
      .notNull()
      .references(() => customer.id),
    title: text("title"),
    firstName: text("first_name").notNull(),
    middleName: text("middle_name"),
    lastName: text("last_name").notNull(),
    knownAs: text("known_as"),
    contactTypeIds: bigint("contact_type_ids", { mode: "number" })
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** `do_not_contact` keeps every letter and email from this contact. */
    priority: text("priority", { enum: ["primary", "secondary", "do_not_contact"] }).notNull(),
    relationship: text("relationship", { enum: ["none", "personal", "non_personal"] })
      .notNull()
      .default("none"),
    /** Gets a copy of the statement, by this way. */
    accountReceiver: boolean("account_receiver").notNull().default(false),
    receiverChannel: text("receiver_channel", { enum: ["email", "mail"] }),
    note: text("note"),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    index("contact_customer").on(t.customerId),
    check("contact_receiver", sql`not ${t.accountReceiver} or ${t.receiverChannel} is not null`),
  ],
);

/** An address of a customer, or of a contact when `contact_id` is set. */
export const address = pgTable(
  "address",
  {
    id: id(),
    customerId: ref("customer_id")
      .notNull()
      .references(() => customer.id),
    contactId: ref("contact_id").references(() => contact.id),
    /** A label for people; never printed. */
    name: text("name").notNull().default(""),
    line: text("line").notNull(),
    suburb: text("suburb").notNull(),
    state: text("state").notNull(),
    postcode: text("postcode").notNull(),
    country: text("country").notNull().default("Australia"),
    purposeIds: bigint("purpose_ids", { mode: "number" })
      .array()
      .notNull()
      .default(sql`'{}'`),
    primary: boolean("is_primary").notNull().default(false),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    index("address_customer").on(t.customerId),
    index("address_suburb").on(sql`lower(${t.suburb})`, t.state),
    uniqueIndex("address_one_primary")
      .on(t.customerId, sql`coalesce(${t.contactId}, 0)`)
      .where(sql`${t.primary}`),
    check("address_primary_active", sql`${t.active} or not ${t.primary}`),
  ],
);

/** A phone number, email or the like of a customer, or of a contact when `contact_id` is set. */
export const contactDetail = pgTable(
  "contact_detail",
  {
    id: id(),
    customerId: ref("customer_id")
      .notNull()
      .references(() => customer.id),
    contactId: ref("contact_id").references(() => contact.id),
    type: text("type", { enum: ["phone", "mobile", "email", "fax", "web"] }).notNull(),
    value: text("value").notNull(),
    description: text("description").notNull().default(""),
    purposeIds: bigint("purpose_ids", { mode: "number" })
      .array()
      .notNull()
      .default(sql`'{}'`),
    primary: boolean("is_primary").notNull().default(false),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    index("contact_detail_customer").on(t.customerId),
    uniqueIndex("contact_detail_one_primary")
      .on(t.customerId, sql`coalesce(${t.contactId}, 0)`, t.type)
      .where(sql`${t.primary}`),
    check("contact_detail_primary_active", sql`${t.active} or not ${t.primary}`),
  ],
);

/** A kind of number by which others know a client: pension number, aged care client record. */
export const referenceType = pgTable("reference_type", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  /** Two clients may not have the same active number of this type. */
  distinct: boolean("is_distinct").notNull().default(true),
  active: boolean("active").notNull().default(true),
});

export const clientReference = pgTable(
  "client_reference",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    referenceTypeId: ref("reference_type_id")
      .notNull()
      .references(() => referenceType.id),
    number: text("number").notNull(),
    active: boolean("active").notNull().default(true),
    /** The bare number while it is active and no other client may have it; kept by the database. */
    distinctKey: text("distinct_key"),
    createdAt: createdAt(),
  },
  (t) => [
    index("client_reference_client").on(t.clientId),
    index("client_reference_number").on(t.number),
    uniqueIndex("client_reference_one_active")
      .on(t.clientId, t.referenceTypeId)
      .where(sql`${t.active}`),
    unique("client_reference_distinct").on(t.referenceTypeId, t.distinctKey),
  ],
);
