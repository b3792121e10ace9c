/** When an invoice is due. */
import { dayNumber, dayText } from "../days/civil.ts";
import { monthEnd } from "../days/month.ts";

export interface TermsOfPayment {
  /** 0 or more. */
  days: number;
  /** Count from the end of the month of the posting date instead of from that date. */
  fromEndOfMonth: boolean;
}

/** The due date (`YYYY-MM-DD`) of a document posted on `postingDate`. Calendar days; weekends and holidays count. */
export function dueDate(postingDate: string, terms: TermsOfPayment): string {
  const posted = dayNumber(postingDate);
  return dayText((terms.fromEndOfMonth ? monthEnd(posted) : posted) + terms.days);
}
