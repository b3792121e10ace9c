/** Which fees may be asked for the day of departure, and for the day of entry (docs/rules/departure-day-fees.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import { FEE_POLICY, type FeePolicy, type LegalFee } from "./facts.ts";

/** `accommodation_contribution` of low means residents; `accommodation_payment` of those who pay the room themselves. */
export type DayFee =
  | LegalFee
  | "accommodation_payment"
  | "accommodation_contribution"
  | "higher_everyday_living_fee"
  | "respite_fee";

export interface DayOfMoveFacts {
  fee: DayFee;
  day: "entry" | "departure";
  /** The other home that the person left or entered on the same day. */
  sameDayMove: boolean;
  /** The stay began and ended on this day. */
  onlyDay: boolean;
  /** Something was delivered on the day. */
  servicesDelivered: boolean;
}

const SUBSIDY = "Aged Care Act 2024 ss.227(3)-(4), 242A(3)-(4)";

/** Fees that lower the subsidy of the day, or come in the place of some: none without subsidy. */
const WITH_SUBSIDY: ReadonlySet<DayFee> = new Set<DayFee>([
  "hotelling_contribution",
  "non_clinical_care_contribution",
  "means_tested_care_fee",
  "income_tested_fee",
  "accommodation_contribution",
]);

/** Whether the fee may be charged for the day of entry or of departure. */
export function chargedOnDayOfMove(facts: DayOfMoveFacts, policy: FeePolicy = FEE_POLICY): Outcome<boolean, never> {
  const { fee, day } = facts;
  const answer = (result: boolean, law: string | null, text: string): Outcome<boolean, never> => ({
    result,
    issues: [],
    trace: [step("departure-day-fees", law, text, result ? "charged" : "not charged")],
  });
  if (!facts.servicesDelivered) {
    return answer(false, "Aged Care Act 2024 s.276(3)", "Nothing was delivered on the day.");
  }
  if (facts.sameDayMove) {
    const paid = day === "departure" ? policy.sameDayMove === "first_home" : policy.sameDayMove === "second_home";
    if (WITH_SUBSIDY.has(fee)) {
      return answer(
        paid,
        SUBSIDY,
        `Of a day of move the ${policy.sameDayMove === "first_home" ? "first" : "second"} home has the subsidy.`,
      );
    }
    return answer(true, "Aged Care Act 2024 s.276(1)", "The fee has no subsidy behind it.");
  }
  if (day === "entry" || facts.onlyDay) return answer(true, "Aged Care Act 2024 s.276(1)", "Services were delivered.");
  if (policy.departureDay === "all")
    return answer(true, null, "By policy all fees are charged on the day of departure.");
  if (WITH_SUBSIDY.has(fee)) return answer(false, SUBSIDY, "No subsidy is paid for the day of departure.");
  return answer(true, "Aged Care Act 2024 s.276(1)", "Services were delivered, and the fee has no subsidy behind it.");
}
