/** The price agreed on, and the day whose MPIR holds for it (docs/rules/daily-accommodation-payment.md). */
import { error, step, type LawIssue, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber } from "../days/civil.ts";
import { centsOf, centsText } from "../money/cents.ts";

const PAGE = "daily-accommodation-payment";

export interface PriceAgreementFacts {
  /** The accommodation agreement was made. */
  agreedOn: CivilDate;
  /** Changes of room in the home, any order. */
  moves: readonly RoomMove[];
  /** First day in the room asked for. */
  day: CivilDate;
}

export type RoomMove =
  | { voluntary: true; occupiedFrom: CivilDate; agreementVariedOn: CivilDate }
  | { voluntary: false; occupiedFrom: CivilDate; noticeOn: CivilDate; twentyEightDaysOrMore: boolean };

/**
 * The day whose MPIR holds for the daily payment on a day: the agreement, the variation for a voluntary change of room,
 * or the notice of another one for 28 days or longer. For contributions it is the start day, always.
 */
export function priceAgreementDay(facts: PriceAgreementFacts): CivilDate {
  const asked = dayNumber(facts.day);
  const counted = facts.moves
    .filter((move) => dayNumber(move.occupiedFrom) <= asked && (move.voluntary || move.twentyEightDaysOrMore))
    .sort((a, b) => (a.occupiedFrom < b.occupiedFrom ? -1 : 1));
  const last = counted.at(-1);
  if (last === undefined) return facts.agreedOn;
  return last.voluntary ? last.agreementVariedOn : last.noticeOn;
}

/** The most that may be agreed on after a change of room (Rules s.294-5(3)-(5)). */
export function mostAfterMove(facts: {
  move: RoomMove;
  priceBefore: DecimalText;
  published: DecimalText;
}): DecimalText {
  const before = centsOf(facts.priceBefore);
  const published = centsOf(facts.published);
  if (facts.move.voluntary) return centsText(published);
  return centsText(facts.move.twentyEightDaysOrMore ? Math.min(before, published) : before);
}

export type AgreedPriceIssueCode = "ABOVE_PUBLISHED_PRICE" | "ABOVE_MAXIMUM_PRICE";

/** Whether a price may be agreed on; each reason why not is an issue (Act ss.289-291, 294(2)(b)(i)). */
export function mayAgreePrice(facts: {
  price: DecimalText;
  /** Published for the room on the day of the agreement. */
  published: DecimalText;
  /** The highest price without approval on the day, or the one approved for the room. */
  maximum: DecimalText;
  /** Day of the agreement. */
  agreedOn: CivilDate;
}): Outcome<boolean, AgreedPriceIssueCode> {
  const issues: LawIssue<AgreedPriceIssueCode>[] = [];
  const price = centsOf(facts.price);
  if (price > centsOf(facts.published)) {
    const message = `The price ${facts.price} is above ${facts.published}, published for the room: agree on that or less.`;
    issues.push(error("ABOVE_PUBLISHED_PRICE", "price", facts.agreedOn, message));
  }
  if (price > centsOf(facts.maximum)) {
    const message = `The price ${facts.price} is above ${facts.maximum}, the most without a higher approval: agree on less.`;
    issues.push(error("ABOVE_MAXIMUM_PRICE", "price", facts.agreedOn, message));
  }
  const result = issues.length === 0;
  const text = `${facts.price} against ${facts.published} published and ${facts.maximum} at most`;
  return {
    result,
    issues,
    trace: [step(PAGE, "Aged Care Act 2024 ss.289-291, 294", text, result ? "may" : "may not")],
  };
}
