import { boolean, pgTable, text, unique } from "drizzle-orm/pg-core";
import { createdAt, day, id, rate, ref } from "./columns.ts";

/** A figure of a national table that the provider added, because this edition does not hold it or holds it unverified. */
export const nationalRate = pgTable(
  "national_rate",
  {
    id: id(),
    /** The key of the table, as in `@banksia/rates-au`. */
    tableKey: text("table_key").notNull(),
    startDate: day("start_date").notNull(),
    value: rate("value").notNull(),
    source: text("source").notNull(),
    /** Whoever added it has read it in law or on a government page. */
    verified: boolean("verified").notNull(),
    createdBy: ref("created_by"),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [unique("national_rate_day").on(t.tableKey, t.startDate)],
);
