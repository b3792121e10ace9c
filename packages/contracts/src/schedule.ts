import { z } from "zod";
import { day, id, percent, rate } from "./fields.ts";

export { feeArrangement } from "./entry-fields.ts";

export const billingUnit = z.enum(["day", "week", "fortnight", "month", "year", "each"]).meta({ id: "BillingUnit" });
/** Which fee of the law a code charges; null for the provider's own fees. */
export const legalFee = z
  .enum([
    "basic_daily_fee",
    "hotelling_contribution",
    "non_clinical_care_contribution",
    "means_tested_care_fee",
    "income_tested_fee",
    "fee_reduction",
    "bed_reservation_fee",
    "higher_everyday_living_fee",
  ])
  .meta({ id: "LegalFee" });
export type LegalFee = z.infer<typeof legalFee>;
export const billingTiming = z.enum(["advance", "arrears"]).meta({ id: "BillingTiming" });

/** Days on which a schedule line is not charged although it runs. */
export const hold = z
  .object({
    id,
    scheduleLineId: id,
    startDate: day,
    endDate: day.nullable(),
    reason: z.string(),
    /** Kept by the calculation of resident fees: not changed by hand. */
    derived: z.boolean(),
  })
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
    legalFee: legalFee.nullable(),
    /** `calculated`: made and kept by the calculation of resident fees, not by hand. */
    origin: z.enum(["template", "added", "calculated"]),
    /** The clause of a higher everyday living agreement that the charge stands on. */
    everydayServiceId: id.nullable(),
    /** Today's rate was worked out from the client's facts. */
    rateDerived: z.boolean().nullable(),
    /** False: today's figure is not read in law or on a government page. Null without a rate. */
    rateVerified: z.boolean().nullable(),
    /** The line on the funding schedule that mirrors this fee, and what it pays per unit today. */
    mirror: z
      .object({ fundingLineId: id, fundingCodeId: id, fundingCode: z.string(), amount: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: "ScheduleLine" });
export type ScheduleLine = z.infer<typeof scheduleLine>;
