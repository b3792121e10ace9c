/** The capped fee of a resident's days under the caps of its arrangement. */
import type { DecimalText } from "../billing/facts.ts";
import { capsOfArrangement } from "../capping/cap-limits.ts";
import { chargeUnderCaps } from "../capping/charge-under-caps.ts";
import type { CapContribution, CappedFee, CapReached, CappingPolicy } from "../capping/facts.ts";
import { dayText } from "../days/civil.ts";
import { cutAt, daysOf, lengthOf, type Days } from "../days/range.ts";
import { centsOf } from "../money/cents.ts";
import type { LegalFee } from "./facts.ts";
import { totalOf } from "./resident-amounts.ts";
import type { ZeroReason } from "./resident-day.ts";
import type { ResidentFeeDays, ResidentFeeFacts } from "./resident-fee-facts.ts";

const CAPPED: Partial<Record<LegalFee, CappedFee>> = {
  means_tested_care_fee: "means_tested_care_fee",
  non_clinical_care_contribution: "non_clinical_care_contribution",
};

/**
 * Puts the capped fee of each arrangement under its caps; what is charged counts towards those that follow. A text: why
 * that cannot be done.
 */
export function underCaps(
  facts: ResidentFeeFacts,
  days: readonly ResidentFeeDays[],
  policy: CappingPolicy,
): { days: ResidentFeeDays[]; reached: CapReached[] } | string {
  const done: ResidentFeeDays[] = [];
  const reached: CapReached[] = [];
  const contributions: CapContribution[] = [...facts.capping.contributions];
  for (let at = 0; at < days.length;) {
    const arrangement = days[at]?.arrangement ?? null;
    let end = at;
    while (end < days.length && days[end]?.arrangement === arrangement) end += 1;
    const run = days.slice(at, end);
    at = end;
    const fee = run.flatMap((each) => each.fees).find((row) => CAPPED[row.fee] !== undefined)?.fee;
    const counted = fee === undefined ? undefined : CAPPED[fee];
    if (arrangement === null || fee === undefined || counted === undefined) {
      done.push(...run);
      continue;
    }
    const schedule = run.flatMap((each) => {
      const amount = each.fees.find((row) => row.fee === fee)?.amount;
      return amount === undefined || centsOf(amount) === 0 ? [] : [{ from: each.from, to: each.to, amount }];
    });
    const last = run.at(-1)?.to ?? facts.to;
    const caps = capsOfArrangement(arrangement, facts.rates.caps, facts.cohorts);
    const found = chargeUnderCaps({ ...facts.capping, ...caps, contributions }, schedule, last, policy);
    if (found.result === null) return found.issues[0]?.message ?? "The caps cannot be worked out.";
    const { charged, reached: now } = found.result;
    reached.push(...now);
    for (const row of charged) contributions.push({ ...row, fee: counted, source: "here" });
    const byDay = charged.map((row) => ({ ...daysOf(row), perDay: row.perDay }));
    for (const each of run) done.push(...cutByCharge(each, fee, byDay));
  }
  return { days: done, reached };
}

/** Days of a piece by what of the capped fee is charged on them. */
function cutByCharge(
  piece: ResidentFeeDays,
  fee: LegalFee,
  charged: readonly (Days & { perDay: DecimalText })[],
): ResidentFeeDays[] {
  const due = piece.fees.find((row) => row.fee === fee);
  if (due === undefined || centsOf(due.amount) === 0) return [piece];
  const cuts = charged.flatMap((row) => [row.from, row.to + 1]);
  return cutAt(daysOf(piece), cuts).map((days) => {
    const row = charged.find((each) => each.from <= days.from && each.to >= days.from);
    const perDay = row?.perDay ?? "0.00";
    const part = { ...piece, from: dayText(days.from), to: dayText(days.to), days: lengthOf(days) };
    return perDay === due.amount ? part : withFee(part, fee, perDay, "CAP_REACHED");
  });
}

/** The days with another amount of a fee, where it was not zero already. */
export function withFee(days: ResidentFeeDays, fee: LegalFee, amount: DecimalText, zero: ZeroReason): ResidentFeeDays {
  const fees = days.fees.map((row) => (row.fee === fee && centsOf(row.amount) !== 0 ? { ...row, amount, zero } : row));
  return { ...days, fees, total: totalOf(fees) };
}
