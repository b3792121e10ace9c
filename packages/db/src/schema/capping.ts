import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, money, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** A client's annual and lifetime caps on capped fees. The thresholds themselves are dated national rates. */
export const clientCap = pgTable(
  "client_cap",
  {
    clientId: ref("client_id")
      .primaryKey()
      .references(() => customer.id),
    /** First day of Commonwealth-funded care with any provider; its anniversaries start the cap years. */
    firstEntryDate: day("first_entry_date").notNull(),
    annual: boolean("annual").notNull().default(true),
    lifetime: boolean("lifetime").notNull().default(true),
    /** Paid elsewhere before Banksia: in the cap year that holds `opening_date`, and in all. */
    openingDate: day("opening_date"),
    annualOpening: money("annual_opening").notNull().default("0"),
    lifetimeOpening: money("lifetime_opening").notNull().default("0"),
    /** Bill on past the caps. */
    allowBeyond: boolean("allow_beyond").notNull().default(false),
    /** Days before `opening_date` that count towards the 1,460 of the non-clinical care contribution. */
    careDaysBefore: integer("care_days_before").notNull().default(0),
    /** When somebody last changed the set-up: lines calculated before it are out of date. */
    changedAt: instant("changed_at").notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [
    check("client_cap_care_days", sql`${t.careDaysBefore} between 0 and 1460`),
    check(
      "client_cap_opening",
      sql`${t.annualOpening} >= 0 and ${t.annualOpening} <= ${t.lifetimeOpening}
        and (${t.openingDate} is not null or ${t.lifetimeOpening} = 0)`,
    ),
  ],
);

/** A contribution known from elsewhere since the opening: another provider's fee, or home care, that counts towards caps. */
export const outsideContribution = pgTable(
  "outside_contribution",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date").notNull(),
    amount: money("amount").notNull(),
    fee: text("fee", {
      enum: [
        "means_tested_care_fee",
        "income_tested_care_fee",
        "non_clinical_care_contribution",
        "support_at_home_contribution",
      ],
    }).notNull(),
    source: text("source").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("outside_contribution_client").on(t.clientId),
    check("outside_contribution_dates", sql`${t.endDate} >= ${t.startDate}`),
  ],
);

/** A cap of a client as last calculated: one row for each cap year and for the lifetime. Written by the capping run. */
export const clientCapLine = pgTable(
  "client_cap_line",
  {
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    limitType: text("limit_type", {
      enum: ["MEANS_TESTED_ANNUAL", "MEANS_TESTED_LIFETIME", "CONTRIBUTION_LIFETIME", "CARE_DAYS"],
    }).notNull(),
    /** First day of the cap year; the first entry date for the lifetime. */
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    fromCalculatedDate: day("from_calculated_date").notNull(),
    /** Dollars; days for `CARE_DAYS`. */
    threshold: money("threshold"),
    opening: money("opening").notNull(),
    current: money("current").notNull(),
    other: money("other").notNull(),
    total: money("total").notNull(),
    remaining: money("remaining"),
    ahead: money("ahead").notNull(),
    limitReached: boolean("limit_reached").notNull(),
    limitReachedDate: day("limit_reached_date"),
    anniversary: day("anniversary"),
    anniversaryReached: boolean("anniversary_reached").notNull(),
    /** The day on which the limit will be reached on the present schedule, and the day to say so. */
    forecastDate: day("forecast_date"),
    alertDate: day("alert_date"),
    calculatedDate: day("calculated_date").notNull(),
    calculatedAt: instant("calculated_at").notNull().defaultNow(),
    runId: ref("run_id"),
  },
  (t) => [
    primaryKey({ columns: [t.clientId, t.limitType, t.startDate] }),
    index("client_cap_line_alert")
      .on(t.alertDate)
      .where(sql`${t.alertDate} is not null`),
  ],
);
