import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { serviceEntry } from "./admissions.ts";
import { createdAt, day, id, instant, money, rate, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** One dated entry of a letter of Services Australia about what a client pays. */
export const feeAdvice = pgTable(
  "fee_advice",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    issuedOn: day("issued_on").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** Daily amounts; null where the letter does not name them. */
    meansTestedAmount: money("means_tested_amount"),
    meansNotDisclosed: boolean("means_not_disclosed").notNull().default(false),
    hotellingContribution: money("hotelling_contribution"),
    nonClinicalCareContribution: money("non_clinical_care_contribution"),
    meansTestedCareFee: money("means_tested_care_fee"),
    incomeTestedFee: money("income_tested_fee"),
    accommodationContribution: money("accommodation_contribution"),
    reference: text("reference"),
    source: text("source", { enum: ["entered", "file"] }).notNull(),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    /** Taken back: entered by mistake. */
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    index("fee_advice_client").on(t.clientId, t.startDate),
    check("fee_advice_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** The AN-ACC class of a client from a day on. */
export const clientClassification = pgTable(
  "client_classification",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    /** "1" to "13", or another class of the national weights. */
    classCode: text("class_code").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    createdAt: createdAt(),
  },
  (t) => [
    index("client_classification_client").on(t.clientId),
    check("client_classification_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** Hardship: days on which the government pays part of a client's fees. */
export const feeReduction = pgTable(
  "fee_reduction",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references((): AnyPgColumn => serviceEntry.id),
    kind: text("kind", { enum: ["remaining_income", "of_before_november_2025"] }).notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    /** Income less essential expenses a day, as determined. */
    dailyRemainingIncome: money("daily_remaining_income"),
    /** Supplement a day of a determination of before November 2025. */
    supplement: money("supplement"),
    accommodationMost: money("accommodation_most"),
    reference: text("reference"),
    createdAt: createdAt(),
  },
  (t) => [
    index("fee_reduction_client").on(t.clientId),
    check("fee_reduction_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check(
      "fee_reduction_amounts",
      sql`(${t.kind} = 'remaining_income') = (${t.dailyRemainingIncome} is not null)
        and (${t.kind} = 'of_before_november_2025') = (${t.supplement} is not null)`,
    ),
  ],
);

/** A written agreement on services at a higher standard. Every charge of the kind points to one of its services. */
export const everydayAgreement = pgTable(
  "everyday_agreement",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references((): AnyPgColumn => serviceEntry.id),
    kind: text("kind", { enum: ["standing", "ad_hoc"] }).notNull(),
    offeredOn: day("offered_on").notNull(),
    agreedOn: day("agreed_on").notNull(),
    inWriting: boolean("in_writing").notNull(),
    standalone: boolean("standalone").notNull(),
    statesIndexation: boolean("states_indexation").notNull(),
    annualReview: boolean("annual_review").notNull(),
    reviewOn: day("review_on"),
    endedBy: text("ended_by", { enum: ["person", "provider"] }),
    endedOn: day("ended_on"),
    cannotDeliver: boolean("cannot_deliver").notNull().default(false),
    /** First day without it, from the notice by law. */
    endsFrom: day("ends_from"),
    createdAt: createdAt(),
  },
  (t) => [
    index("everyday_agreement_client").on(t.clientId),
    check("everyday_agreement_end", sql`(${t.endedBy} is null) = (${t.endedOn} is null)`),
  ],
);

/** One agreed amount for one service of an agreement. */
export const everydayService = pgTable(
  "everyday_service",
  {
    id: id(),
    everydayAgreementId: ref("everyday_agreement_id")
      .notNull()
      .references(() => everydayAgreement.id),
    clientId: ref("client_id").notNull(),
    service: text("service").notNull(),
    standard: text("standard").notNull(),
    accommodation: boolean("accommodation").notNull().default(false),
    amount: money("amount").notNull(),
    per: text("per", { enum: ["day", "week", "fortnight", "month", "occasion"] }).notNull(),
    agreedOn: day("agreed_on").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    bundle: text("bundle"),
    standaloneAmount: money("standalone_amount"),
  },
  (t) => [
    index("everyday_service_agreement").on(t.everydayAgreementId),
    check("everyday_service_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    check("everyday_service_amount", sql`${t.amount} >= 0`),
  ],
);

/** A derived rate that has been replaced after days were billed at it: what those charges stand on. */
export const supersededRate = pgTable(
  "superseded_rate",
  {
    /** The number that the rate had. */
    rateId: ref("rate_id").primaryKey(),
    billingCodeId: ref("billing_code_id").notNull(),
    clientId: ref("client_id").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    rate: rate("rate").notNull(),
    source: text("source"),
    basis: jsonb("basis"),
    supersededAt: instant("superseded_at").notNull().defaultNow(),
  },
  (t) => [index("superseded_rate_client").on(t.clientId)],
);
