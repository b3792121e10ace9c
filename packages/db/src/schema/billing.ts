import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { service, serviceEntry } from "./admissions.ts";
import { createdAt, day, id, percent, rate, ref } from "./columns.ts";
import { customer } from "./customers.ts";
import { fundingCode } from "./funding.ts";
import { everydayService } from "./fees.ts";
import { ledgerAccount } from "./ledger.ts";

/** A set of days, as PostgreSQL writes it: `{[2026-10-01,2026-11-01)}`. */
export const dayset = customType<{ data: string }>({ dataType: () => "datemultirange" });

/** A tax code with its percentage; `inclusive` when the rates of its billing codes already hold the tax. */
export const taxCode = pgTable("tax_code", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  percent: percent("percent").notNull(),
  inclusive: boolean("inclusive").notNull().default(false),
  ledgerAccountId: ref("ledger_account_id")
    .notNull()
    .references(() => ledgerAccount.id),
});

/**
 * A posting profile: where what customers owe is kept. Type `accommodation` draws from a lump sum; `lump_sum` holds what
 * is invoiced of lump sums; `vendor` what is owed to customers.
 */
export const accountName = pgTable("account_name", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  type: text("type", { enum: ["customer", "accommodation", "lump_sum", "vendor"] }).notNull(),
  receivableAccountId: ref("receivable_account_id")
    .notNull()
    .references(() => ledgerAccount.id),
  /**
   * Types `lump_sum` and `accommodation`: the lump-sum liability. Type `vendor`: the clearing account, through which
   * credits become owed and receipts are made without cash. Null for type `customer`.
   */
  counterAccountId: ref("counter_account_id").references(() => ledgerAccount.id),
});

/** A fee that can be charged. */
export const billingCode = pgTable("billing_code", {
  id: id(),
  code: text("code").notNull().unique(),
  description: text("description").notNull(),
  unit: text("unit", { enum: ["day", "week", "fortnight", "month", "year", "each"] }).notNull(),
  /** Where weeks, fortnights and years begin: on the schedule line's first day, or on the calendar's. */
  anchor: text("anchor", { enum: ["line", "calendar"] })
    .notNull()
    .default("line"),
  timing: text("timing", { enum: ["advance", "arrears"] }).notNull(),
  taxCodeId: ref("tax_code_id")
    .notNull()
    .references(() => taxCode.id),
  accountNameId: ref("account_name_id")
    .notNull()
    .references(() => accountName.id),
  revenueAccountId: ref("revenue_account_id")
    .notNull()
    .references(() => ledgerAccount.id),
  /** Counts towards, and stops at, the client's annual and lifetime caps. */
  capped: boolean("capped").notNull().default(false),
  /** Whether the day of departure is charged. */
  chargeDepartureDay: boolean("charge_departure_day").notNull().default(true),
  /** Which fee of the law this code charges; its amounts for a resident are worked out from the resident's facts. */
  legalFee: text("legal_fee", {
    enum: [
      "basic_daily_fee",
      "hotelling_contribution",
      "non_clinical_care_contribution",
      "means_tested_care_fee",
      "income_tested_fee",
      "fee_reduction",
      "bed_reservation_fee",
      "higher_everyday_living_fee",
    ],
  }),
  /** The funding code of the line that mirrors this fee on the funding schedule, with the opposite sign. */
  fundingCodeId: ref("funding_code_id").references((): AnyPgColumn => fundingCode.id),
  /** The key of the national rate table that this code's global rates come from; null for the provider's own price. */
  nationalRate: text("national_rate"),
  active: boolean("active").notNull().default(true),
});

/** A package or group of fees: it limits which codes are offered on a schedule. */
export const serviceGroup = pgTable("service_group", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
});

export const serviceGroupCode = pgTable(
  "service_group_code",
  {
    serviceGroupId: ref("service_group_id")
      .notNull()
      .references(() => serviceGroup.id, { onDelete: "cascade" }),
    billingCodeId: ref("billing_code_id")
      .notNull()
      .references(() => billingCode.id),
  },
  (t) => [primaryKey({ columns: [t.serviceGroupId, t.billingCodeId] })],
);

/** The services at which a group is offered; a group with none is offered everywhere. */
export const serviceGroupService = pgTable(
  "service_group_service",
  {
    serviceGroupId: ref("service_group_id")
      .notNull()
      .references(() => serviceGroup.id, { onDelete: "cascade" }),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
  },
  (t) => [primaryKey({ columns: [t.serviceGroupId, t.serviceId] })],
);

/** The price of a code from a day on: global, or one client's own. No two rows of a (code, client) overlap. */
export const billingRate = pgTable(
  "billing_rate",
  {
    id: id(),
    billingCodeId: ref("billing_code_id")
      .notNull()
      .references(() => billingCode.id),
    /** Null: valid for all clients without a rate of their own. */
    clientId: ref("client_id").references(() => customer.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    model: text("model", { enum: ["amount", "percentage"] }).notNull(),
    /** The price per unit when the model is `amount`. */
    rate: rate("rate"),
    /** The code whose rate of the day is taken when the model is `percentage`. */
    baseCodeId: ref("base_code_id").references(() => billingCode.id),
    percent: percent("percent"),
    /** Where the figure comes from, and how sure it is. */
    source: text("source"),
    verified: boolean("verified").notNull().default(true),
    /** Worked out from the client's facts, and worked out anew when they change; not changed by hand. */
    derived: boolean("derived").notNull().default(false),
    /** How it was worked out, step by step, where it was. */
    basis: jsonb("basis"),
    createdAt: createdAt(),
  },
  (t) => [
    index("billing_rate_code").on(t.billingCodeId, t.startDate),
    index("billing_rate_client").on(t.clientId),
    check("billing_rate_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check(
      "billing_rate_model",
      sql`(${t.model} = 'amount' and ${t.rate} is not null and ${t.baseCodeId} is null and ${t.percent} is null)
        or (${t.model} = 'percentage' and ${t.rate} is null and ${t.baseCodeId} is not null and ${t.percent} is not null)`,
    ),
    check("billing_rate_own_base", sql`${t.baseCodeId} is null or ${t.baseCodeId} <> ${t.billingCodeId}`),
  ],
);

/** The fees that a client of a care type gets on admission. */
export const scheduleTemplate = pgTable("schedule_template", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
});

export const scheduleTemplateLine = pgTable(
  "schedule_template_line",
  {
    id: id(),
    scheduleTemplateId: ref("schedule_template_id")
      .notNull()
      .references(() => scheduleTemplate.id, { onDelete: "cascade" }),
    serviceGroupId: ref("service_group_id")
      .notNull()
      .references(() => serviceGroup.id),
    billingCodeId: ref("billing_code_id")
      .notNull()
      .references((): AnyPgColumn => billingCode.id),
    quantity: rate("quantity").notNull().default("1"),
    /** Only for clients of this fee arrangement; null: for all. */
    feeArrangement: text("fee_arrangement", { enum: ["PRE14", "POST14", "NOV25"] }),
  },
  (t) => [unique("schedule_template_line_code").on(t.scheduleTemplateId, t.billingCodeId)],
);

/** A fee that recurs for a client. `billed` is kept by the database from the journal lines and by nothing else. */
export const billingScheduleLine = pgTable(
  "billing_schedule_line",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    serviceGroupId: ref("service_group_id").references(() => serviceGroup.id),
    billingCodeId: ref("billing_code_id")
      .notNull()
      .references(() => billingCode.id),
    /** The service that delivers the fee and earns it; may differ from the service of the entry. */
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    description: text("description"),
    quantity: rate("quantity").notNull().default("1"),
    /** First and last day to bill, both inclusive. */
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** Billing stops after this day whatever the end date says. */
    billToDate: day("bill_to_date"),
    inError: boolean("in_error").notNull().default(false),
    /** The clause of a higher everyday living agreement that the charge stands on. */
    everydayServiceId: ref("everyday_service_id").references((): AnyPgColumn => everydayService.id),
    /** `calculated`: made and kept by the calculation of resident fees. */
    origin: text("origin", { enum: ["template", "added", "calculated"] })
      .notNull()
      .default("added"),
    billed: dayset("billed")
      .notNull()
      .default(sql`'{}'`),
    /** First day whose facts changed after it was billed; null when nothing waits to be adjusted. */
    adjustFrom: day("adjust_from"),
    createdAt: createdAt(),
  },
  (t) => [
    index("billing_schedule_line_client").on(t.clientId),
    index("billing_schedule_line_entry").on(t.serviceEntryId),
    index("billing_schedule_line_code").on(t.billingCodeId),
    index("billing_schedule_line_adjust")
      .on(t.clientId)
      .where(sql`${t.adjustFrom} is not null`),
    check("billing_schedule_line_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check("billing_schedule_line_quantity", sql`${t.quantity} <> 0`),
  ],
);

/** Days on which a schedule line is not charged although it runs. */
export const billingScheduleHold = pgTable(
  "billing_schedule_hold",
  {
    id: id(),
    scheduleLineId: ref("schedule_line_id")
      .notNull()
      .references(() => billingScheduleLine.id, { onDelete: "cascade" }),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    reason: text("reason").notNull(),
    /** Made and kept by the calculation of resident fees; not changed by hand. */
    derived: boolean("derived").notNull().default(false),
  },
  (t) => [
    index("billing_schedule_hold_line").on(t.scheduleLineId),
    check("billing_schedule_hold_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** Who pays a schedule line from a day on, and which share. Without rows the client pays all. */
export const billingInvoicee = pgTable(
  "billing_invoicee",
  {
    id: id(),
    scheduleLineId: ref("schedule_line_id")
      .notNull()
      .references(() => billingScheduleLine.id, { onDelete: "cascade" }),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    customerId: ref("customer_id")
      .notNull()
      .references(() => customer.id),
    accountNameId: ref("account_name_id")
      .notNull()
      .references(() => accountName.id),
    percent: percent("percent").notNull(),
  },
  (t) => [
    index("billing_invoicee_line").on(t.scheduleLineId),
    index("billing_invoicee_customer").on(t.customerId),
    unique("billing_invoicee_once").on(t.scheduleLineId, t.startDate, t.customerId, t.accountNameId),
    check("billing_invoicee_percent", sql`${t.percent} > 0 and ${t.percent} <= 100`),
    check("billing_invoicee_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);
