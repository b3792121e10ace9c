/** What follows from the stay that a lump sum belongs to. */
import type { BondRetentionFacts, RefundEvent } from "@banksia/core/accommodation/index";
import { type LawIssue, error } from "@banksia/core/arrangements/outcome";
import { dayNumber, dayText } from "@banksia/core/days/civil";
import { centsOf, centsText } from "@banksia/core/money/index";
import type { DepositLoadCode, LoadedLine } from "./deposit-record.ts";

export interface StayOfDeposit {
  entryDate: string;
  departureDate: string | null;
  /** The next home of the provider takes the resident on the day of departure. */
  goesOn: boolean;
  departureReason: string | null;
  noticeDate: string | null;
  probateDate: string | null;
  heldForReentryUntil: string | null;
}

/** Days of care: leave does not end a stay. The day of a move is one of the next home, so that it is counted once. */
export function staysOf(stay: StayOfDeposit): { from: string; to: string | null }[] {
  const { entryDate, departureDate, goesOn } = stay;
  if (!goesOn || departureDate === null || departureDate <= entryDate) return [{ from: entryDate, to: departureDate }];
  return [{ from: entryDate, to: dayText(dayNumber(departureDate) - 1) }];
}

/** How the stay ended; null while it lasts. */
export function refundEventOf(stay: StayOfDeposit): RefundEvent | null {
  const { departureDate, departureReason, noticeDate, probateDate, heldForReentryUntil } = stay;
  if (departureDate === null) return null;
  if (departureReason === "deceased")
    return { how: "died", diedOn: departureDate, probateShownOn: probateDate, otherEvidenceShownOn: null };
  if (departureReason === "other_service") return { how: "moved", ceasedOn: departureDate, noticeOn: noticeDate };
  return {
    how: "left",
    ceasedOn: departureDate,
    heldForReturn: heldForReentryUntil === null ? null : { endedOn: heldForReentryUntil },
  };
}

/** The thresholds of bonds in force on a day; null where none are known. */
export type BondThresholds = (day: string) => { lower: string | null; upper: string | null };

const MONTHS_A_YEAR = 12;
const DAYS_A_YEAR = 365;

/**
 * What the retention of a bond follows from. Days counted elsewhere are months or parts of months, as retention of bonds
 * is deducted by the month.
 */
export function bondFacts(
  stay: StayOfDeposit,
  lines: readonly LoadedLine[],
  elsewhere: { firstPaidOn: string; countedDays: number } | null,
  thresholds: BondThresholds,
): { facts: Omit<BondRetentionFacts, "until"> | null; issues: LawIssue<DepositLoadCode>[] } {
  const line = lines.find((one) => one.kind === "bond" && one.method !== "daily");
  if (line === undefined) return { facts: null, issues: [] };
  const bond = centsOf(line.agreedLumpSum) > 0 ? line.agreedLumpSum : (line.agreedAmount ?? "0");
  const { lower, upper } = thresholds(stay.entryDate);
  if (lower === null || upper === null) {
    const message = `No thresholds of bond retention are known for ${stay.entryDate}: add them.`;
    return { facts: null, issues: [error("BOND_THRESHOLD_MISSING", "lines", stay.entryDate, message)] };
  }
  const facts = {
    bond: centsText(centsOf(bond)),
    startDay: stay.entryDate,
    firstBondStartDay: elsewhere?.firstPaidOn ?? stay.entryDate,
    lowerThreshold: lower,
    higherThreshold: upper,
    monthsElsewhere: Math.ceil(((elsewhere?.countedDays ?? 0) * MONTHS_A_YEAR) / DAYS_A_YEAR),
    outOfCareBefore: [],
    stays: staysOf(stay),
    reduced: [],
  };
  return { facts, issues: [] };
}
