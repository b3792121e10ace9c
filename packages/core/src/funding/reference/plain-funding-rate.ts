/**
 * The rule on funding rates once more, deliberately plain: one day, one question, decimals as decimals. Held against the
 * real one on random schedules.
 */
import { Decimal } from "../../money/decimal.ts";
import type { BillingRateFacts, CivilDate, DatedAmount, DayRange } from "../../billing/facts.ts";
import type { FundingRateFacts } from "../facts.ts";

const holds = (range: DayRange, day: CivilDate): boolean => range.from <= day && (range.to === null || range.to >= day);

/** Own before global; the one that began last. */
function pick<Row extends DayRange>(own: readonly Row[], all: readonly Row[], day: CivilDate): Row | null {
  for (const rows of [own, all]) {
    const inForce = rows.filter((row) => holds(row, day)).toSorted((a, b) => (a.from < b.from ? 1 : -1));
    if (inForce[0] !== undefined) return inForce[0];
  }
  return null;
}

/** What a fee costs a unit on a day; null without a rate. */
export function plainFee(
  own: readonly BillingRateFacts[],
  all: readonly BillingRateFacts[],
  codeId: number,
  day: CivilDate,
): Decimal | null {
  const of = (rows: readonly BillingRateFacts[]) => rows.filter((row) => row.billingCodeId === codeId);
  const row = pick(of(own), of(all), day);
  if (row === null) return null;
  if (row.model === "amount") return new Decimal(row.rate);
  const base = plainFee(own, all, row.baseCodeId, day);
  return base === null ? null : base.times(row.percent).dividedBy(100);
}

/** What a line of a code paid for the room pays on a day. */
export function plainRoomFunding(
  own: readonly FundingRateFacts[],
  all: readonly FundingRateFacts[],
  assessed: readonly (readonly DatedAmount[])[],
  day: CivilDate,
): Decimal | null {
  const row = pick(own, all, day);
  if (row === null) return null;
  const amount = assessed.map((source) => source.find((one) => holds(one, day))).find((one) => one !== undefined);
  return Decimal.max(0, new Decimal(row.rate).minus(amount?.amount ?? 0));
}
