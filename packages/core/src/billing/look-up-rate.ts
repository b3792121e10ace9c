/** The rate of a code on a day, for screens and for checks when a rate is entered. */
import { dayNumber, dayText, LAST_DAY } from "../days/civil.ts";
import type { BillingBook } from "./book.ts";
import type { Basis, BillingIssueCode, BillingRateFacts, CivilDate, DecimalText } from "./facts.ts";
import { rateOfDay } from "./rate-of-day.ts";
import { compileRates } from "./rate-rows.ts";

export type RateLookUp =
  | {
      /** Exact, at least two decimals. */
      rate: DecimalText;
      /** The row in force, then the rows of the codes that percentages are taken of. */
      rows: Basis["rates"];
      /** Last day on which all of this stays the same; null: until further notice. */
      until: CivilDate | null;
      problem: null;
    }
  | {
      rate: null;
      rows: [];
      until: CivilDate | null;
      problem: { code: BillingIssueCode; billingCodeId: number; message: string };
    };

/** `own` are the client's own rates; an empty list asks for what clients without any pay. */
export function lookUpRate(
  book: BillingBook,
  own: readonly BillingRateFacts[],
  billingCodeId: number,
  day: CivilDate,
): RateLookUp {
  const ownRates = own.length === 0 ? null : compileRates(own);
  const { price, chain, problem, to } = rateOfDay(book, ownRates, billingCodeId, dayNumber(day));
  const until = to === LAST_DAY ? null : dayText(to);
  if (price !== null) return { rate: price.text, rows: chain, until, problem: null };
  if (problem === null) throw new Error("A rate without a price names its problem");
  return { rate: null, rows: [], until, problem };
}
