import { choice, code, day, percent, yesNo } from "./cells.ts";
import { optional, required } from "./columns.ts";

/** Where and when a person is admitted: columns of every file of stays. */
export const stayColumns = {
  service: required(code, "The code of the service.", "S1"),
  care_type: required(code, "The code of the care type.", "PERM"),
  place: optional(code, "The code of the bed, room or unit. A residential service needs one.", "A12"),
  funded: optional(yesNo, "yes or no. Blank: as the service.", "yes"),
  entry_date: required(day, "2026-10-31, or 31/10/2026.", "2026-07-01"),
  billing_start_date: optional(day, "The first day to bill. Blank: the entry date.", "2026-07-01"),
};

/** What people decide of a stay, each with a default. */
export const stayFactColumns = {
  accommodation_status: optional(
    choice("not_applicable", "not_known", "not_supported", "partly_supported", "supported", "ingoing_contribution"),
    "not_applicable, not_known, not_supported, partly_supported, supported or ingoing_contribution. Blank: not_known.",
    "not_supported",
  ),
  care_before_july_2014: optional(
    yesNo,
    "yes where the first admission into care was before 1 July 2014. Blank: yes for a residential entry before that day, no otherwise.",
  ),
  new_means_testing: optional(
    yesNo,
    "no for people in care before 1 July 2014 who did not choose the new means testing. Blank: no for these, yes for all others.",
  ),
  agreement_date: optional(day, "The day of the service agreement."),
  initial_capacity: optional(percent, "Short-term restorative care: the capacity score at entry, 0 to 100."),
};
