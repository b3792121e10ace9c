/** Days past the social leave of the year: what was agreed to keep the place, in the place of the fees. */
import type { CohortDays } from "@banksia/core/arrangements/facts";
import type { LawIssue } from "@banksia/core/arrangements/outcome";
import { type DayNumber, dayNumber } from "@banksia/core/days/civil";
import { daysOf } from "@banksia/core/days/range";
import { contributionsInCare } from "@banksia/core/leave/contributions-in-care";
import { exceededLeave } from "@banksia/core/leave/exceeded-leave";
import type { AbsenceDays } from "@banksia/core/leave/facts";
import { centsOf } from "@banksia/core/money/cents";
import type { Claim } from "./claim.ts";
import type { Figures } from "./figures.ts";
import type { Policies } from "./policies.ts";
import type { ResidentRecord } from "./record.ts";
import { CALCULATED_FROM } from "./stay-facts.ts";
import type { StayFees } from "./stay-claims.ts";
import { feeVerified, verifiedOn } from "./verified.ts";
import { dayWords } from "./words.ts";

/**
 * The bed reservation fee of each day, and nothing where nothing is agreed. The resident contribution in it is the one
 * under the caps, as if everything had been charged as the facts have it.
 */
export function reservationClaims(
  record: ResidentRecord,
  stay: StayFees,
  cohorts: readonly CohortDays[],
  absences: readonly AbsenceDays[],
  figures: Figures,
  policies: Policies,
): { claims: Claim[]; issues: LawIssue[] } {
  const last = absences.findLast((row) => row.kind === "unfunded_social" && row.to >= CALCULATED_FROM);
  if (last === undefined) return { claims: [], issues: [] };
  const { cap } = record;
  // What was paid before the opening of the caps is one sum in it, and its days were billed elsewhere.
  const opening = cap !== null && centsOf(cap.lifetimeOpening) !== 0 ? cap.openingDate : null;
  const since = opening !== null && opening > CALCULATED_FROM ? opening : CALCULATED_FROM;
  if (last.to < since) return { claims: [], issues: [] };
  const contributions = contributionsInCare(
    {
      ...stay.facts,
      cohorts,
      from: stay.facts.from > since ? stay.facts.from : since,
      to: last.to,
      careDaysBefore: cap?.careDaysBefore ?? 0,
      capping: {
        firstEntryDate: cap?.firstEntryDate ?? stay.facts.stay.startDay,
        openingDate: cap?.openingDate ?? null,
        annualOpening: cap?.annualOpening ?? "0.00",
        lifetimeOpening: cap?.lifetimeOpening ?? "0.00",
        contributions: record.outside.map((row) => ({ ...row, source: "elsewhere" as const })),
        // Without caps set up nothing is known to be used of them.
        allowBeyond: cap === null || cap.allowBeyond,
      },
      rates: { ...figures.rates, caps: figures.caps, careDays: figures.careDays },
    },
    policies.fees,
    policies.capping,
  );
  if (contributions.result === null) return { claims: [], issues: contributions.issues };
  const found = exceededLeave(
    {
      from: since,
      to: last.to,
      absences,
      contributions: contributions.result,
      prices: figures.rates.price,
      classWeights: stay.facts.classWeight,
      standardWeights: figures.rates.standardWeight,
      agreed: record.reservations
        .filter((row) => row.serviceEntryId === stay.stayId)
        .map((row) => ({ from: row.startDate, to: row.endDate, value: { perDay: row.perDay } })),
    },
    policies.fees,
  );
  const claims = found.result.flatMap((piece): Claim[] => {
    const cents = centsOf(piece.perDay);
    if (cents === 0) return [];
    const agreed = piece.perDay === piece.most ? "" : `, agreed at ${piece.perDay}`;
    const source = `Social leave past 52 days from ${dayWords(piece.stretchFrom)}: at most ${piece.most} a day${agreed}`;
    const day = piece.from;
    const steps = found.trace.filter((step) => step.page === "bed-reservation-fee" && step.value === piece.most);
    return [
      {
        key: stay.stayId,
        ...daysOf(piece),
        cents,
        reason: null,
        verified: piece.perDay !== piece.most || mostVerified(stay, dayNumber(piece.from), figures, policies),
        source,
        steps: steps.slice(0, 1).map((step) => ({ ...step, text: `${dayWords(day)}: ${step.text}` })),
      },
    ];
  });
  return { claims: claims.sort((a, b) => a.from - b.from), issues: found.issues };
}

/** Of the most that may be agreed: the contribution of the day, and what the government would have paid. */
function mostVerified(stay: StayFees, day: DayNumber, figures: Figures, policies: Policies): boolean {
  const row = stay.days.find((each) => dayNumber(each.from) <= day && dayNumber(each.to) >= day);
  const fees = row?.fees ?? [];
  return (
    [figures.rates.price, figures.rates.standardWeight, stay.facts.classWeight].every((rows) =>
      verifiedOn(rows, day),
    ) &&
    (row === undefined ||
      fees.every((fee) => centsOf(fee.amount) === 0 || feeVerified(stay.facts, row, fee.fee, policies.fees)))
  );
}
