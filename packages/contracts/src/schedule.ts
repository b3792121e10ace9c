import { z } from "zod";
import { day, id, percent, rate } from "./fields.ts";

export const billingUnit = z.enum(["day", "week", "fortnight", "month", "year", "each"]).meta({ id: "BillingUnit" });
export const billingTiming = z.enum(["advance", "arrears"]).meta({ id: "BillingTiming" });

/** Days on which a schedule line is not charged although it runs. */
export const hold = z
  .object({ id, scheduleLineId: id, startDate: day, endDate: day.nullable(), reason: z.string() })
  .meta({ id: "Hold" });
export type Hold = z.infer<typeof hold>;

/** Who pays a schedule line from a day on. */
export const invoicee = z
  .object({
    id,
    scheduleLineId: id,
    startDate: day,
    endDate: day.nullable(),
    customerId: id,
    customerName: z.string(),
    accountNameId: id,
    accountName: z.string(),
    percent,
  })
  .meta({ id: "Invoicee" });
export type Invoicee = z.infer<typeof invoicee>;

export const scheduleLine = z
  .object({
    id,
    clientId: id,
    clientName: z.string(),
    serviceEntryId: id,
    serviceGroupId: id.nullable(),
    serviceGroupName: z.string().nullable(),
    billingCodeId: id,
    billingCode: z.string(),
    /** The line's own description, or that of the code. */
    description: z.string(),
    ownDescription: z.string().nullable(),
    unit: billingUnit,
    timing: billingTiming,
    serviceId: id,
    serviceName: z.string(),
    quantity: rate,
    startDate: day,
    endDate: day.nullable(),
    /** Billing stops after this day whatever the end date says. */
    billToDate: day.nullable(),
    inError: z.boolean(),
    /** Price per unit today, percentages worked out; null when no rate is in force. */
    rateToday: rate.nullable(),
    /** The rate is the client's own, not the global one; null without a rate. */
    rateOwn: z.boolean().nullable(),
    rateId: id.nullable(),
    /** Last day billed by lines that stand, drafts included. */
    lastRunDate: day.nullable(),
    adjustmentRequired: z.boolean(),
    /** First billed day whose facts have changed since. */
    adjustFrom: day.nullable(),
    /** All invoicees, past and future; empty: the client pays. */
    invoicees: z.array(invoicee),
    holds: z.array(hold),
  })
  .meta({ id: "ScheduleLine" });
export type ScheduleLine = z.infer<typeof scheduleLine>;
