/** Hardship: the fee reduction supplement and the fees it reduces, in order (docs/rules/fee-reduction.md). */
import type { FeeArrangement } from "../arrangements/facts.ts";
import { step, warning, type LawIssue, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, floorToCent, roundToCent } from "../money/decimal.ts";
import { shareOfPension } from "./basic-daily-fee.ts";
import type { LegalFee } from "./facts.ts";

/** A fee that hardship reduces. `accommodation`: daily payment, contribution, bond or charge, as a daily amount. */
export type ReducedFee = LegalFee | "accommodation";

export interface FeeReductionFacts {
  arrangement: FeeArrangement;
  /** Fees of the day before the reduction; those left out are not charged. */
  fees: Partial<Record<ReducedFee, DecimalText>>;
  /** Maximum basic rate of a single person, a fortnight. */
  basePension: DecimalText;
  determination:
    | {
        kind: "remaining_income";
        /** Income less essential expenses a day, as determined; below zero where expenses are more. */
        dailyRemainingIncome: DecimalText;
      }
    | {
        /** A determination of before 1 November 2025 that is still in force. */
        kind: "of_before_november_2025";
        /** Supplement of a day immediately before 1 November 2025. */
        supplement: DecimalText;
        /** The most of the accommodation payment a day that it allows; null: it says nothing about it. */
        accommodationMost: DecimalText | null;
      };
}

/** One fee of the day: as it was, what the government pays in its place, what the person pays. */
export interface FeeReductionLine {
  fee: ReducedFee;
  before: DecimalText;
  /** Negative line on the bill, positive line of the funding schedule. */
  reduction: DecimalText;
  after: DecimalText;
}

export interface FeeReduction {
  /** 15% of the base pension of a day, down to the cent. */
  threshold: DecimalText;
  supplement: DecimalText;
  /** In the order of the law. */
  lines: FeeReductionLine[];
  /** What is left of the supplement when every fee is at zero. */
  unused: DecimalText;
}

export type FeeReductionIssueCode = "INCOME_NOT_BELOW_THRESHOLD" | "SUPPLEMENT_LEFT_OVER";

const ORDER: Record<FeeArrangement, readonly ReducedFee[]> = {
  NOV25: ["basic_daily_fee", "hotelling_contribution", "non_clinical_care_contribution", "accommodation"],
  POST14: ["basic_daily_fee", "means_tested_care_fee", "accommodation"],
  PRE14: ["basic_daily_fee", "income_tested_fee", "accommodation"],
};

const LAW: Record<FeeArrangement, { amount: string; order: string }> = {
  NOV25: { amount: "Aged Care Rules 2025 s.231-15(2)", order: "Aged Care Rules 2025 s.231-25" },
  POST14: { amount: "Aged Care Rules 2025 s.242B-27(3)", order: "Aged Care Rules 2025 s.242B-27(6)" },
  PRE14: { amount: "Aged Care Rules 2025 s.242B-27(3)", order: "Aged Care Rules 2025 s.242B-27(5)" },
};
const OLD = "Aged Care (Consequential and Transitional Provisions) Rules 2025 s.120";

/** 15% of the base pension of a day and of a fortnight, each down to the cent (Aged Care Rules 2025 s.7). */
export function feeReductionThreshold(basePension: DecimalText): { day: DecimalText; fortnight: DecimalText } {
  const fortnight = floorToCent(new Decimal(basePension).times(15).div(100));
  return { day: decimalText(shareOfPension(basePension, "15")), fortnight: decimalText(fortnight) };
}

/** Reductions of one day on which the supplement applies; see `feeReductionEligibility` for whether it does. */
export function feeReduction(facts: FeeReductionFacts): Outcome<FeeReduction, FeeReductionIssueCode> {
  const issues: LawIssue<FeeReductionIssueCode>[] = [];
  const trace: TraceStep[] = [];
  const { determination, arrangement } = facts;
  const threshold = new Decimal(feeReductionThreshold(facts.basePension).day);
  let supplement: Decimal;
  if (determination.kind === "remaining_income") {
    const income = determination.dailyRemainingIncome;
    supplement = roundToCent(Decimal.max(threshold.minus(income), 0));
    const text = `${decimalText(threshold)} (15% of the base pension a day, down to the cent) less ${income}`;
    trace.push(step("fee-reduction", LAW[arrangement].amount, text, decimalText(supplement)));
    if (supplement.isZero()) {
      const message = `A remaining income of ${income} a day is not below ${decimalText(threshold)}: no supplement.`;
      issues.push(warning("INCOME_NOT_BELOW_THRESHOLD", "determination.dailyRemainingIncome", null, message));
    }
  } else {
    supplement = roundToCent(new Decimal(determination.supplement));
    trace.push(step("fee-reduction", OLD, "as determined before 1 November 2025", decimalText(supplement)));
  }

  let left = supplement;
  const lines: FeeReductionLine[] = [];
  for (const fee of ORDER[arrangement]) {
    const before = facts.fees[fee];
    if (before === undefined) continue;
    const whole = new Decimal(before);
    let reduction: Decimal;
    if (fee === "accommodation" && determination.kind === "of_before_november_2025") {
      // It stands by itself: the payment goes down to what was determined, whatever is left of the supplement.
      const most = determination.accommodationMost;
      reduction = most === null ? new Decimal(0) : Decimal.max(whole.minus(most), 0);
    } else {
      reduction = Decimal.min(left, whole);
      left = left.minus(reduction);
    }
    lines.push({
      fee,
      before: decimalText(whole),
      reduction: decimalText(reduction),
      after: decimalText(whole.minus(reduction)),
    });
    const law = determination.kind === "remaining_income" ? LAW[arrangement].order : OLD;
    trace.push(
      step(
        "fee-reduction",
        law,
        `${fee}: ${decimalText(whole)} less ${decimalText(reduction)}`,
        decimalText(reduction),
      ),
    );
  }
  if (left.greaterThan(0)) {
    const message = `${decimalText(left)} of the supplement is more than the fees of the day: check the fees.`;
    issues.push(warning("SUPPLEMENT_LEFT_OVER", "fees", null, message));
  }
  const result = {
    threshold: decimalText(threshold),
    supplement: decimalText(supplement),
    lines,
    unused: decimalText(left),
  };
  return { result, issues, trace };
}
