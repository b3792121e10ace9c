import type { Answer, endpoints, ServiceEntry } from "@banksia/contracts";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { ACCOMMODATION_STATUSES, DEPARTURE_REASONS } from "./words.ts";

export type EntryChange = Answer<typeof endpoints.departClient>;

const day = (value: string | null) => (value === null ? "none" : formatDay(value));
const yes = (value: boolean) => (value ? "yes" : "no");

/** The fields of an entry as people name them, with their values in words. */
const FIELDS: [label: string, show: (entry: ServiceEntry) => string][] = [
  ["Place", (entry) => entry.placeCode ?? "none"],
  ["Entry", (entry) => formatDay(entry.entryDate)],
  ["Billed from", (entry) => formatDay(entry.billingStartDate)],
  ["Departure", (entry) => day(entry.departureDate)],
  ["Reason", (entry) => (entry.departureReason === null ? "none" : DEPARTURE_REASONS[entry.departureReason])],
  ["Notice given", (entry) => day(entry.noticeDate)],
  ["Probate shown", (entry) => day(entry.probateDate)],
  [
    "Last day billed",
    (entry) => (entry.billingEndDate === null ? "as the departure says" : formatDay(entry.billingEndDate)),
  ],
  ["Accommodation", (entry) => ACCOMMODATION_STATUSES[entry.accommodationStatus]],
  ["Funded", (entry) => yes(entry.funded)],
  ["Agreement of", (entry) => day(entry.agreementDate)],
  ["In care before July 2014", (entry) => yes(entry.careBeforeJuly2014)],
  ["Means testing of 2014", (entry) => yes(entry.newMeansTesting)],
  ["Capacity at entry", (entry) => entry.initialCapacity ?? "none"],
  ["Capacity at departure", (entry) => entry.departureCapacity ?? "none"],
  ["Portal is told of the entry", (entry) => yes(entry.entryEventRequired)],
  ["Portal is told of the departure", (entry) => yes(entry.departureEventRequired)],
  ["Shared with a partner", (entry) => yes(entry.partnered)],
];

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** What differs between an entry as it is and as it would be. */
export function entryChanges(before: ServiceEntry, after: ServiceEntry): FieldChange[] {
  return FIELDS.flatMap(([label, show]): FieldChange[] => {
    const was = show(before);
    const is = show(after);
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}

/** What is said when a change is saved, with what it leaves to do. */
export function savedWords(
  said: string,
  adjustmentRequiredLines: number,
  warnings: readonly { detail: string }[],
): string {
  return [
    said,
    adjustmentRequiredLines > 0 ? `${count(adjustmentRequiredLines, "fee")} already billed now to be adjusted.` : "",
    ...warnings.map((warning) => warning.detail),
  ]
    .filter(Boolean)
    .join(" ");
}
