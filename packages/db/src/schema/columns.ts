import { bigint, date, numeric, timestamp } from "drizzle-orm/pg-core";

/** Surrogate key: a bigint counted by the database, a JavaScript number here (far below 2^53). */
export const id = () => bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** A reference to another row's `id`. */
export const ref = (name: string) => bigint(name, { mode: "number" });

/** A civil date, `YYYY-MM-DD`, never an instant. */
export const day = (name: string) => date(name, { mode: "string" });

/** Money to the cent, a decimal string. */
export const money = (name: string) => numeric(name, { precision: 14, scale: 2 });

/** A rate or a quantity: up to six decimals, a decimal string. */
export const rate = (name: string) => numeric(name, { precision: 16, scale: 6 });

/** A percentage with up to six decimals: 12.5 is twelve and a half per cent. */
export const percent = (name: string) => numeric(name, { precision: 9, scale: 6 });

/** An instant, for audit only. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });

/** The instant at which the row was written. */
export const createdAt = () => instant("created_at").notNull().defaultNow();
