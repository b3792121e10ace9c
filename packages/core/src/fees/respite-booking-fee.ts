/** The most of a respite booking fee, and what of it must go back (docs/rules/respite-booking-fee.md). */
import { step, type Outcome } from "../arrangements/outcome.ts";
import type { CivilDate, DecimalText } from "../billing/facts.ts";
import { dayNumber, dayText } from "../days/civil.ts";
import { Decimal, decimalText, floorToCent, roundToCent } from "../money/decimal.ts";

export interface BookingFeeFacts {
  /** First and last day booked, both inclusive. */
  from: CivilDate;
  to: CivilDate;
  /** Resident respite fee a day. */
  dailyFee: DecimalText;
}

const RULE = "Aged Care Rules 2025 s.283-15";
const WEEK = 7;

/** The lesser of seven days' fees and a quarter of the fees of the whole stay, down to the cent. */
export function mostBookingFee(facts: BookingFeeFacts): Outcome<DecimalText, never> {
  const days = lengthOfBooking(facts);
  const week = new Decimal(facts.dailyFee).times(WEEK);
  const quarter = new Decimal(facts.dailyFee).times(days).div(4);
  const most = decimalText(floorToCent(Decimal.min(week, quarter)));
  const text = `the lesser of ${WEEK} days at ${facts.dailyFee} and a quarter of ${days} days`;
  return { result: most, issues: [], trace: [step("respite-booking-fee", `${RULE}(2)`, text, most)] };
}

export type BookingEvent =
  /** Before the stay. */
  | { kind: "hospital_before" | "died_before" | "cancelled"; on: CivilDate }
  /** During the stay; `told_to_leave` by the provider, `chose_to_leave` by the person. */
  | { kind: "hospital" | "died" | "told_to_leave" | "chose_to_leave"; on: CivilDate };

export interface BookingRefundFacts extends BookingFeeFacts {
  bookingFee: DecimalText;
  event: BookingEvent;
  /** The day on which the provider learned of the event. */
  knownOn: CivilDate;
  /** After a death: the day on which probate was shown within 14 days of knowing; null otherwise. */
  probateShownOn: CivilDate | null;
}

export interface BookingRefund {
  amount: DecimalText;
  /** Last day for it; null when nothing is due. */
  dueOn: CivilDate | null;
}

/**
 * In part, the refund is the share of the booking fee period that remains after the day of the event; the period is the
 * lesser of seven days and a quarter of the stay.
 */
export function bookingFeeRefund(facts: BookingRefundFacts): Outcome<BookingRefund, never> {
  const { event } = facts;
  const fee = new Decimal(facts.bookingFee);
  const start = dayNumber(facts.from);
  const on = dayNumber(event.on);
  const answer = (amount: Decimal, section: string, text: string): Outcome<BookingRefund, never> => {
    const cents = roundToCent(amount);
    const result = { amount: decimalText(cents), dueOn: cents.isZero() ? null : dueOn(facts) };
    return { result, issues: [], trace: [step("respite-booking-fee", `${RULE}${section}`, text, result.amount)] };
  };
  if (event.kind === "hospital_before" || event.kind === "died_before") {
    return answer(fee, `(3)(${event.kind === "died_before" ? "b" : "a"})`, "before the stay: the whole fee");
  }
  if (event.kind === "cancelled") {
    const before = start - on;
    return before > WEEK
      ? answer(fee, "(3)(c)", `cancelled ${before} days before the stay, more than ${WEEK}: the whole fee`)
      : answer(new Decimal(0), "(7)(a)", `cancelled ${before} days before the stay: nothing`);
  }
  if (event.kind === "chose_to_leave") return answer(new Decimal(0), "(7)(b)", "The person chose to leave: nothing.");
  const period = Decimal.min(WEEK, new Decimal(lengthOfBooking(facts)).div(4));
  const remains = Decimal.max(period.minus(on - start + 1), 0);
  const text = `${remains.toFixed()} of ${period.toFixed()} days of the booking fee period remain`;
  return answer(fee.times(remains).div(period), "(5)", text);
}

function dueOn({ event, knownOn, probateShownOn }: BookingRefundFacts): CivilDate {
  const after = (day: CivilDate, days: number): CivilDate => dayText(dayNumber(day) + days);
  if (event.kind === "died" || event.kind === "died_before") {
    return probateShownOn !== null && probateShownOn <= after(knownOn, 14)
      ? after(probateShownOn, 14)
      : after(knownOn, 28);
  }
  return after(knownOn > event.on ? knownOn : event.on, 14);
}

function lengthOfBooking({ from, to }: BookingFeeFacts): number {
  return dayNumber(to) - dayNumber(from) + 1;
}
