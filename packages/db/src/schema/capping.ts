import { sql } from "drizzle-orm";
import { boolean, check, pgTable } from "drizzle-orm/pg-core";
import { createdAt, day, money, ref } from "./columns.ts";
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
    createdAt: createdAt(),
  },
  (t) => [
    check(
      "client_cap_opening",
      sql`${t.annualOpening} >= 0 and ${t.annualOpening} <= ${t.lifetimeOpening}
        and (${t.openingDate} is not null or ${t.lifetimeOpening} = 0)`,
    ),
  ],
);
