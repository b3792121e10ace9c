/** Whether a person pays for the room in full or with help (docs/rules/accommodation-status.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { DecimalText } from "../billing/facts.ts";
import type { MeansTest } from "../fees/facts.ts";
import { compare, scaledOf } from "../money/scaled.ts";

/**
 * - `payment`: accommodation payment, the agreed price as RAD or DAP
 * - `contribution`: accommodation contribution, as RAC or DAC; the person is a low means individual
 * - `interim`: accommodation payment by daily payments only, until the means are known
 */
export type AccommodationStatus = "payment" | "contribution" | "interim";

export interface AccommodationStatusFacts {
  /** Of the start day in the home: later figures change nothing. */
  means: MeansTest;
  /** Maximum accommodation supplement amount of the start day. */
  maximumSupplement: DecimalText;
}

const LAW = "Aged Care Act 2024 s.294(1)";

export function accommodationStatus(facts: AccommodationStatusFacts): Outcome<AccommodationStatus, never> {
  const { means, maximumSupplement } = facts;
  const done = (result: AccommodationStatus, section: string, text: string): Outcome<AccommodationStatus, never> => ({
    result,
    issues: [],
    trace: [step("accommodation-status", `${LAW}${section}`, text, result)],
  });
  if (means.status === "not_disclosed") return done("payment", "(b)(ii)", "Means are not disclosed");
  if (means.status === "unknown") {
    return done("interim", "(ca)", "The daily means tested amount of the start day is not determined yet");
  }
  const text = `Daily means tested amount ${means.amount} against the maximum supplement ${maximumSupplement}`;
  return compare(scaledOf(means.amount), scaledOf(maximumSupplement)) < 0
    ? done("contribution", "(c)", `${text}: below`)
    : done("payment", "(b)(i)", `${text}: not below`);
}
