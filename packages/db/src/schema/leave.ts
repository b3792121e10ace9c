import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { service, serviceEntry } from "./admissions.ts";
import { createdAt, day, id, money, ref } from "./columns.ts";
import { customer } from "./customers.ts";

/** An absence of a resident, as it is lodged: the first day away counts, the day of return does not. */
export const leaveRecord = pgTable(
  "leave_record",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    type: text("type", { enum: ["social", "hospital", "hospital_transition", "emergency"] }).notNull(),
    startDate: day("start_date").notNull(),
    /** Day of return, of the next record, or of departure; null while it lasts. */
    endDate: day("end_date"),
    /** On the end day the person was back in the home. */
    cameBack: boolean("came_back").notNull().default(true),
    note: text("note"),
    createdAt: createdAt(),
  },
  (t) => [
    index("leave_record_entry").on(t.serviceEntryId),
    index("leave_record_client").on(t.clientId),
    check("leave_record_dates", sql`${t.endDate} is null or ${t.endDate} > ${t.startDate}`),
  ],
);

/** Social leave days taken in another home, or before these records. */
export const leaveBefore = pgTable(
  "leave_before",
  {
    id: id(),
    clientId: ref("client_id")
      .notNull()
      .references(() => customer.id),
    /** The calendar year in which the financial year begins on 1 July. */
    financialYear: integer("financial_year").notNull(),
    days: integer("days").notNull(),
  },
  (t) => [
    unique("leave_before_year").on(t.clientId, t.financialYear),
    check("leave_before_days", sql`${t.days} between 0 and 366`),
  ],
);

/** Days for which a situation of emergency was declared for a service. */
export const declaredEmergency = pgTable(
  "declared_emergency",
  {
    id: id(),
    serviceId: ref("service_id")
      .notNull()
      .references(() => service.id),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    description: text("description").notNull(),
  },
  (t) => [
    index("declared_emergency_service").on(t.serviceId),
    check("declared_emergency_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);

/** What a resident agreed to pay to keep the place past the social leave of the year; no amount: the most there is. */
export const bedReservation = pgTable(
  "bed_reservation",
  {
    id: id(),
    serviceEntryId: ref("service_entry_id")
      .notNull()
      .references(() => serviceEntry.id),
    clientId: ref("client_id").notNull(),
    serviceId: ref("service_id").notNull(),
    startDate: day("start_date").notNull(),
    endDate: day("end_date"),
    perDay: money("per_day"),
    createdAt: createdAt(),
  },
  (t) => [
    index("bed_reservation_entry").on(t.serviceEntryId),
    check("bed_reservation_dates", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
  ],
);
