import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import { whenRefused } from "../common/violated.ts";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { ownRateChanged } from "../fees/charges-changed.ts";
import { type BillingRate, billingRateView } from "./billing-rate-view.ts";
import { refuseCircle } from "./rate-circle.ts";
import { type RatePrice, rateFaults } from "./rate-faults.ts";
import { gapWarnings, linesToAdjust, overlapRefused, refuseRateOverlap } from "./rate-neighbours.ts";

/** What a change of rates did. */
export interface BillingRateChange {
  /** The rate that was given an end date. */
  ended: BillingRate | null;
  billingRate: BillingRate;
  /** Schedule lines that were billed for days on which their rate has now changed. */
  adjustmentRequiredLines: number;
  warnings: Warning[];
}

/** A new rate. */
export interface NewRate extends RatePrice {
  billingCodeId: number;
  /** Null for a rate valid for all clients without their own. */
  clientId: number | null;
  startDate: string;
  endDate: string | null;
  source: string | null;
  /** False: the figure is not read in law or on a government page. */
  verified?: boolean;
}

/** Writes a rate after all its checks, and tells what follows from it. */
export async function writeRate(
  tx: OrmTx,
  ctx: Context,
  rate: NewRate,
  verb: string,
): Promise<Omit<BillingRateChange, "ended">> {
  refuseIfAny([...rateFaults(rate), ...(await partyFaults(tx, rate))]);
  await refuseRateOverlap(tx, { ...rate, id: null });
  const { id } = await insertRow(
    tx,
    ctx,
    schema.billingRate,
    {
      billingCodeId: rate.billingCodeId,
      clientId: rate.clientId,
      startDate: rate.startDate,
      endDate: rate.endDate,
      model: rate.model,
      rate: rate.rate,
      baseCodeId: rate.baseCodeId,
      percent: rate.percent,
      source: rate.source,
      verified: rate.verified ?? true,
    },
    { verb, objectType: "billing_rate" },
  ).catch(whenRefused("RATE_OVERLAP", overlapRefused));
  await refuseCircle(tx, rate);
  await ownRateChanged(tx, ctx, rate);
  const warnings = await gapWarnings(tx, { ...rate, id });
  if (rate.rate !== null && /^-?0+(\.0+)?$/.test(rate.rate))
    warnings.push({ code: "RATE_ZERO", detail: "The rate is 0.00: nothing will be charged." });
  return {
    billingRate: await loadOne<BillingRate>(tx, billingRateView(ctx), id),
    adjustmentRequiredLines: await linesToAdjust(tx, rate, rate.startDate),
    warnings,
  };
}

async function partyFaults(tx: OrmTx, rate: NewRate): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const { billingCode, customer } = schema;
  const [code] = await tx.select().from(billingCode).where(eq(billingCode.id, rate.billingCodeId));
  if (code === undefined)
    faults.push({
      pointer: "/billingCodeId",
      code: "UNKNOWN",
      detail: `There is no billing code ${rate.billingCodeId}.`,
    });
  if (rate.baseCodeId !== null) {
    const [base] = await tx.select().from(billingCode).where(eq(billingCode.id, rate.baseCodeId));
    if (base === undefined)
      faults.push({ pointer: "/baseCodeId", code: "UNKNOWN", detail: `There is no billing code ${rate.baseCodeId}.` });
    else if (code !== undefined && base.unit !== code.unit)
      faults.push({
        pointer: "/baseCodeId",
        code: "NOT_ALLOWED",
        detail: `${code.code} is charged per ${code.unit}, but ${base.code} per ${base.unit}: choose a base code of the same unit.`,
      });
  }
  if (rate.clientId !== null) {
    const [client] = await tx.select().from(customer).where(eq(customer.id, rate.clientId));
    if (client === undefined)
      faults.push({
        pointer: "/clientId",
        code: "UNKNOWN",
        detail: `There is no customer ${rate.clientId} that you can see.`,
      });
    else if (client.type !== "person")
      faults.push({
        pointer: "/clientId",
        code: "NOT_ALLOWED",
        detail: "A rate of one's own belongs to the person who receives the care, not to the organisation that pays.",
      });
  }
  return faults;
}
