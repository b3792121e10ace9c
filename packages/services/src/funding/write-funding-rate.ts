import { type OrmTx, schema } from "@banksia/db";
import { eq } from "drizzle-orm";
import { insertRow } from "../common/row.ts";
import { loadOne } from "../common/view.ts";
import type { Warning } from "../common/warning.ts";
import type { Context } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { claimedLines, fundingGapWarnings, refuseFundingRateOverlap } from "./funding-rate-neighbours.ts";
import { type FundingRate, fundingRateView } from "./funding-rate-view.ts";

/** What a change of funding rates did. */
export interface FundingRateChange {
  /** The rate that was given an end date. */
  ended: FundingRate | null;
  fundingRate: FundingRate;
  /** Funding lines whose claimed days have another rate now. */
  claimedLines: number;
  warnings: Warning[];
}

/** A new funding rate. */
export interface NewFundingRate {
  fundingCodeId: number;
  /** Null for a rate valid for all clients without their own. */
  clientId: number | null;
  startDate: string;
  endDate: string | null;
  rate: string;
  source: string | null;
  verified: boolean;
}

/** Writes a funding rate after all its checks, and tells what follows from it. */
export async function writeFundingRate(
  tx: OrmTx,
  ctx: Context,
  rate: NewFundingRate,
  verb: string,
): Promise<Omit<FundingRateChange, "ended">> {
  refuseIfAny(await fundingRateFaults(tx, rate));
  await refuseFundingRateOverlap(tx, { ...rate, id: null });
  const { id } = await insertRow(
    tx,
    ctx,
    schema.fundingRate,
    {
      fundingCodeId: rate.fundingCodeId,
      clientId: rate.clientId,
      startDate: rate.startDate,
      endDate: rate.endDate,
      rate: rate.rate,
      source: rate.source,
      verified: rate.verified,
    },
    { verb, objectType: "funding_rate" },
  );
  const warnings = await fundingGapWarnings(tx, { ...rate, id });
  if (/^-?0+(\.0+)?$/.test(rate.rate))
    warnings.push({ code: "RATE_ZERO", detail: "The rate is 0.00: nothing will be claimed." });
  return {
    fundingRate: await loadOne<FundingRate>(tx, fundingRateView(ctx), id),
    claimedLines: await claimedLines(tx, rate, rate.startDate),
    warnings,
  };
}

async function fundingRateFaults(tx: OrmTx, rate: NewFundingRate): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const { fundingCode, billingCode, customer } = schema;
  if (rate.endDate !== null && rate.endDate < rate.startDate)
    faults.push({
      pointer: "/endDate",
      code: "BEFORE_START",
      detail: "The end is before the start; both days count.",
    });
  const [code] = await tx.select().from(fundingCode).where(eq(fundingCode.id, rate.fundingCodeId));
  if (code === undefined)
    faults.push({
      pointer: "/fundingCodeId",
      code: "UNKNOWN",
      detail: `There is no funding code ${rate.fundingCodeId}.`,
    });
  else {
    const [fee] = await tx.select().from(billingCode).where(eq(billingCode.fundingCodeId, code.id)).limit(1);
    if (fee !== undefined)
      faults.push({
        pointer: "/fundingCodeId",
        code: "NOT_ALLOWED",
        detail: `${code.code} sets off ${fee.code} and follows its rate: change the rate of the fee.`,
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
        detail: "Funding belongs to the person who receives the care.",
      });
  }
  return faults;
}
