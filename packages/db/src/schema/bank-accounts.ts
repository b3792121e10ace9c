import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { service } from "./admissions.ts";
import { createdAt, day, id, instant, money, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** A bank account of a customer under a code that stays the same when the bank does not. */
export const bankAccount = pgTable(
  "bank_account",
  {
    id: id(),
    customerId: ref("customer_id")
      .notNull()
      .references((): AnyPgColumn => customer.id),
    code: text("code").notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [unique("bank_account_code").on(t.customerId, t.code)],
);

/**
 * BSB and number of a bank account from an approval on. Never changed: an edit is a new version that waits for a second
 * person. The newest approved one is in force.
 */
export const bankAccountVersion = pgTable(
  "bank_account_version",
  {
    id: id(),
    bankAccountId: ref("bank_account_id")
      .notNull()
      .references(() => bankAccount.id),
    customerId: ref("customer_id")
      .notNull()
      .references((): AnyPgColumn => customer.id),
    /** The name in which the account is held. */
    accountTitle: text("account_title").notNull(),
    /** Six digits. */
    bsb: text("bsb").notNull(),
    accountNumber: text("account_number").notNull(),
    status: text("status", { enum: ["waiting", "approved", "refused", "withdrawn"] }).notNull(),
    note: text("note"),
    askedBy: ref("asked_by"),
    askedByName: text("asked_by_name").notNull(),
    createdAt: createdAt(),
    decidedBy: ref("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    decisionNote: text("decision_note"),
  },
  (t) => [
    index("bank_account_version_account").on(t.bankAccountId, t.id),
    index("bank_account_version_customer").on(t.customerId),
    uniqueIndex("bank_account_version_one_waiting")
      .on(t.bankAccountId)
      .where(sql`${t.status} = 'waiting'`),
    index("bank_account_version_status").on(t.status, t.decidedAt),
    check("bank_account_version_bsb", sql`${t.bsb} ~ '^[0-9]{6}$'`),
    check("bank_account_version_number", sql`${t.accountNumber} ~ '^[0-9A-Za-z]{1,9}$'`),
    check(
      "bank_account_version_decision",
      sql`(${t.status} = 'waiting') = (${t.decidedAt} is null)
        and (${t.status} <> 'approved' or (${t.askedBy} is not null and ${t.decidedBy} is not null and ${t.decidedBy} <> ${t.askedBy}))`,
    ),
  ],
);

/** A fixed amount that is debited for a service even when less is owed. */
export const presetDebit = pgTable(
  "preset_debit",
  {
    id: id(),
    customerId: ref("customer_id")
      .notNull()
      .references((): AnyPgColumn => customer.id),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    amount: money("amount").notNull(),
    enabled: boolean("enabled").notNull().default(true),
    fromDate: day("from_date"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("preset_debit_service").on(t.customerId, t.serviceId),
    check("preset_debit_amount", sql`${t.amount} > 0`),
  ],
);
