import type { FieldError } from "../errors.ts";
import type { CareSetting } from "./care-type-view.ts";
import type { AccommodationStatus } from "./service-entry-view.ts";
import type { ServiceKind } from "./service-view.ts";

/** Before this day other rules held, and still do for people who were in care. */
const reform2014 = "2014-07-01";

/** What people decide of an entry besides who, where and when; undefined where its default holds. */
export interface EntryFactsInput {
  /** That of the service. */
  funded?: boolean | undefined;
  accommodationStatus?: AccommodationStatus | undefined;
  /** First admission before 1 July 2014. */
  careBeforeJuly2014?: boolean | undefined;
  newMeansTesting?: boolean | undefined;
  agreementDate?: string | null | undefined;
  initialCapacity?: string | null | undefined;
  entryEventRequired?: boolean | undefined;
  departureEventRequired?: boolean | undefined;
}

export interface EntryFacts {
  funded: boolean;
  accommodationStatus: AccommodationStatus;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
  agreementDate: string | null;
  initialCapacity: string | null;
  entryEventRequired: boolean;
  departureEventRequired: boolean;
}

/** Where an entry is, as far as its defaults depend on it. */
export interface EntryPlace {
  service: { kind: ServiceKind; funded: boolean };
  setting: CareSetting;
  entryDate: string;
  /** The written choice of the rules of 1 July 2014. */
  choiceOf2014: string | null;
}

/** The facts of an entry with the defaults for what was left out. */
export function withEntryDefaults(input: EntryFactsInput, at: EntryPlace): EntryFacts {
  const funded = input.funded ?? at.service.funded;
  const careBeforeJuly2014 = input.careBeforeJuly2014 ?? (at.setting === "residential" && at.entryDate < reform2014);
  const told = at.service.kind === "residential" && funded;
  return {
    funded,
    accommodationStatus: input.accommodationStatus ?? "not_known",
    careBeforeJuly2014,
    newMeansTesting: input.newMeansTesting ?? (!careBeforeJuly2014 || at.choiceOf2014 !== null),
    agreementDate: input.agreementDate ?? null,
    initialCapacity: input.initialCapacity ?? null,
    entryEventRequired: input.entryEventRequired ?? told,
    departureEventRequired: input.departureEventRequired ?? told,
  };
}

/** What is wrong with the facts of an entry as they will stand. */
export function entryFactFaults(entry: {
  setting: CareSetting;
  entryDate: string;
  careBeforeJuly2014: boolean;
  newMeansTesting: boolean;
  initialCapacity: string | null;
  departureCapacity: string | null;
  departureDate: string | null;
}): FieldError[] {
  const faults: FieldError[] = [];
  if (!entry.careBeforeJuly2014 && entry.setting === "residential" && entry.entryDate < reform2014)
    faults.push({
      pointer: "/careBeforeJuly2014",
      code: "INVALID",
      detail: "The entry itself is before 1 July 2014: say yes, or correct the entry date.",
    });
  if (!entry.careBeforeJuly2014 && !entry.newMeansTesting)
    faults.push({
      pointer: "/newMeansTesting",
      code: "NOT_ALLOWED",
      detail: "Only people in care before 1 July 2014 can be outside the new means testing.",
    });
  for (const [pointer, value] of [
    ["/initialCapacity", entry.initialCapacity],
    ["/departureCapacity", entry.departureCapacity],
  ] as const)
    if (value !== null && (value.startsWith("-") || !/^(\d{1,2}(\.\d+)?|100(\.0+)?)$/.test(value)))
      faults.push({ pointer, code: "OUT_OF_RANGE", detail: "A capacity score lies between 0 and 100." });
  if (entry.departureCapacity !== null && entry.departureDate === null)
    faults.push({
      pointer: "/departureCapacity",
      code: "NOT_ALLOWED",
      detail: "The capacity at departure needs a departure date.",
    });
  return faults;
}
