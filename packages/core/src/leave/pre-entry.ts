/** Days before entry that a place may be held for (docs/rules/pre-entry-leave.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";

export interface PreEntryFacts {
  /** Day on which the service agreement was made. */
  serviceAgreementDay: CivilDate;
  startDay: CivilDate;
  /** Of the person: it only changes the section of law. */
  transitional: boolean;
}

export interface PreEntryDays {
  from: CivilDate;
  to: CivilDate;
  days: number;
}

/** Days before the start day at most. */
export const PRE_ENTRY_DAYS = 7;

/** From the later of the agreement and seven days before the start day, to the day before it; null: there are none. */
export function preEntryLeave(facts: PreEntryFacts): Outcome<PreEntryDays | null, never> {
  const start = dayNumber(facts.startDay);
  const from = Math.max(dayNumber(facts.serviceAgreementDay), start - PRE_ENTRY_DAYS);
  const law = facts.transitional ? "Aged Care Rules 2025 s.285A-15(2)" : "Aged Care Act 2024 s.281(3)";
  const days = start - from;
  const result = days < 1 ? null : { from: dayText(from), to: dayText(start - 1), days };
  const text = `agreement of ${facts.serviceAgreementDay}, start day ${facts.startDay}: basic daily fee only, no subsidy`;
  return { result, issues: [], trace: [step("pre-entry-leave", law, text, String(Math.max(days, 0)))] };
}
