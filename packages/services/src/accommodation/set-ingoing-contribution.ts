import { centsOf } from "@banksia/core/money/index";
import { schema } from "@banksia/db";
import { eq, sql } from "drizzle-orm";
import { audit } from "../common/audit.ts";
import { unknownReferences } from "../common/known.ts";
import { lockRow } from "../common/row.ts";
import { firstOf } from "../common/rows.ts";
import { type Context, change, requireScope } from "../context.ts";
import { type FieldError, refuseIfAny } from "../errors.ts";
import { type AccommodationDetail, type IngoingContribution, loadDetail } from "./accommodation-detail.ts";

/**
 * Sets up the ingoing contribution of a village: deferred management and capital replacement fee by dated rates or by year
 * of the stay, caps, and the shares of gain and loss.
 * @throws NOT_FOUND, VALIDATION
 */
export async function setIngoingContribution(
  ctx: Context,
  input: IngoingContribution & { accommodationPaymentId: number },
): Promise<AccommodationDetail> {
  requireScope(ctx, "customers:write");
  return change(ctx, async (tx) => {
    const { accommodationPaymentId: id, rates, ...terms } = input;
    const payment = await lockRow(tx, schema.accommodationPayment, id, "accommodation payment");
    const status = await firstOf<{ status: string }>(
      tx,
      sql`select accommodation_status as status from service_entry where id = ${payment.serviceEntryId}`,
    );
    const faults = [
      ...(await unknownReferences(
        tx,
        { pointer: "/accountNameId", table: schema.accountName, what: "account name", id: terms.accountNameId },
        ...rates.flatMap((rate, at) => [
          { pointer: `/rates/${at}/dmfCodeId`, table: schema.billingCode, what: "billing code", id: rate.dmfCodeId },
          { pointer: `/rates/${at}/crfCodeId`, table: schema.billingCode, what: "billing code", id: rate.crfCodeId },
        ]),
      )),
      ...termFaults(input),
    ];
    if (status?.status !== "ingoing_contribution")
      faults.push({
        pointer: "/agreedAmount",
        code: "NOT_ALLOWED",
        detail: "Only a stay whose accommodation status is ingoing contribution has one: change the status first.",
      });
    refuseIfAny(faults);
    const owner = { clientId: payment.clientId, serviceId: payment.serviceId };
    const values = { accommodationPaymentId: id, ...owner, ...terms };
    const { ingoingContribution, ingoingRate } = schema;
    const [before] = await tx
      .select()
      .from(ingoingContribution)
      .where(eq(ingoingContribution.accommodationPaymentId, id));
    await tx
      .insert(ingoingContribution)
      .values(values)
      .onConflictDoUpdate({ target: ingoingContribution.accommodationPaymentId, set: { ...owner, ...terms } });
    await tx.delete(ingoingRate).where(eq(ingoingRate.accommodationPaymentId, id));
    if (rates.length > 0)
      await tx.insert(ingoingRate).values(rates.map((rate) => ({ accommodationPaymentId: id, ...owner, ...rate })));
    await audit(tx, ctx, {
      verb: "setIngoingContribution",
      objectType: "accommodation_payment",
      objectId: id,
      serviceId: payment.serviceId,
      before: before ?? null,
      after: { ...terms, rates },
    });
    return loadDetail(tx, id, ctx.today());
  });
}

function termFaults({
  agreedAmount,
  gainShare,
  lossShare,
  rates,
  dmfYears,
  crfYears,
  resaleDate,
  startDate,
}: IngoingContribution) {
  const faults: FieldError[] = [];
  const fault = (pointer: string, code: FieldError["code"], detail: string) => faults.push({ pointer, code, detail });
  if (centsOf(agreedAmount) <= 0) fault("/agreedAmount", "OUT_OF_RANGE", "An ingoing contribution is above zero.");
  for (const [pointer, share] of [
    ["/gainShare", gainShare],
    ["/lossShare", lossShare],
  ] as const)
    if (Number(share) < 0 || Number(share) > 100) fault(pointer, "OUT_OF_RANGE", "A share is from 0 to 100 per cent.");
  if (resaleDate !== null && resaleDate < startDate)
    fault("/resaleDate", "BEFORE_START", "The resale is before the first day of the contract.");
  if (
    (dmfYears !== null || crfYears !== null) &&
    rates.some((rate) => Number(rate.dmfPercent) !== 0 || Number(rate.crfPercent) !== 0)
  )
    fault(
      "/rates",
      "NOT_ALLOWED",
      "Give the percentages by year of the stay or by date, not both: with years the dated rows only name the billing codes.",
    );
  const sorted = rates.map((rate, at) => ({ ...rate, at })).sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
  for (const [index, rate] of sorted.entries()) {
    if (rate.endDate !== null && rate.endDate < rate.startDate)
      fault(`/rates/${rate.at}/endDate`, "BEFORE_START", "The last day is before the first.");
    const next = sorted[index + 1];
    if (next !== undefined && (rate.endDate === null || next.startDate <= rate.endDate))
      fault(`/rates/${next.at}/startDate`, "OVERLAP", "Two rates hold on this day: end the one before.");
  }
  return faults;
}
