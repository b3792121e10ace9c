import "./jitless.ts";
import { z } from "zod";

/** A record's number. */
export const id = z.int().positive().meta({ description: "A record's number", example: 1042 });

/** Money to the cent as a decimal string, never a JSON number. */
export const money = z
  .string()
  .regex(/^-?\d{1,12}\.\d{2}$/, "Write an amount with two decimals, for example 1234.50.")
  .meta({ id: "Money", description: "Australian dollars to the cent, as a decimal string", example: "1234.50" });

/** Money as people send it: up to two decimals. */
export const moneyInput = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,2})?$/, "Write an amount with at most two decimals, for example 1234.50.")
  .meta({ id: "MoneyInput", description: "Australian dollars with at most two decimals", example: "1234.50" });

/** A rate or quantity: up to six decimals. */
export const rate = z
  .string()
  .regex(/^-?\d{1,10}(\.\d{1,6})?$/, "Write a number with at most six decimals, for example 66.80.")
  .meta({
    id: "Rate",
    description: "A rate or quantity with up to six decimals, as a decimal string",
    example: "66.80",
  });

/** A percentage: "12.5" is twelve and a half per cent. */
export const percent = z
  .string()
  .regex(/^-?\d{1,3}(\.\d{1,6})?$/, "Write a percentage with at most six decimals, for example 12.5.")
  .meta({ id: "Percent", description: "A percentage, as a decimal string; 12.5 is 12.5%", example: "12.5" });

/** A civil date. */
export const day = z.iso
  .date("Write the day as YYYY-MM-DD.")
  .meta({ id: "Day", description: "A civil date, YYYY-MM-DD; periods include both ends", example: "2026-10-31" });

/** An instant, for audit only. */
export const instant = z.string().meta({
  id: "Instant",
  description: "An instant, RFC 3339 in UTC",
  format: "date-time",
  example: "2026-11-01T02:15:30.123Z",
});

/** A short code that people choose: BDF, GST, R-SYD. */
export const code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/&+-]{0,29}$/, "Use up to 30 letters, digits, spaces and . _ / & + -");

/** One line of text that must not be empty. */
export const name = z.string().trim().min(1, "This is required.").max(200);

/** One line of free text. */
export const text = z.string().trim().max(500);

/** A reason that a person gives; kept in the audit log. */
export const reason = z.string().trim().min(3, "Say why in a few words.").max(500);

/** Text that may be missing; an empty one counts as missing. */
export const optionalText = z
  .string()
  .trim()
  .max(500)
  .transform((value) => (value === "" ? null : value))
  .nullable();

export const state = z.enum(["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]).meta({ id: "State" });

/** Anything with an id, a code and a name, as shown in pickers. */
export const reference = z.object({ id, code: z.string(), name: z.string() }).meta({ id: "Reference" });

/** Where a link of an explanation, a search hit or a fault leads. */
export const link = z
  .object({
    type: z.enum([
      "customer",
      "service_entry",
      "service",
      "schedule_line",
      "billing_code",
      "billing_rate",
      "journal",
      "journal_line",
      "run",
      "customer_transaction",
      "tax_code",
      "client_cap",
      "rule",
      "law",
    ]),
    /** The record's number; null for rules and laws. */
    id: id.nullable(),
    label: z.string(),
    /** Address of the rule's page or the law; null for records. */
    href: z.string().nullable(),
  })
  .meta({ id: "Link" });

/** Any JSON value. */
export const json = z.unknown().meta({ description: "Any JSON value" });

/** Something that the person should look at though it was saved. */
export const warning = z.object({ code: z.string(), detail: z.string() }).meta({ id: "Warning" });
