import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { scheduleTemplate } from "./billing.ts";
import { createdAt, day, id, money, percent, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** A company or association that invoices and keeps books; documents are numbered per legal entity. */
export const legalEntity = pgTable("legal_entity", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  abn: text("abn").notNull(),
  timeZone: text("time_zone").notNull().default("Australia/Sydney"),
  /** Days before this one were billed by an earlier system and are never proposed. */
  billFrom: day("bill_from"),
});

/** A facility or programme: the part of the provider that delivers care and earns the fee. */
export const service = pgTable("service", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  kind: text("kind", { enum: ["residential", "village", "home_care", "ndis"] }).notNull(),
  legalEntityId: ref("legal_entity_id")
    .notNull()
    .references(() => legalEntity.id),
  /** The identifier by which the Department (or the NDIA) knows this service. */
  departmentServiceId: text("department_service_id"),
  state: text("state", { enum: ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"] }).notNull(),
  funded: boolean("funded").notNull().default(true),
  allowPartnered: boolean("allow_partnered").notNull().default(false),
  /** On admission the address of the place becomes the client's primary address. */
  placeAddress: boolean("place_address").notNull().default(false),
  addressLine: text("address_line"),
  suburb: text("suburb"),
  postcode: text("postcode"),
  active: boolean("active").notNull().default(true),
});

/** A room, bed, apartment or unit. */
export const place = pgTable(
  "place",
  {
    id: id(),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    code: text("code").notNull(),
    wing: text("wing"),
    /** The published price as a refundable lump sum. */
    price: money("price"),
    /** Street address of its own, as a unit of a village has; null: that of the service. */
    addressLine: text("address_line"),
    active: boolean("active").notNull().default(true),
  },
  (t) => [unique("place_code").on(t.serviceId, t.code)],
);

/** The kind of care of a stay: it decides the schedule template and which rules apply. */
export const careType = pgTable("care_type", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  setting: text("setting", { enum: ["residential", "respite", "village", "home_care", "ndis"] }).notNull(),
  scheduleTemplateId: ref("schedule_template_id").references((): AnyPgColumn => scheduleTemplate.id),
});

/** One stay or engagement of a client with one service. */
export const serviceEntry = pgTable(
  "service_entry",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references((): AnyPgColumn => customer.id),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    careTypeId: ref("care_type_id")
      .notNull()
      .references(() => careType.id),
    placeId: ref("place_id").references(() => place.id),
    funded: boolean("funded").notNull(),
    entryDate: day("entry_date").notNull(),
    /** First billable day; before or after the entry date. */
    billingStartDate: day("billing_start_date").notNull(),
    /** Whether an accommodation payment applies, and who pays for the room; open to change at any time. */
    accommodationStatus: text("accommodation_status", {
      enum: ["not_applicable", "not_known", "not_supported", "partly_supported", "supported", "ingoing_contribution"],
    })
      .notNull()
      .default("not_known"),
    /** First admission before 1 July 2014, and whether the means testing of that day applies. */
    careBeforeJuly2014: boolean("care_before_july_2014").notNull().default(false),
    newMeansTesting: boolean("new_means_testing").notNull().default(true),
    /** Day of the service agreement; days before entry can be charged from it. */
    agreementDate: day("agreement_date"),
    /** Short-term restorative care: capacity scores at entry and departure. */
    initialCapacity: percent("initial_capacity"),
    departureCapacity: percent("departure_capacity"),
    entryEventRequired: boolean("entry_event_required").notNull().default(false),
    departureEventRequired: boolean("departure_event_required").notNull().default(false),
    partnered: boolean("partnered").notNull().default(false),
    /** The stay in another service that this one follows without a break, or the one before a facility transfer. */
    transferredFromId: ref("transferred_from_id").references((): AnyPgColumn => serviceEntry.id),
    departureDate: day("departure_date"),
    /** Day on which notice of leaving was given. */
    noticeDate: day("notice_date"),
    /** Day on which probate or letters of administration were shown, for a client who died. */
    probateDate: day("probate_date"),
    departureReason: text("departure_reason", { enum: ["deceased", "home", "hospital", "other_service", "other"] }),
    /** Last billable day where it differs from the departure day. */
    billingEndDate: day("billing_end_date"),
    /** First day of the present primary client, where another was primary before; null: the entry day. */
    clientSince: day("client_since"),
    /** What came with the admission besides its lines, so that an admission made in error can be taken back whole. */
    admissionMade: jsonb("admission_made"),
    /** What ended with the departure and how it stood before, so that a departure can be taken back. */
    departureEnded: jsonb("departure_ended"),
    createdAt: createdAt(),
  },
  (t) => [
    index("service_entry_client").on(t.clientId),
    index("service_entry_service").on(t.serviceId, t.entryDate),
    check("service_entry_departure", sql`${t.departureDate} is null or ${t.departureDate} >= ${t.entryDate}`),
    check(
      "service_entry_billing_end",
      sql`${t.billingEndDate} is null or ${t.billingEndDate} >= ${t.billingStartDate} - 1`,
    ),
    check("service_entry_client_since", sql`${t.clientSince} is null or ${t.clientSince} > ${t.entryDate}`),
    check("service_entry_notice", sql`${t.noticeDate} is null or ${t.departureDate} is not null`),
    check(
      "service_entry_probate",
      sql`${t.probateDate} is null or (${t.departureReason} = 'deceased' and ${t.probateDate} >= ${t.departureDate})`,
    ),
    check(
      "service_entry_capacity",
      sql`coalesce(${t.initialCapacity}, 0) between 0 and 100 and coalesce(${t.departureCapacity}, 0) between 0 and 100`,
    ),
    index("service_entry_place").on(t.placeId),
    index("service_entry_transferred")
      .on(t.transferredFromId)
      .where(sql`${t.transferredFromId} is not null`),
  ],
);

/** Where a client lived during a stay. Kept by the database from the entry and its bed transfers. */
export const placeStay = pgTable(
  "place_stay",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    placeId: ref("place_id")
      .notNull()
      .references(() => place.id),
    startDate: day("start_date").notNull(),
    /** The day of leaving the place, on which the next client may move in; null while it lasts. */
    endDate: day("end_date"),
    /** The service lets several clients share a place. */
    shared: boolean("shared").notNull(),
  },
  (t) => [
    index("place_stay_entry").on(t.serviceEntryId),
    index("place_stay_place").on(t.placeId, t.startDate),
    check("place_stay_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** A move to another place within a stay. */
export const bedTransfer = pgTable(
  "bed_transfer",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceId: ref("service_id").notNull(),
    fromPlaceId: ref("from_place_id").references(() => place.id),
    toPlaceId: ref("to_place_id")
      .notNull()
      .references(() => place.id),
    transferDate: day("transfer_date").notNull(),
    /** Who wanted it: it decides what may be charged for a dearer place. */
    reason: text("reason", { enum: ["client_choice", "provider", "clinical", "other"] }).notNull(),
    description: text("description"),
    createdAt: createdAt(),
  },
  (t) => [unique("bed_transfer_day").on(t.serviceEntryId, t.transferDate)],
);

/** Another client who shares the place and the entry of a primary client; has no entry of their own there. */
export const entryPartner = pgTable(
  "entry_partner",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    entryDate: day("entry_date").notNull(),
    departureDate: day("departure_date"),
    departureReason: text("departure_reason", { enum: ["deceased", "home", "hospital", "other_service", "other"] }),
    /** Did not leave on the departure day, but became the primary client of the entry. */
    becamePrimary: boolean("became_primary").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("entry_partner_entry").on(t.serviceEntryId),
    index("entry_partner_client").on(t.clientId),
    check("entry_partner_dates", sql`${t.departureDate} is null or ${t.departureDate} >= ${t.entryDate}`),
    check("entry_partner_primary", sql`not ${t.becamePrimary} or ${t.departureDate} is not null`),
  ],
);

/** Who was the primary client of a shared entry, and since when. Written on a switch; an entry without rows never had one. */
export const entryPrimary = pgTable(
  "entry_primary",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** Why the client left, when the switch to the next primary was a departure. */
    departureReason: text("departure_reason", { enum: ["deceased", "home", "hospital", "other_service", "other"] }),
  },
  (t) => [
    unique("entry_primary_start").on(t.serviceEntryId, t.startDate),
    index("entry_primary_client").on(t.clientId),
  ],
);

/** An entry or departure that has to be told to the government's portal. */
export const portalEvent = pgTable(
  "portal_event",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceId: ref("service_id").notNull(),
    clientId: ref("client_id").notNull(),
    kind: text("kind", { enum: ["entry", "departure"] }).notNull(),
    eventDate: day("event_date").notNull(),
    status: text("status", { enum: ["waiting", "lodged", "withdrawn"] })
      .notNull()
      .default("waiting"),
    lodgedOn: day("lodged_on"),
    reference: text("reference"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("portal_event_once").on(t.serviceEntryId, t.kind),
    index("portal_event_status").on(t.status, t.serviceId),
  ],
);

/** What a client pays for the room of a stay: its lines, lump sums and movements hang on it. One per entry. */
export const accommodationPayment = pgTable(
  "accommodation_payment",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .unique()
      .references(() => serviceEntry.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    /** The day the accommodation agreement was made. */
    agreementDate: day("agreement_date"),
    /** Notice given of a move, and what the parties agreed about refund for re-entry, decide when a refund is due. */
    heldForReentryUntil: day("held_for_reentry_until"),
    /** A refundable deposit paid in another home before: when first, and how many days counted for retention there. */
    elsewhereFirstPaid: day("elsewhere_first_paid"),
    elsewhereCountedDays: integer("elsewhere_counted_days").notNull().default(0),
    /** What an earlier system took out of the lump sum before the legal entity's first day here: retention, and the rest. */
    retainedBefore: money("retained_before").notNull().default("0"),
    deductedBefore: money("deducted_before").notNull().default("0"),
    /** The payment of the stay before, from which the lump sum came without cash. */
    transferredFromId: ref("transferred_from_id").references((): AnyPgColumn => accommodationPayment.id),
    /** First day whose charges may have changed since they were posted; null: nothing waits. */
    adjustFrom: day("adjust_from"),
    /**
     * Up to this day everything was proposed, with the state of the lump sum where the next proposal goes on. 9999-12-31: nothing
     * more is to be charged until a fact changes.
     */
    settledTo: day("settled_to"),
    /** As text: every proposal reads and writes it whole, and no statement looks inside. */
    settledState: json("settled_state"),
    createdAt: createdAt(),
  },
  (t) => [
    check("accommodation_payment_before", sql`${t.retainedBefore} >= 0 and ${t.deductedBefore} >= 0`),
    index("accommodation_payment_client").on(t.clientId),
    index("accommodation_payment_transferred")
      .on(t.transferredFromId)
      .where(sql`${t.transferredFromId} is not null`),
  ],
);
