/** Deferred management and capital replacement fees of a village, less what stands. */
import {
  type AccommodationCharge,
  type AdjustmentIssueCode,
  type ExitFeeIssueCode,
  accommodationAdjustment,
  exitFeeCharges,
} from "@banksia/core/accommodation/index";
import type { LawIssue, Outcome } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { monthEnd } from "@banksia/core/days/month";
import type { DepositLoadCode, LoadedCharge, LoadedDeposit, LoadedIngoing } from "./deposit-record.ts";

export interface ExitFeeProposal {
  reversals: LoadedCharge[];
  /** With the code that the contract names for the days; null: the one of the use. */
  charges: (AccommodationCharge & { codeId: number | null })[];
}

/**
 * What the fees have grown by up to a day, less what stands: a charge for each month, and for each stretch of one rate. They
 * are taken from the ingoing contribution where the contract's account name draws from it, and billed otherwise.
 */
export function exitFeeProposal(
  loaded: LoadedDeposit,
  window: { endDate: string },
  fees: { dmf: boolean; crf: boolean },
): Outcome<ExitFeeProposal | null, ExitFeeIssueCode | AdjustmentIssueCode | DepositLoadCode> {
  const { ingoing, issues: problems } = loaded;
  const wrong = problems.find((issue) => issue.code === "INGOING_RATES_MISSING");
  if (ingoing === null) return { result: { reversals: [], charges: [] }, issues: [], trace: [] };
  if (wrong !== undefined) return { result: null, issues: [wrong], trace: [] };
  const from = loaded.billFrom !== null && loaded.billFrom > ingoing.startDate ? loaded.billFrom : ingoing.startDate;
  const period = { from, to: window.endDate };
  const found: ExitFeeProposal = { reversals: [], charges: [] };
  const issues: LawIssue<ExitFeeIssueCode | AdjustmentIssueCode>[] = [];
  for (const kind of ["dmf", "crf"] as const) {
    const facts = ingoing[kind];
    if (!fees[kind]) continue;
    const grown = facts === null ? null : exitFeeCharges(facts, kind, period, cutsOf(ingoing, period));
    if (grown !== null && grown.result === null) return { ...grown, result: null };
    const drawdown = ingoing.accountNameType === "accommodation";
    const charges = (grown?.result ?? []).map((charge) => ({
      ...charge,
      drawdown,
      deductedOn: drawdown ? charge.to : null,
    }));
    const stands = loaded.standing.filter((row) => row.kind === kind);
    const { result, issues: noticed } = accommodationAdjustment(charges, stands, period);
    issues.push(...noticed);
    found.reversals.push(...result.reversals);
    found.charges.push(...result.charges.map((charge) => ({ ...charge, codeId: codeOn(ingoing, kind, charge.from) })));
  }
  return { result: found, issues, trace: [] };
}

/** First days of months, and of rates. */
function cutsOf(ingoing: LoadedIngoing, period: { from: string; to: string }): string[] {
  const cuts = ingoing.rates.flatMap((row) =>
    row.endDate === null ? [row.startDate] : [row.startDate, dayText(dayNumber(row.endDate) + 1)],
  );
  const last = dayNumber(period.to);
  for (let day = monthEnd(dayNumber(period.from)) + 1; day <= last; day = monthEnd(day) + 1) cuts.push(dayText(day));
  return cuts;
}

function codeOn(ingoing: LoadedIngoing, kind: "dmf" | "crf", day: string): number | null {
  const row = ingoing.rates.find((one) => one.startDate <= day && (one.endDate === null || one.endDate >= day));
  if (row === undefined) return null;
  return kind === "dmf" ? row.dmfCodeId : row.crfCodeId;
}
