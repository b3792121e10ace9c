/** Money that counts towards caps, on days of service. */
import type { DayNumber } from "../days/civil.ts";
import type { Days } from "../days/range.ts";
import type { Cents } from "../money/cents.ts";
import { roundProduct } from "../money/round.ts";

/** Net capped cents on days of service. */
export interface Contribution extends Days {
  cents: Cents;
}

/** Cents of a contribution that fall on days up to `day`: spread evenly, cumulative, halves away from zero. */
export function contributedBy(contribution: Contribution, day: DayNumber): Cents {
  if (day < contribution.from) return 0;
  if (day >= contribution.to) return contribution.cents;
  return roundProduct(contribution.cents, day - contribution.from + 1, contribution.to - contribution.from + 1);
}
