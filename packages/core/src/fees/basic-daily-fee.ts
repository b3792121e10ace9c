/** The basic daily fee: the most of a day, a share of the base pension (docs/rules/basic-daily-fee.md). */
import type { FeeArrangement } from "../arrangements/facts.ts";
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal, decimalText, floorToCent } from "../money/decimal.ts";

export interface BasicDailyFeeFacts {
  /** `pre_entry`: a day of up to seven before the start day. */
  stay: "permanent" | "respite" | "pre_entry";
  arrangement: FeeArrangement;
  /** Of a person of before July 2014: protected resident, or s.58-3C of the old provisions (`non_standard`). */
  pre2014Fee: "standard" | "protected" | "non_standard";
  /** Maximum basic rate of a single person, a fortnight, without supplements. */
  basePension: DecimalText;
  /** The fee as published for the day, where the base pension that goes with it is not known yet. */
  published?: DecimalText | null;
}

const PERCENT = { standard: "85", protected: "77.5", non_standard: "96.5" } as const;

/** The most that may be asked for a day. A fortnight's pension over 14 is the yearly one over 364. */
export function basicDailyFee(facts: BasicDailyFeeFacts): Outcome<DecimalText, never> {
  if (facts.published != null) {
    const text = `${facts.published} a day as published; the base pension that it follows from is not known yet`;
    return {
      result: facts.published,
      issues: [],
      trace: [step("basic-daily-fee", sectionOf(facts), text, facts.published)],
    };
  }
  const old = facts.arrangement === "PRE14" && facts.stay !== "respite";
  const percent = PERCENT[old ? facts.pre2014Fee : "standard"];
  const fee = decimalText(shareOfPension(facts.basePension, percent));
  const text = `${percent}% of ${facts.basePension} a fortnight, over 14 days, down to the cent`;
  return { result: fee, issues: [], trace: [step("basic-daily-fee", sectionOf(facts), text, fee)] };
}

/** A percentage of the base pension of a day, down to the cent. */
export function shareOfPension(basePension: DecimalText, percent: DecimalText): Decimal {
  return floorToCent(new Decimal(basePension).times(percent).div(1400));
}

function sectionOf({ stay, arrangement }: BasicDailyFeeFacts): string {
  if (stay === "respite") return "Aged Care Act 2024 s.283(2)(a)(ii)";
  const pre = stay === "pre_entry";
  if (arrangement === "NOV25") return pre ? "Aged Care Rules 2025 s.281-5" : "Aged Care Act 2024 s.277(2)";
  return pre
    ? "Aged Care Rules 2025 s.285A-15(3)"
    : `Aged Care Rules 2025 s.285A-11(${arrangement === "PRE14" ? 2 : 3})`;
}
