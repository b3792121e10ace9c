import type { Answer, endpoints, ServiceEntry } from "@banksia/contracts";
import { formatDay } from "../../lib/days.ts";
import { count } from "../../lib/words.ts";
import { ACCOMMODATION_STATUSES, DEPARTURE_REASONS } from "./words.ts";

export type EntryChange = Answer<typeof endpoints.departClient>;

const day = (value: string | null) => (value === null ? "none" : formatDay(value));
const yes = (value: boolean) => (value ? "yes" : "no");

/** The fields of an entry as people name them, with their values in words. */
const FIELDS: { [K in keyof ServiceEntry]?: [label: string, show: (value: ServiceEntry[K]) => string] } = {
  placeCode: ["Place", (value) => value ?? "none"],
  entryDate: ["Entry", formatDay],
  billingStartDate: ["Billed from", formatDay],
  departureDate: ["Departure", day],
  departureReason: ["Reason", (value) => (value === null ? "none" : DEPARTURE_REASONS[value])],
  noticeDate: ["Notice given", day],
  probateDate: ["Probate shown", day],
  billingEndDate: ["Last day billed", (value) => (value === null ? "as the departure says" : formatDay(value))],
  accommodationStatus: ["Accommodation", (value) => ACCOMMODATION_STATUSES[value]],
  funded: ["Funded", yes],
  agreementDate: ["Agreement of", day],
  careBeforeJuly2014: ["In care before July 2014", yes],
  newMeansTesting: ["Means testing of 2014", yes],
  initialCapacity: ["Capacity at entry", (value) => value ?? "none"],
  departureCapacity: ["Capacity at departure", (value) => value ?? "none"],
  entryEventRequired: ["Portal is told of the entry", yes],
  departureEventRequired: ["Portal is told of the departure", yes],
  partnered: ["Shared with a partner", yes],
};

const isField = (key: string): key is keyof ServiceEntry & string => key in FIELDS;

function wordsOf<K extends keyof ServiceEntry>(entry: ServiceEntry, key: K): [string, string] {
  const field = FIELDS[key];
  return field ? [field[0], field[1](entry[key])] : ["", ""];
}

export interface FieldChange {
  label: string;
  before: string;
  after: string;
}

/** What differs between an entry as it is and as it would be. */
export function entryChanges(before: ServiceEntry, after: ServiceEntry): FieldChange[] {
  return Object.keys(FIELDS)
    .filter(isField)
    .flatMap((key): FieldChange[] => {
      const [label, was] = wordsOf(before, key);
      const [, is] = wordsOf(after, key);
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
