import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { vendorPayment } from "./accommodation.ts";
import { legalEntity } from "./admissions.ts";
import { bankAccountVersion } from "./bank-accounts.ts";
import { createdAt, day, id, money, ref } from "./columns.ts";
import { journal } from "./journals.ts";
import { ledgerAccount } from "./ledger.ts";

/** A bank account of the provider itself: where an asset account of the ledger really is, and how its bank takes files. */
export const ownBankAccount = pgTable(
  "own_bank_account",
  {
    id: id(),
    legalEntityId: ref("legal_entity_id")
      .notNull()
      .references(() => legalEntity.id),
    ledgerAccountId: ref("ledger_account_id")
      .notNull()
      .references(() => ledgerAccount.id),
    /** Whose rules the files follow. */
    bank: text("bank", { enum: ["generic", "cba", "nab", "anz", "westpac"] }).notNull(),
    /** Six digits. */
    bsb: text("bsb").notNull(),
    accountNumber: text("account_number").notNull(),
    /** Who sends the files, as agreed with the bank. */
    userName: text("user_name").notNull(),
    /** Direct Entry user identification number; null: that of the bank. */
    userId: text("user_id"),
    /** Letters of the institution; null: those of the bank. */
    institution: text("institution"),
    /** What stands on the statement of whoever is paid. */
    remitter: text("remitter").notNull(),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    unique("own_bank_account_ledger").on(t.legalEntityId, t.ledgerAccountId),
    check("own_bank_account_bsb", sql`${t.bsb} ~ '^[0-9]{6}$'`),
    check("own_bank_account_number", sql`${t.accountNumber} ~ '^[0-9A-Za-z]{1,9}$'`),
  ],
);

/** A bank file that was made of a posted journal of payments. Kept as it was made; a second one replaces it for a reason. */
export const bankFile = pgTable(
  "bank_file",
  {
    id: id(),
    journalId: ref("journal_id")
      .notNull()
      .references(() => journal.id),
    ownBankAccountId: ref("own_bank_account_id")
      .notNull()
      .references(() => ownBankAccount.id),
    name: text("name").notNull(),
    processingDate: day("processing_date").notNull(),
    entryCount: integer("entry_count").notNull(),
    amount: money("amount").notNull(),
    /** SHA-256 of the content. */
    seal: text("seal").notNull(),
    content: text("content").notNull(),
    /** The file of the same payments that this one stands in place of, and why. */
    replacesId: ref("replaces_id").references((): AnyPgColumn => bankFile.id),
    reason: text("reason"),
    madeBy: ref("made_by"),
    madeByName: text("made_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("bank_file_journal").on(t.journalId),
    unique("bank_file_replaces").on(t.replacesId),
    // A second file of the same payments says which one it replaces.
    uniqueIndex("bank_file_first")
      .on(t.journalId, t.ownBankAccountId)
      .where(sql`${t.replacesId} is null`),
    check("bank_file_amount", sql`${t.amount} > 0 and ${t.entryCount} > 0`),
    check("bank_file_reason", sql`(${t.replacesId} is null) = (${t.reason} is null)`),
  ],
);

/** One payment in a bank file, and the version of the client's account that it was paid to. */
export const bankFileEntry = pgTable(
  "bank_file_entry",
  {
    bankFileId: ref("bank_file_id")
      .notNull()
      .references(() => bankFile.id),
    vendorPaymentId: ref("vendor_payment_id")
      .notNull()
      .references(() => vendorPayment.id),
    serviceId: ref("service_id").notNull(),
    bankAccountVersionId: ref("bank_account_version_id")
      .notNull()
      .references(() => bankAccountVersion.id),
    amount: money("amount").notNull(),
    reference: text("reference").notNull(),
  },
  (t) => [primaryKey({ columns: [t.bankFileId, t.vendorPaymentId] })],
);
