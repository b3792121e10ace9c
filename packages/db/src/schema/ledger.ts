import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, index, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { legalEntity, service } from "./admissions.ts";
import { createdAt, day, id, instant, money, ref } from "./columns.ts";
import { customer } from "./customers.ts";
import { journal } from "./journals.ts";

/** An account of the general ledger. */
export const ledgerAccount = pgTable("ledger_account", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  type: text("type", { enum: ["asset", "liability", "equity", "income", "expense"] }).notNull(),
  /** What the account stands for in the checks of the books; null for an ordinary account. */
  control: text("control", { enum: ["receivable", "payable", "lump_sum_liability", "tax"] }),
});

/** The next number of a series of documents in a legal entity; taken in blocks at posting, so without gaps. */
export const numberSequence = pgTable(
  "number_sequence",
  {
    legalEntityId: ref("legal_entity_id")
      .notNull()
      .references(() => legalEntity.id),
    series: text("series", { enum: ["invoice", "credit_note", "receipt", "deduction", "refund", "payment"] }).notNull(),
    prefix: text("prefix").notNull(),
    nextNumber: bigint("next_number", { mode: "number" }).notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.legalEntityId, t.series] })],
);

/** A month of a legal entity's books. Nothing is posted into a closed one. */
export const accountingPeriod = pgTable(
  "accounting_period",
  {
    id: id(),
    legalEntityId: ref("legal_entity_id")
      .notNull()
      .references(() => legalEntity.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date").notNull(),
    closedAt: instant("closed_at"),
    closedBy: ref("closed_by"),
  },
  (t) => [
    unique("accounting_period_start").on(t.legalEntityId, t.startDate),
    check("accounting_period_dates", sql`${t.endDate} >= ${t.startDate}`),
  ],
);

/** What a customer owes or is owed: an invoice or credit note made by posting a journal. */
export const customerTransaction = pgTable(
  "customer_transaction",
  {
    id: id(),
    journalId: ref("journal_id")
      .notNull()
      .references((): AnyPgColumn => journal.id),
    legalEntityId: ref("legal_entity_id")
      .notNull()
      .references(() => legalEntity.id),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    customerId: ref("customer_id")
      .notNull()
      .references(() => customer.id),
    accountNameId: ref("account_name_id").notNull(),
    /** Tells documents of one journal, customer, service and account name apart: 0 for those of lines. */
    sourceNo: ref("source_no").notNull().default(0),
    accommodationPaymentId: ref("accommodation_payment_id"),
    /** Receipts and deductions are below zero, refunds and what is paid of them stand on the account of type `vendor`. */
    type: text("type", { enum: ["invoice", "credit_note", "receipt", "deduction", "refund", "payment"] }).notNull(),
    documentNumber: text("document_number").notNull(),
    postingDate: day("posting_date").notNull(),
    dueDate: day("due_date").notNull(),
    /** Positive when the customer owes it; tax included. */
    amount: money("amount").notNull(),
    tax: money("tax").notNull(),
    methodOfPayment: text("method_of_payment").notNull(),
    /** The bank account that the customer's record pointed to at posting. */
    bankAccountId: ref("bank_account_id"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("customer_transaction_number").on(t.legalEntityId, t.documentNumber),
    unique("customer_transaction_source").on(
      t.journalId,
      t.customerId,
      t.serviceId,
      t.accountNameId,
      t.type,
      t.sourceNo,
    ),
    index("customer_transaction_customer").on(t.customerId, t.postingDate),
  ],
);

/** One side of a double entry: a debit is positive, a credit negative. The entries of a transaction sum to zero. */
export const ledgerEntry = pgTable(
  "ledger_entry",
  {
    id: id(),
    journalId: ref("journal_id").notNull(),
    transactionId: ref("transaction_id").notNull(),
    ledgerAccountId: ref("ledger_account_id").notNull(),
    serviceId: ref("service_id").notNull(),
    postingDate: day("posting_date").notNull(),
    amount: money("amount").notNull(),
  },
  (t) => [
    index("ledger_entry_transaction").on(t.transactionId),
    index("ledger_entry_account").on(t.ledgerAccountId, t.postingDate),
  ],
);

/** A later payment method and bank account of a posted transaction. The newest holds; what was posted stays as it was. */
export const transactionTag = pgTable(
  "transaction_tag",
  {
    id: id(),
    transactionId: ref("transaction_id")
      .notNull()
      .references(() => customerTransaction.id),
    serviceId: ref("service_id").notNull(),
    methodOfPayment: text("method_of_payment").notNull(),
    bankAccountId: ref("bank_account_id"),
    taggedBy: ref("tagged_by"),
    taggedByName: text("tagged_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("transaction_tag_transaction").on(t.transactionId, t.id)],
);
