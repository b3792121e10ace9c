import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { service, serviceEntry } from "./admissions.ts";
import { billingScheduleLine, scheduleTemplate, serviceGroup } from "./billing.ts";
import { createdAt, day, id, rate, ref } from "./columns.ts";
import { customer } from "./customers.ts";
import { ledgerAccount } from "./ledger.ts";

/** Something that the government pays for a client. */
export const fundingCode = pgTable("funding_code", {
  id: id(),
  code: text("code").notNull().unique(),
  description: text("description").notNull(),
  unit: text("unit", { enum: ["day", "month"] }).notNull(),
  /** Paid for the room: reduced by the assessed amount of the client. */
  accommodationAssociated: boolean("accommodation_associated").notNull().default(false),
  /** The code that payment statements know it by. */
  externalCode: text("external_code"),
  revenueAccountId: ref("revenue_account_id").references((): AnyPgColumn => ledgerAccount.id),
  /** The key of the national rate table that its global rates come from; null: the provider's own figures. */
  nationalRate: text("national_rate"),
  active: boolean("active").notNull().default(true),
});

/** What a funding code pays from a day on: for all clients, or one client's own. Lines that mirror a fee have no rates. */
export const fundingRate = pgTable(
  "funding_rate",
  {
    id: id(),
    fundingCodeId: ref("funding_code_id")
      .notNull()
      .references(() => fundingCode.id),
    clientId: ref("client_id").references((): AnyPgColumn => customer.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    rate: rate("rate").notNull(),
    source: text("source"),
    verified: boolean("verified").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    index("funding_rate_code").on(t.fundingCodeId, t.startDate),
    index("funding_rate_client").on(t.clientId),
    check("funding_rate_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** The funding that a client of a care type gets on admission, by the same template as the fees. */
export const fundingTemplateLine = pgTable(
  "funding_template_line",
  {
    id: id(),
    scheduleTemplateId: ref("schedule_template_id")
      .notNull()
      .references((): AnyPgColumn => scheduleTemplate.id, { onDelete: "cascade" }),
    serviceGroupId: ref("service_group_id").references((): AnyPgColumn => serviceGroup.id),
    fundingCodeId: ref("funding_code_id")
      .notNull()
      .references(() => fundingCode.id),
  },
  (t) => [unique("funding_template_line_code").on(t.scheduleTemplateId, t.fundingCodeId)],
);

/** Funding that recurs for a client. A line that mirrors a fee follows it in dates, service and, negated, in rate. */
export const fundingScheduleLine = pgTable(
  "funding_schedule_line",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references((): AnyPgColumn => customer.id),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceGroupId: ref("service_group_id").references((): AnyPgColumn => serviceGroup.id),
    fundingCodeId: ref("funding_code_id")
      .notNull()
      .references(() => fundingCode.id),
    /** The service whose claim carries the line. */
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    description: text("description"),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** The fee that this line mirrors; kept by the database. */
    mirrorsId: ref("mirrors_id")
      .unique()
      .references((): AnyPgColumn => billingScheduleLine.id, { onDelete: "cascade" }),
    inError: boolean("in_error").notNull().default(false),
    /** Last day that a claim holds. */
    lastCalculatedDate: day("last_calculated_date"),
    createdAt: createdAt(),
  },
  (t) => [
    index("funding_schedule_line_client").on(t.clientId),
    index("funding_schedule_line_entry").on(t.serviceEntryId),
    check("funding_schedule_line_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);
