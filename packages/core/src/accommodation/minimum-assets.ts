/** What a lump sum must leave a person, and when it may be taken (docs/rules/minimum-assets.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";
import { roundRatio } from "../money/round.ts";
import type { AccommodationStatus } from "./accommodation-status.ts";

const STEP = 50_000;
const FORTNIGHTS = 26;
const DAYS = 28;

/** 2.25 years of the basic age pension, to the nearest $500, $250 up. */
export function minimumPermissibleAssets(pensionPerFortnight: DecimalText): DecimalText {
  const hundredfold = centsOf(pensionPerFortnight) * FORTNIGHTS * 225;
  return centsText(roundRatio(hundredfold, STEP * 100) * STEP);
}

export interface LumpSumFacts {
  amount: DecimalText;
  paidOn: CivilDate;
  startDay: CivilDate;
  status: AccommodationStatus;
  /** Held before the payment. */
  balance: DecimalText;
  /** The most that may be held on the day: price less retention, or the lump sum of the daily contribution. */
  mostHeld: DecimalText;
  /** What the person owns before the payment; null: no sufficient information was given. */
  assets: DecimalText | null;
  /** Of the start day. */
  minimumAssets: DecimalText;
}

export type LumpSumIssueCode = "BEFORE_START_DAY" | "MEANS_NOT_KNOWN" | "ABOVE_MOST" | "BELOW_MINIMUM_ASSETS";

/** Whether the payment may be accepted; each reason why not is an issue. */
export function mayAcceptLumpSum(facts: LumpSumFacts): Outcome<boolean, LumpSumIssueCode> {
  const issues: LawIssue<LumpSumIssueCode>[] = [];
  const refuse = (code: LumpSumIssueCode, field: string, message: string): void => {
    issues.push(error(code, field, facts.paidOn, message));
  };
  if (facts.paidOn < facts.startDay) {
    refuse("BEFORE_START_DAY", "paidOn", `No lump sum before the start day ${facts.startDay} (Act s.303(1)).`);
  }
  if (facts.status === "interim") {
    refuse("MEANS_NOT_KNOWN", "status", "Only daily payments until the means are determined (Act s.294(1)(ca)).");
  }
  const amount = centsOf(facts.amount);
  if (centsOf(facts.balance) + amount > centsOf(facts.mostHeld)) {
    refuse(
      "ABOVE_MOST",
      "amount",
      `With it more would be held than ${facts.mostHeld}: take less (Act s.297, s.303(2)).`,
    );
  }
  const within = dayNumber(facts.paidOn) - dayNumber(facts.startDay) <= DAYS;
  if (facts.assets !== null && within && centsOf(facts.assets) - amount < centsOf(facts.minimumAssets)) {
    const message = `It would leave less than the minimum assets of ${facts.minimumAssets} (Act s.305): take less, or after ${DAYS} days.`;
    refuse("BELOW_MINIMUM_ASSETS", "amount", message);
  }
  const result = issues.length === 0;
  const text = `${facts.amount} on ${facts.paidOn}: start day, means, the most held and minimum assets`;
  const trace = [step("minimum-assets", "Aged Care Act 2024 ss.297, 303, 305", text, result ? "accepted" : "refused")];
  return { result, issues, trace };
}
