import { sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** The dates and choices of a person from which the fee and the accommodation arrangement follow, and what exempts from fees. */
export const residentFacts = pgTable(
  "resident_facts",
  {
    clientId: ref("client_id")
      .primaryKey()
      .references(() => customer.id),
    homeCareOnSep2024: text("home_care_on_sep_2024", { enum: ["none", "approved", "continuing"] })
      .notNull()
      .default("none"),
    choiceOf2014: day("choice_of_2014"),
    electionOf2025: day("election_of_2025"),
    agreementBefore2014: text("agreement_before_2014", {
      enum: ["formal", "bond", "charge", "eligible", "none", "unknown"],
    })
      .notNull()
      .default("unknown"),
    /** Which basic daily fee a person of before July 2014 pays. */
    pre2014Fee: text("pre_2014_fee", { enum: ["standard", "protected", "non_standard"] })
      .notNull()
      .default("standard"),
    hasDependentChild: boolean("has_dependent_child").notNull().default(false),
    formerPrisonerOfWar: boolean("former_prisoner_of_war").notNull().default(false),
    inCareIn1997: boolean("in_care_in_1997").notNull().default(false),
    /** Days of a determination that hotelling and non-clinical care contribution are zero. */
    zeroFrom: day("zero_from"),
    zeroTo: day("zero_to"),
    /** When the person, and the provider, were told the first amounts; null: on the day of the first advice. */
    personInformedOn: day("person_informed_on"),
    providerInformedOn: day("provider_informed_on"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [check("resident_facts_zero", sql`${t.zeroTo} is null or ${t.zeroTo} >= ${t.zeroFrom}`)],
);

/** A stay in residential care elsewhere, as far as known: arrangements depend on it. */
export const earlierStay = pgTable(
  "earlier_stay",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    kind: text("kind", { enum: ["permanent", "respite", "multi_purpose"] }).notNull(),
    home: text("home").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    createdAt: createdAt(),
  },
  (t) => [
    index("earlier_stay_client").on(t.clientId),
    check("earlier_stay_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** People decided otherwise than the dates say, and why. */
export const arrangementOverride = pgTable(
  "arrangement_override",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    field: text("field", { enum: ["fee", "accommodation"] }).notNull(),
    arrangement: text("arrangement", { enum: ["PRE14", "POST14", "NOV25"] }).notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    reason: text("reason").notNull(),
    retention: boolean("retention"),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("arrangement_override_client").on(t.clientId),
    check("arrangement_override_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check("arrangement_override_reason", sql`btrim(${t.reason}) <> ''`),
  ],
);

/** Both arrangements of a person by day, as the rule gives them: worked out anew whenever a fact changes. */
export const clientCohort = pgTable(
  "client_cohort",
  {
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    cohort: text("cohort", { enum: ["PRE14", "POST14", "POST14-HC", "NOV25", "OPT-IN", "BREAK"] }).notNull(),
    fee: text("fee", { enum: ["PRE14", "POST14", "NOV25"] }).notNull(),
    accommodation: text("accommodation", { enum: ["PRE14", "POST14", "NOV25"] }).notNull(),
    retention: boolean("retention").notNull(),
    indexation: boolean("indexation").notNull(),
    nonClinicalCareZero: text("non_clinical_care_zero", { enum: ["OPTED_IN_FROM_PRE14", "CONTINUING_HOME_CARE"] }),
    meansTestedFeeZero: text("means_tested_fee_zero", { enum: ["CONTINUING_HOME_CARE"] }),
    /** The tests that decided, in plain words with the law. */
    basis: jsonb("basis").notNull(),
  },
  (t) => [primaryKey({ columns: [t.clientId, t.startDate] })],
);
