import type { FieldError } from "../errors.ts";
import type { DepartureReason } from "./service-entry-view.ts";

/** The days of a service entry, as they will stand. */
export interface EntryDates {
  entryDate: string;
  /** First billable day; before or after the entry date. */
  billingStartDate: string;
  departureDate: string | null;
  departureReason: DepartureReason | null;
  /** Last billable day where it differs from the departure day. */
  billingEndDate: string | null;
  /** Day on which notice of leaving was given. */
  noticeDate: string | null;
  /** Day on which probate or letters of administration were shown, for a client who died. */
  probateDate: string | null;
}

export function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** What is wrong with the days of an entry. `today` is that of the service's books. */
export function entryDateFaults(entry: EntryDates, today: string): FieldError[] {
  const faults: FieldError[] = [];
  const { entryDate, billingStartDate, departureDate, departureReason, billingEndDate, noticeDate, probateDate } =
    entry;
  if (departureDate === null) {
    if (departureReason !== null)
      faults.push({ pointer: "/departureReason", code: "NOT_ALLOWED", detail: "Give the departure date, too." });
    if (billingEndDate !== null)
      faults.push({
        pointer: "/billingEndDate",
        code: "NOT_ALLOWED",
        detail: "A billing end date needs a departure date; to stop one fee, end its schedule line.",
      });
    for (const [pointer, value] of [
      ["/noticeDate", noticeDate],
      ["/probateDate", probateDate],
    ] as const)
      if (value !== null) faults.push({ pointer, code: "NOT_ALLOWED", detail: "Give the departure date, too." });
    return faults;
  }
  if (departureDate < entryDate)
    faults.push({ pointer: "/departureDate", code: "BEFORE_START", detail: "The departure is before the entry." });
  if (departureReason === null)
    faults.push({ pointer: "/departureReason", code: "REQUIRED", detail: "Say why the client departed." });
  if (departureReason === "deceased" && departureDate > today)
    faults.push({ pointer: "/departureDate", code: "OUT_OF_RANGE", detail: "A death cannot lie in the future." });
  if (noticeDate !== null && noticeDate > departureDate)
    faults.push({
      pointer: "/noticeDate",
      code: "OUT_OF_RANGE",
      detail: "Notice is given before or on the day of departure; leave it blank when there was none.",
    });
  if (probateDate !== null && departureReason !== "deceased")
    faults.push({
      pointer: "/probateDate",
      code: "NOT_ALLOWED",
      detail: "Probate is shown only for a client who died.",
    });
  else if (probateDate !== null && probateDate < departureDate)
    faults.push({ pointer: "/probateDate", code: "BEFORE_START", detail: "Probate is shown after the death." });
  else if (probateDate !== null && probateDate > today)
    faults.push({ pointer: "/probateDate", code: "OUT_OF_RANGE", detail: "Enter probate once it has been shown." });
  // The day before the first billable day says that nothing at all is billed.
  if (billingEndDate !== null && billingEndDate < dayBefore(billingStartDate))
    faults.push({
      pointer: "/billingEndDate",
      code: "BEFORE_START",
      detail: "The billing end date is before the billing start date; for nothing to bill, give the day before it.",
    });
  return faults;
}
