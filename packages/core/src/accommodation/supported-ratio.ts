/** Share of low means residents in a month, and what it does to the supplement (docs/rules/supported-ratio.md). */
import { step, warning, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { DayRange, DecimalText } from "../billing/facts.ts";
import { dayOf, dayText, daysInMonth } from "../days/civil.ts";
import { daysOf, intersect, lengthOf, rangeText, union, type Days } from "../days/range.ts";
import { compare, multiply, scaledOf } from "../money/scaled.ts";
import { roundRatio } from "../money/round.ts";

/** A resident in permanent care of the home. */
export interface RatioResident {
  reference: string;
  /** Low means individual, supported, or with concessional resident supplement, on the start day in the home. */
  lowMeans: boolean;
  /** Days on which ongoing services are delivered, leave included; the day of departure as the provider counts it. */
  days: readonly DayRange[];
}

export interface SupportedRatioFacts {
  /** The payment period: a calendar month. */
  year: number;
  month: number;
  residents: readonly RatioResident[];
  /** Percent: "40". */
  threshold: DecimalText;
  /** Percent taken off the supplement below the threshold: "25". */
  reduction: DecimalText;
}

export interface SupportedRatio {
  from: string;
  to: string;
  lowMeansDays: number;
  totalDays: number;
  /** To two decimals, half up, as shown; the threshold is compared exactly. */
  percent: DecimalText;
  reached: boolean;
  /** Percent taken off each supplement of the month: "0" or the reduction. */
  reduction: DecimalText;
}

export type SupportedRatioIssueCode = "NO_RESIDENT_DAYS";

/** Per home and calendar month. Without any counted day nothing is reduced, and people are told. */
export function supportedRatio(facts: SupportedRatioFacts): Outcome<SupportedRatio, SupportedRatioIssueCode> {
  const month: Days = {
    from: dayOf(facts.year, facts.month, 1),
    to: dayOf(facts.year, facts.month, daysInMonth(facts.year, facts.month)),
  };
  let lowMeansDays = 0;
  let totalDays = 0;
  for (const resident of facts.residents) {
    const counted = union(resident.days.map(daysOf)).reduce((sum, days) => {
      const within = intersect(days, month);
      return within === null ? sum : sum + lengthOf(within);
    }, 0);
    totalDays += counted;
    if (resident.lowMeans) lowMeansDays += counted;
  }
  const share = scaledOf(String(100 * lowMeansDays));
  const reached =
    totalDays === 0 || compare(share, multiply(scaledOf(facts.threshold), scaledOf(String(totalDays)))) >= 0;
  const hundredths = totalDays === 0 ? 0 : roundRatio(10_000 * lowMeansDays, totalDays);
  const percent = `${(hundredths - (hundredths % 100)) / 100}.${String(hundredths % 100).padStart(2, "0")}`;
  const issues: LawIssue<SupportedRatioIssueCode>[] = [];
  if (totalDays === 0) {
    const message = "Nobody was in permanent care in the month, so nothing is reduced: check the stays.";
    issues.push(warning("NO_RESIDENT_DAYS", "residents", dayText(month.from), message));
  }
  const text = `100 x ${lowMeansDays} / ${totalDays} days is ${percent}%, against ${facts.threshold}%`;
  const reduction = reached ? "0" : facts.reduction;
  return {
    result: { ...rangeText(month), lowMeansDays, totalDays, percent, reached, reduction },
    issues,
    trace: [step("supported-ratio", "Aged Care Rules 2025 ss.230-10(2), 230-13", text, `${reduction}% off`)],
  };
}
