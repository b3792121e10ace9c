import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { scheduleTemplate } from "./billing.ts";
import { createdAt, day, id, money, ref } from "./columns.ts";
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
    departureDate: day("departure_date"),
    departureReason: text("departure_reason", { enum: ["deceased", "home", "hospital", "other_service", "other"] }),
    /** Last billable day where it differs from the departure day. */
    billingEndDate: day("billing_end_date"),
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
  ],
);
