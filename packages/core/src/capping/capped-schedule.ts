/** What capped schedule lines will charge a day on the days that are not charged yet. */
import type { BillingBook } from "../billing/book.ts";
import { ownRatesOf } from "../billing/client-lines.ts";
import { chargeableSpan, compileEntries, dueDays, entryOf } from "../billing/due-days.ts";
import type { ClientFacts } from "../billing/facts.ts";
import { costOfFirst, timesQuantity } from "../billing/price.ts";
import { rateOfDay } from "../billing/rate-of-day.ts";
import { unitPeriod } from "../billing/unit-period.ts";
import { dayNumber, dayText, type DayNumber } from "../days/civil.ts";
import { daysOf, type Days } from "../days/range.ts";
import { centsText, type Cents } from "../money/cents.ts";
import { scaledOf } from "../money/scaled.ts";
import type { CappedFee, DailyCharge } from "./facts.ts";

interface Piece extends Days {
  cents: Cents;
}

/**
 * The daily amounts of the capped lines whose fee is `wanted`, on the due days of `span`: sorted, disjoint, those of
 * several lines added up. Fees per week, month or year are spread evenly over the days of their unit; credits and days
 * without a rate are left out. The client's rates are those of today: nothing is known of later ones.
 */
export function cappedSchedule(
  client: ClientFacts,
  book: BillingBook,
  span: Days,
  wanted: (fee: CappedFee | null) => boolean,
): DailyCharge[] {
  const own = ownRatesOf(client);
  const entries = compileEntries(client);
  const pieces: Piece[] = [];
  for (const line of client.lines) {
    const code = book.codes.get(line.billingCodeId);
    if (code === undefined || !code.capped || code.unit === "each" || !wanted(code.cappedFee)) continue;
    const allowed = chargeableSpan(line, code, entryOf(entries, line));
    const within = { from: Math.max(allowed.from, span.from), to: Math.min(allowed.to, span.to) };
    const quantity = scaledOf(line.quantity);
    for (const range of dueDays(line, within, line.billed.map(daysOf))) {
      let from = range.from;
      while (from <= range.to) {
        const segment = rateOfDay(book, own, code.id, from);
        let to = Math.min(range.to, segment.to);
        let cents = 0;
        if (segment.price !== null) {
          const period = unitPeriod(code.unit, code.anchor, dayNumber(line.startDate), from);
          // Months and years are of different lengths, weeks are not.
          if (code.unit === "month" || code.unit === "year") to = Math.min(to, period.to);
          cents = costOfFirst(timesQuantity(segment.price, quantity), 1, period.length);
        }
        if (cents > 0) pieces.push({ from, to, cents });
        from = to + 1;
      }
    }
  }
  return addedUp(pieces);
}

/** Sorted, disjoint; neighbours of one amount are joined. */
function addedUp(pieces: readonly Piece[]): DailyCharge[] {
  const changes = new Map<DayNumber, Cents>();
  const change = (day: DayNumber, cents: Cents) => changes.set(day, (changes.get(day) ?? 0) + cents);
  for (const piece of pieces) {
    change(piece.from, piece.cents);
    change(piece.to + 1, -piece.cents);
  }
  const found: DailyCharge[] = [];
  let cents = 0;
  let since: DayNumber | null = null;
  for (const [day, by] of [...changes].sort(([a], [b]) => a - b)) {
    if (by === 0) continue;
    if (since !== null && cents > 0) {
      found.push({ from: dayText(since), to: dayText(day - 1), amount: centsText(cents) });
    }
    cents += by;
    since = day;
  }
  return found;
}
