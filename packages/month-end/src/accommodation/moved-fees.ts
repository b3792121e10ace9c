/** Fees that were billed in advance and are taken from the lump sum since: the line that goes on is charged with the adjustment. */
import type { BillingBook } from "@banksia/core/billing/book";
import type {
  BillingWindow,
  Charge,
  ClientFacts,
  ScheduleLineFacts,
  StandingCharge,
} from "@banksia/core/billing/facts";
import { proposeBilling } from "@banksia/core/billing/propose-billing";

/**
 * The days that an adjustment takes back from a line that has ended, on the line of the same fee that goes on from the next
 * day and is drawn. Capped fees are left to the billing proposal, which alone knows how far their caps reach; and so is a
 * line of which something is wrong.
 * @param drawing account names that take from the lump sum
 */
export function movedFees(
  facts: ClientFacts,
  book: BillingBook,
  window: BillingWindow,
  reversals: readonly StandingCharge[],
  drawing: ReadonlySet<number>,
): Charge[] {
  const lineOf = new Map(facts.lines.map((line) => [line.id, line]));
  return facts.lines.flatMap((line) => {
    if (!line.invoicees.some((payer) => drawing.has(payer.accountNameId))) return [];
    if (book.codes.get(line.billingCodeId)?.capped !== false) return [];
    const last = reversals
      .filter((charge) => charge.to >= line.startDate && goesOn(lineOf.get(charge.scheduleLineId), line))
      .map((charge) => charge.to)
      .toSorted()
      .at(-1);
    if (last === undefined) return [];
    return proposeBilling({ ...facts, lines: [line] }, book, { ...window, endDate: last }).charges;
  });
}

/** Whether a line takes up the fee of one that ended the day before, or earlier. */
function goesOn(ended: ScheduleLineFacts | undefined, line: ScheduleLineFacts): boolean {
  if (ended === undefined || ended.id === line.id) return false;
  const same = ended.serviceEntryId === line.serviceEntryId && ended.billingCodeId === line.billingCodeId;
  const lastDay = [ended.endDate, ended.billToDate].filter((day) => day !== null).toSorted()[0];
  return same && ended.startDate < line.startDate && lastDay !== undefined && lastDay < line.startDate;
}
