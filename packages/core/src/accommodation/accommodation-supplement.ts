/** Accommodation supplement of a day, net of the means tested amount (docs/rules/accommodation-supplement.md). */
import { step, type Outcome, type TraceStep } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import { Decimal } from "../money/decimal.ts";
import { ACCOMMODATION_POLICY, type AccommodationPolicy } from "./policy.ts";

export interface AccommodationSupplementFacts {
  /** Low means individual, or fee reduction supplement applies on the day. */
  applies: boolean;
  /** Concessional resident supplement applies on the day: then this one does not. */
  concessional: boolean;
  /** Building status amount of the day. */
  buildingAmount: DecimalText;
  /** Percent taken off for the month: "0" or "25", from `supportedRatio`. */
  reduction: DecimalText;
  meansTestedAmount: DecimalText;
}

export interface AccommodationSupplement {
  /** After the reduction of the month. */
  amount: DecimalText;
  /** What is paid: less the means tested amount, never below zero. */
  paid: DecimalText;
}

export function accommodationSupplement(
  facts: AccommodationSupplementFacts,
  policy: AccommodationPolicy = ACCOMMODATION_POLICY,
): Outcome<AccommodationSupplement, never> {
  const law = "Aged Care Rules 2025 s.230-10";
  if (!facts.applies || facts.concessional) {
    const trace = [step("accommodation-supplement", `${law}(1)`, "The supplement does not apply", "0.00")];
    return { result: { amount: "0.00", paid: "0.00" }, issues: [], trace };
  }
  const exact = new Decimal(facts.buildingAmount).times(new Decimal(100).minus(facts.reduction)).div(100);
  const down = policy.supplementCut === "down";
  const amount =
    policy.supplementCut === "exact"
      ? exact
      : exact.toDecimalPlaces(2, down ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_UP);
  const paid = Decimal.max(amount.minus(facts.meansTestedAmount), 0);
  const write = (value: Decimal): DecimalText => value.toFixed(Math.max(2, value.decimalPlaces()));
  const result: AccommodationSupplement = { amount: write(amount), paid: write(paid) };
  const trace: TraceStep[] = [
    step("accommodation-supplement", `${law}(2)`, `${facts.buildingAmount} less ${facts.reduction}%`, result.amount),
    step(
      "accommodation-supplement",
      `${law}(3)-(4)`,
      `less means tested amount ${facts.meansTestedAmount}`,
      result.paid,
    ),
  ];
  return { result, issues: [], trace };
}
