/** Cutting the due days of a schedule line wherever its price, its payers or its cap year change. */
import { dayNumber, type DayNumber } from "../days/civil.ts";
import { anniversaryYear, monthEnd } from "../days/month.ts";
import { daysOf, type Days } from "../days/range.ts";
import { scaledOf, scaledText, type Scaled } from "../money/scaled.ts";
import { thresholdOn, type BillingBook } from "./book.ts";
import type { Basis, BillingCodeFacts, BillingIssue, CapFacts, ClientFacts, ScheduleLineFacts } from "./facts.ts";
import { compileInvoicees, payersOn, solePayer, type PayerSet } from "./invoicees.ts";
import { issue } from "./issues.ts";
import { isNothing, isTooLarge, timesQuantity, type Price } from "./price.ts";
import { rateOfDay, type OwnRates } from "./rate-of-day.ts";
import type { RateSegment } from "./rate-rows.ts";
import type { Tax } from "./tax.ts";

/** What all stretches of a line share. */
export interface LineContext {
  readonly line: ScheduleLineFacts;
  readonly code: BillingCodeFacts;
  readonly tax: Tax;
  readonly start: DayNumber;
  readonly quantity: Scaled;
}

/** Days of one line at one price for one set of payers. */
export interface Stretch extends Days {
  readonly context: LineContext;
  readonly segment: RateSegment;
  /** Price per unit times the line's quantity. */
  readonly price: Price;
  readonly payers: PayerSet;
  /** Set where a cap is reached: the amount without tax that may be charged, and why. */
  readonly capped?: { cents: number; basis: NonNullable<Basis["cap"]> };
  /** Set where it ends with the last day of the non-clinical care contribution. */
  readonly careDays?: NonNullable<Basis["careDays"]>;
}

/** Everything a line needs before its days are looked at; an issue when a code or tax code is unknown. */
export function lineContext(
  book: BillingBook,
  line: ScheduleLineFacts,
  code: BillingCodeFacts,
): LineContext | BillingIssue {
  const tax = book.taxes.get(code.taxCodeId);
  const at = { scheduleLineId: line.id, billingCodeId: code.id };
  if (tax === undefined) {
    return issue("TAX_UNKNOWN", at, `Billing code ${code.code} has a tax code that does not exist: choose one.`);
  }
  return { line, code, tax, start: dayNumber(line.startDate), quantity: scaledOf(line.quantity) };
}

/**
 * The stretches of `ranges` (sorted), in order, or the first issue met. Days at a price of nothing are left out: they are
 * not charged and stay due, so that a price that is found later is still billed for them.
 */
export function cutStretches(
  book: BillingBook,
  client: ClientFacts,
  own: OwnRates,
  context: LineContext,
  ranges: readonly Days[],
): Stretch[] | BillingIssue {
  const { line, code } = context;
  const stretches: Stretch[] = [];
  const clientPays = solePayer(client.clientId, code.accountNameId);
  const invoicees = line.invoicees.length === 0 ? [] : compileInvoicees(line.invoicees, client.clientId);
  for (const range of ranges) {
    let from = range.from;
    while (from <= range.to) {
      const segment = rateOfDay(book, own, code.id, from);
      if (segment.price === null) return rateIssue(context, segment, from);
      const payers = payersOn(invoicees, from, clientPays);
      if (payers.problem !== null) {
        const at = { scheduleLineId: line.id, billingCodeId: code.id, day: from };
        return issue("SPLIT_NOT_100", at, `${code.code}: ${payers.problem}`);
      }
      const price = timesQuantity(segment.price, context.quantity);
      if (isTooLarge(price)) return tooLarge(context, price, from);
      let to = Math.min(range.to, segment.to, payers.to);
      if (book.policies.cutAtMonthEnd) to = Math.min(to, monthEnd(from));
      if (code.capped && client.cap !== null) to = Math.min(to, endOfCapDays(book, client.cap, code, from));
      if (!isNothing(price)) stretches.push({ context, from, to, segment, price, payers });
      from = to + 1;
    }
  }
  return stretches;
}

function rateIssue(context: LineContext, segment: RateSegment, day: DayNumber): BillingIssue {
  const { problem } = segment;
  if (problem === null) throw new Error("A rate without a price names its problem");
  return issue(
    problem.code,
    { scheduleLineId: context.line.id, billingCodeId: problem.billingCodeId, day },
    problem.message,
  );
}

/** Money past what a ledger holds. */
export function tooLarge({ line, code }: LineContext, price: Price, day: DayNumber): BillingIssue {
  return issue(
    "AMOUNT_TOO_LARGE",
    { scheduleLineId: line.id, billingCodeId: code.id, day },
    `${code.code} at ${price.text} per ${code.unit} is more than can be charged: check rate and quantity.`,
  );
}

/** Contributions stay inside one cap year and one arrangement, and one line of a journal under one threshold. */
function endOfCapDays(book: BillingBook, cap: CapFacts, code: BillingCodeFacts, day: DayNumber): DayNumber {
  let { to } = anniversaryYear(dayNumber(cap.firstEntryDate), day);
  for (const row of cap.arrangements) {
    const { from, to: end } = daysOf(row);
    if (from > day) to = Math.min(to, from - 1);
    else if (end >= day) to = Math.min(to, end);
  }
  const tables = [book.annualCap, book.lifetimeCap];
  if (cap.arrangements.length > 0 || code.cappedFee !== null) tables.push(book.contributionCap);
  for (const rows of tables) {
    const row = thresholdOn(rows, day);
    if (row !== null) to = Math.min(to, row.to);
    for (const later of rows) if (later.from > day) to = Math.min(to, later.from - 1);
  }
  return to;
}

/** The text of a line's quantity. */
export function quantityText(context: LineContext): string {
  return scaledText(context.quantity);
}

/** Stretches joined again where a cut changed neither price nor payers. Used to compare, not to bill. */
export function joinAlike(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (
      last !== undefined &&
      last.context === stretch.context &&
      last.to + 1 === stretch.from &&
      last.price.text === stretch.price.text &&
      last.payers.key === stretch.payers.key &&
      last.capped === undefined &&
      stretch.capped === undefined
    ) {
      joined[joined.length - 1] = { ...last, to: stretch.to };
    } else joined.push(stretch);
  }
  return joined;
}
