import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { createdAt, day, id, instant, money, percent, rate, ref } from "./columns.ts";

/** A kind of journal that people choose from. */
export const journalType = pgTable("journal_type", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
});

/** A batch of billing lines: draft while people look through it, then posted once and for all. */
export const journal = pgTable(
  "journal",
  {
    id: id(),
    journalTypeId: ref("journal_type_id")
      .notNull()
      .references(() => journalType.id),
    /** `lines`: fees and charges. The others hold movements of money, a table of their own each. */
    kind: text("kind", { enum: ["lines", "receipts", "refunds", "payments"] })
      .notNull()
      .default("lines"),
    description: text("description").notNull(),
    status: text("status", { enum: ["draft", "posting", "posted"] })
      .notNull()
      .default("draft"),
    postingDate: day("posting_date").notNull(),
    /** The journal that this one takes back, line by line. */
    reversesId: ref("reverses_id")
      .unique()
      .references((): AnyPgColumn => journal.id),
    createdBy: ref("created_by"),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    postedAt: instant("posted_at"),
    postedBy: ref("posted_by"),
    postedByName: text("posted_by_name"),
  },
  (t) => [index("journal_status").on(t.status, t.id)],
);

/** Lines of one journal shown and invoiced as one: same customer, code and service. Its children stay what they are. */
export const journalLineGroup = pgTable(
  "journal_line_group",
  {
    id: id(),
    journalId: ref("journal_id")
      .notNull()
      .references(() => journal.id),
    customerId: ref("customer_id").notNull(),
    billingCodeId: ref("billing_code_id").notNull(),
    serviceId: ref("service_id").notNull(),
    lineCount: integer("line_count").notNull(),
    amount: money("amount").notNull(),
    tax: money("tax").notNull(),
  },
  (t) => [index("journal_line_group_journal").on(t.journalId)],
);

/**
 * One amount for one invoicee. The lines of one stretch of one schedule line share a `charge_id`, the id of the first
 * of them; together they are the whole amount. No row-by-row foreign keys: a set-based trigger checks each insert.
 */
export const journalLine = pgTable(
  "journal_line",
  {
    id: bigint("id", { mode: "number" }).primaryKey(),
    journalId: ref("journal_id").notNull(),
    chargeId: ref("charge_id").notNull(),
    /** A reinstatement takes back a reversal: it comes of reversing a posted adjustment journal as a whole. */
    kind: text("kind", { enum: ["billing", "reversal", "rebill", "reinstatement", "manual"] }).notNull(),
    clientId: ref("client_id").notNull(),
    customerId: ref("customer_id").notNull(),
    accountNameId: ref("account_name_id").notNull(),
    scheduleLineId: ref("schedule_line_id"),
    billingCodeId: ref("billing_code_id").notNull(),
    serviceId: ref("service_id").notNull(),
    taxCodeId: ref("tax_code_id").notNull(),
    periodFrom: day("period_from").notNull(),
    periodTo: day("period_to").notNull(),
    /** Days of the period, or pieces of a fee per each; negative on a reversal. */
    quantity: rate("quantity").notNull(),
    unit: text("unit").notNull(),
    /** Price per unit of the whole charge, before any split. */
    rate: rate("rate").notNull(),
    percent: percent("percent").notNull(),
    /** Without tax, this invoicee's share. */
    amount: money("amount").notNull(),
    tax: money("tax").notNull(),
    /** What a person changed the amount from; null on a line as proposed. */
    computedAmount: money("computed_amount"),
    description: text("description").notNull(),
    /** The line that this one takes back. */
    reversesId: ref("reverses_id"),
    groupId: ref("group_id"),
    runId: ref("run_id"),
    /** What the amount was worked out from, for the explanation. */
    basis: jsonb("basis").notNull(),
    shareNo: smallint("share_no").notNull().default(0),
    /** A charge for the room, or a deduction from its lump sum; null on ordinary fees. */
    accommodationPaymentId: ref("accommodation_payment_id"),
    chargeKind: text("charge_kind", {
      enum: [
        "daily_payment",
        "unpaid_lump_sum_daily",
        "retention",
        "bond_retention",
        "interest_payable",
        "overdue_interest",
        "dmf",
        "crf",
        "lump_sum",
        "fee",
      ],
    }),
  },
  (t) => [
    index("journal_line_journal").on(t.journalId, t.id),
    index("journal_line_schedule").on(t.scheduleLineId, t.periodFrom),
    index("journal_line_customer").on(t.customerId, t.id),
    index("journal_line_reverses")
      .on(t.reversesId)
      .where(sql`${t.reversesId} is not null`),
    index("journal_line_accommodation")
      .on(t.accommodationPaymentId, t.periodTo)
      .where(sql`${t.accommodationPaymentId} is not null`),
    // The few that proposals do not work out themselves: fees and decided deductions that are taken from a lump sum.
    index("journal_line_decided")
      .on(t.accommodationPaymentId)
      .where(
        sql`${t.accommodationPaymentId} is not null and ${t.chargeKind} not in ('lump_sum', 'daily_payment', 'unpaid_lump_sum_daily', 'retention', 'bond_retention')`,
      ),
    check("journal_line_charge", sql`(${t.accommodationPaymentId} is null) = (${t.chargeKind} is null)`),
    check("journal_line_period", sql`${t.periodTo} >= ${t.periodFrom}`),
    check("journal_line_reversal", sql`(${t.kind} in ('reversal', 'reinstatement')) = (${t.reversesId} is not null)`),
  ],
);

/** The lines of a posted journal summed by service and code, so that lists of journals need not read their lines. */
export const journalTotal = pgTable(
  "journal_total",
  {
    journalId: ref("journal_id")
      .notNull()
      .references(() => journal.id),
    serviceId: ref("service_id").notNull(),
    billingCodeId: ref("billing_code_id").notNull(),
    lineCount: integer("line_count").notNull(),
    amount: money("amount").notNull(),
    tax: money("tax").notNull(),
  },
  (t) => [primaryKey({ columns: [t.journalId, t.serviceId, t.billingCodeId] })],
);

/** Settings of the unattended part: what runs, over what, when next. */
export const runSchedule = pgTable("run_schedule", {
  id: id(),
  name: text("name").notNull(),
  kind: text("kind", {
    enum: [
      "billing",
      "adjustment",
      "exceeded_leave",
      "resident_fees",
      "capping",
      "accommodation",
      "interest_payable",
      "dmf_crf",
      "balances",
      "supported_ratio",
    ],
  }).notNull(),
  filters: jsonb("filters").notNull().default({}),
  /** Null for a kind that writes no journal lines. */
  journalTypeId: ref("journal_type_id").references(() => journalType.id),
  /** When it fires: see `core` runs recurrence. */
  recurrence: jsonb("recurrence").notNull(),
  /** Relative dates of the run, counted from the day it fires. */
  postingDateRule: jsonb("posting_date_rule").notNull(),
  endDateRule: jsonb("end_date_rule").notNull(),
  nextDate: day("next_date"),
  timesLeft: integer("times_left"),
  active: boolean("active").notNull().default(true),
  /** Its runs see what this user sees. */
  userId: ref("user_id").notNull(),
  createdAt: createdAt(),
});
