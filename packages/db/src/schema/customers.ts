import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { service } from "./admissions.ts";
import { bankAccount } from "./bank-accounts.ts";
import { createdAt, day, id, money, ref } from "./columns.ts";

/** Groups that customers are filtered and reported by. */
export const customerGroup = pgTable("customer_group", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
});

/** When an invoice is due: so many days after its date, or after the end of its month. */
export const termsOfPayment = pgTable(
  "terms_of_payment",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    days: integer("days").notNull(),
    fromEndOfMonth: boolean("from_end_of_month").notNull().default(false),
  },
  (t) => [check("terms_of_payment_days", sql`${t.days} between 0 and 366`)],
);

/** One register for people who receive care and for people and organisations that pay. */
export const customer = pgTable(
  "customer",
  {
    id: id(),
    account: text("account").notNull().unique(),
    type: text("type", { enum: ["person", "organisation"] }).notNull(),
    /** The legal name as printed: "Given Family" of a person, the name of an organisation. */
    name: text("name").notNull(),
    title: text("title"),
    firstName: text("first_name"),
    middleName: text("middle_name"),
    lastName: text("last_name"),
    knownAs: text("known_as"),
    birthDate: day("birth_date"),
    gender: text("gender", { enum: ["female", "male", "other", "not_stated"] }),
    maritalStatus: text("marital_status", {
      enum: ["single", "partnered", "illness_separated", "separated", "divorced", "widowed", "not_stated"],
    }),
    /** Printed on statements in the place of the name, as for a couple; on nothing else. */
    statementName: text("statement_name"),
    statementPreference: text("statement_preference", { enum: ["mail", "email"] })
      .notNull()
      .default("mail"),
    carerStatus: text("carer_status", { enum: ["none", "has_carer", "is_carer"] }),
    /** Has, or had, a home care package whose unspent amount is kept. */
    homeCarePackage: boolean("home_care_package").notNull().default(false),
    abn: text("abn"),
    customerGroupId: ref("customer_group_id")
      .notNull()
      .references(() => customerGroup.id),
    termsOfPaymentId: ref("terms_of_payment_id")
      .notNull()
      .references(() => termsOfPayment.id),
    methodOfPayment: text("method_of_payment", { enum: ["direct_debit", "eft", "bpay", "cheque", "other"] })
      .notNull()
      .default("eft"),
    /** A number of another system (pension number, old account), findable in search. */
    reference: text("reference"),
    /** The facility that keeps this customer's record; null for payers shared by all. */
    homeServiceId: ref("home_service_id").references(() => service.id),
    /** The account that direct debits draw on, and that transactions are tagged with. */
    bankAccountId: ref("bank_account_id").references((): AnyPgColumn => bankAccount.id),
    /** The most that one direct debit may take; null: no limit, zero: nothing. */
    directDebitLimit: money("direct_debit_limit"),
    active: boolean("active").notNull().default(true),
    /** Phone numbers, e-mail addresses and reference numbers, as written and bare; kept by the database. */
    foundBy: text("found_by").notNull().default(""),
    searchText: text("search_text")
      .notNull()
      .generatedAlwaysAs(
        sql`lower(account || ' ' || name || ' ' || coalesce(known_as, '') || ' ' || coalesce(reference || ' ' || regexp_replace(reference, '[^0-9A-Za-z]', '', 'g'), '') || ' ' || found_by)`,
      ),
    createdAt: createdAt(),
  },
  (t) => [
    index("customer_search").using("gin", sql`${t.searchText} gin_trgm_ops`),
    index("customer_name").on(t.name, t.id),
    index("customer_home_service").on(t.homeServiceId),
    check(
      "customer_person_names",
      sql`${t.type} <> 'person' or (${t.firstName} is not null and ${t.lastName} is not null)`,
    ),
    check("customer_direct_debit_limit", sql`${t.directDebitLimit} is null or ${t.directDebitLimit} >= 0`),
    check("customer_abn", sql`${t.abn} is null or ${t.abn} ~ '^[0-9]{11}$'`),
  ],
);
